/**
 * What `npm run push` asks Zapier's CLI to do, and what came of it. Its modules are called and not its commands, whose errors come wrapped
 * and coloured, and which have none that lists connections. The folder of the process is the app's: there `.zapierapprc` says which one it is.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const cli = (module: string): any => require(`zapier-platform-cli/src/${module}`);

interface App { id: number }
interface Connection { id: number; app_version?: string }

/** What is missing before anything can be uploaded, and the way out, in one sentence. */
export class NotReady extends Error {}

/** `refused`: the server will not have this very zip. `failed`: something else, of which `words` tells. */
export type Upload = { outcome: 'taken' } | { outcome: 'refused' | 'failed'; words: string };
/** `runs`, `crashes`: a step was asked on Zapier's servers. `untried`: it could not be; `words` is empty where there is no connection to ask it with. */
export type Trial = { outcome: 'runs' } | { outcome: 'crashes' | 'untried'; words: string };

const UNREACHABLE = 'Zapier could not be reached. Look whether this computer is on the network, then type `npm run push` again.';
const LOGIN = 'You are not logged in to Zapier. Type `npx zapier-platform login`, then `npm run push` again.';
const REGISTER = 'Zapier does not know this app yet. Type `npx zapier-platform register "Support Triage"`, then `npm run push` again. (If you have registered it before, from another folder: `npx zapier-platform link`.)';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The app that is registered, and who may write to it, by the CLI's own calls and checks. */
async function readApp(): Promise<App> {
  const { getLinkedAppConfig, getWritableApp, readCredentials } = cli('utils/api');
  if (Object.keys(await readCredentials(false)).length === 0) throw new NotReady(LOGIN);
  if (!(await getLinkedAppConfig(undefined, false)).id) throw new NotReady(REGISTER);
  try {
    const app = await getWritableApp();
    cli('utils/check-missing-app-info')(app);
    return app;
  } catch (error) {
    const words = messageOf(error);
    if (words === 'fetch failed') throw new NotReady(UNREACHABLE);
    if (words.startsWith('Your credentials are present, but invalid')) throw new NotReady(LOGIN);
    throw new NotReady(`Zapier's answer: ${words}`);
  }
}

/** The connections with which steps of the app can be run, those of this version first; none where Zapier does not tell. */
async function readConnections({ id }: App, version: string): Promise<Connection[]> {
  const { callAPI } = cli('utils/api');
  const answer: { objects?: Connection[] } = await callAPI(`/apps/${id}/authentications`).catch(() => ({}));
  const rank = (connection: Connection): number => (connection.app_version === version ? 0 : 1);
  return (answer.objects ?? []).toSorted((a, b) => rank(a) - rank(b));
}

/** The CLI's way to tell of an answer that is no success: its status and what the server says. */
const REFUSAL = /"[^"]*" returned "(\d{3})" saying "([^]*)"/;
/** Answers that would be the same whatever is in the zip: who asks, how often, how much at once, and a server that has trouble of its own. */
const NOT_ABOUT_THE_ZIP = ['401', '404', '408', '413', '425', '429', '502', '503', '504'];

/** Uploads `build/build.zip` and `build/source.zip`, as `zapier-platform upload` does. */
async function upload(): Promise<Upload> {
  try {
    await cli('utils/build').buildAndOrUpload({ upload: true });
    return { outcome: 'taken' };
  } catch (error) {
    const words = messageOf(error);
    // Where the line is cut in the middle of it, the CLI's error has no words.
    if (words === 'fetch failed' || words === '') return { outcome: 'failed', words: UNREACHABLE };
    const [, status = '', said = ''] = REFUSAL.exec(words) ?? [];
    return status && !NOT_ABOUT_THE_ZIP.includes(status) ? { outcome: 'refused', words: said } : { outcome: 'failed', words: `Zapier's answer: ${words}` };
  }
}

/** A step that needs no account, and a message on which it cannot fail. */
const STEP = { actionType: 'create', actionKey: 'analyze_sentiment', inputData: { message: 'Thank you, the lamp works again.', engine: 'builtin' } };
/** How an app speaks that does not start, whoever tells of it: Node's words, Lambda's, and the folder in which Lambda keeps it. */
const DOES_NOT_START = /Cannot find module|\/var\/task\/|Runtime\.|Handler '/;

/** Has Zapier run one step of what was uploaded, as `zapier-platform invoke --remote` does. */
async function tryStep(app: App, version: string): Promise<Trial> {
  const [connection] = await readConnections(app, version);
  if (!connection) return { outcome: 'untried', words: '' };
  try {
    const answer = await cli('oclif/commands/invoke/remote').remoteInvoke({ ...STEP, appId: app.id, version, authId: connection.id });
    return answer?.sentiment ? { outcome: 'runs' } : { outcome: 'crashes', words: 'the step gave nothing back' };
  } catch (error) {
    const words = messageOf(error);
    const notRun = words === 'fetch failed' || words.startsWith('Invocation timed out') || REFUSAL.test(words);
    return { outcome: notRun && !DOES_NOT_START.test(words) ? 'untried' : 'crashes', words };
  }
}

/** Asks for what every upload needs, before a minute goes into a build. Throws NotReady. */
export async function openZapier(version: string): Promise<{ upload: () => Promise<Upload>; tryStep: () => Promise<Trial> }> {
  const app = await readApp();
  return { upload, tryStep: () => tryStep(app, version) };
}
