import type { EscalationReason } from '../../ports/engine.ts';
import { fold } from '../text/characters.ts';
import { isContact, tellsMatter } from '../text/spoken_lines.ts';
import type { EscalationVerdict } from './verdict.ts';

/** What a person reads a ticket for where a few words by themselves say it. Not the law: lawyers, courts and officers stand in signatures. */
const HEARD: ReadonlySet<EscalationReason> = new Set<EscalationReason>(['safety', 'security_breach', 'abusive_or_threat', 'chargeback_fraud', 'vulnerable_customer']);
/** Words of a line that is a cry rather than a sentence: around so few the model knows too little to take them for ordinary. */
const MOST_OF_A_CRY = 5;
/** Letters below a sign-off that are read, their beginning and their end; a signature has some hundred. */
const LONGEST_BELOW = 3_000;

/** What cannot be ruled out, and the line that tells it. */
interface Danger {
  reason: EscalationReason;
  phrase: string;
}
type Read = Pick<EscalationVerdict, 'findings' | 'suppressed'>;

const passedOver = ({ suppressed }: Read): Danger[] => suppressed.filter(({ reason, why }) => why === 'an ordinary sentence' && HEARD.has(reason));

/** A danger that the model took for ordinary, where it is the whole of a line among others: "How do I …?", and at the end "KETTLE ON FIRE". */
export function dangerAlone(message: string, read: Read): Danger | undefined {
  const cries = message.includes('\n') ? passedOver(read) : [];
  if (cries.length === 0) return undefined;
  const lines = message.split('\n').map((line) => line.trim()).filter((line) => line.split(/\s+/).length <= MOST_OF_A_CRY && !line.endsWith('?'));
  return cries.flatMap(({ reason, phrase }) => lines.filter((line) => line.includes(phrase)).map((line) => ({ reason, phrase: line })))[0];
}

const WORD = /\p{L}+/gu;
/** "Suicide Prevention Trust", "Feuerwehr Moll GmbH": each word with a capital, as names and titles are written, and not all of it shouted. */
function isTitle(line: string): boolean {
  const words = line.match(WORD) ?? [];
  // "Hacked" below a name is no title.
  return line !== line.toUpperCase() && words.every((word) => word.charAt(0) !== word.charAt(0).toLowerCase()) && !(words.length === 1 && tellsMatter(fold(line)));
}

/** A danger told below the sign-off: what was taken for a signature may be what somebody adds. `read` reads a text by the rules. */
export function dangerBelow(below: string, read: (text: string) => Read): Danger | undefined {
  const near = below.length <= LONGEST_BELOW ? below : `${below.slice(0, LONGEST_BELOW / 2)}\n\n${below.slice(-LONGEST_BELOW / 2)}`;
  const lines = near.split('\n').map((line) => line.trim()).filter((line) => !isTitle(line) && !isContact(fold(line)));
  if (!lines.some(Boolean)) return undefined;
  const found = read(lines.join('\n')), heard = [...found.findings, ...passedOver(found)].find(({ reason }) => HEARD.has(reason));
  return heard && { reason: heard.reason, phrase: lines.find((line) => line.includes(heard.phrase)) ?? heard.phrase };
}
