import { emptyReply } from './reply_output.ts';
export default emptyReply('', [], '');
