/** The order of things in `npm run push`: which form of the app is built and uploaded, and what is said of it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Trial, Upload } from './zapier_cli.ts';

/** `fast`: Zapier's core rearranged for the start (docs/build.md). `plain`: core as it came. */
export type Form = 'fast' | 'plain';

export interface Means {
  /** Makes build/ and stage/ in that form; throws where it cannot. */
  build(form: Form): unknown;
  upload(): Promise<Upload>;
  tryStep(): Promise<Trial>;
  say(sentence: string): void;
  /** Between the first and the second try of a step that did not run: what has just been uploaded may not stand ready yet. */
  pauseMs: number;
}

const NAMES: Record<Form, string> = { fast: 'the fast form', plain: 'the form with Zapier\'s own code as it came' };
const BUILDING: Record<Form, string> = { fast: 'Building the app …', plain: 'Building it with Zapier\'s own code as it came …' };
const COST = 'It does the same in every step; only a step that has not run for a while starts more slowly (docs/build.md says by how much).';
const OTHER = 'If connecting it in Zapier, or the first test of a step, ends in an error all the same: `npm run push -- --plain-core` puts the other form in its place.';
const KEEP = 'Should you push again: `npm run push -- --plain-core` takes this form at once.';

const shortened = (words: string): string => (words.length > 300 ? `${words.slice(0, 300)} …` : words);

async function tryTwice({ tryStep, pauseMs }: Means): Promise<Trial> {
  const first = await tryStep();
  if (first.outcome !== 'crashes') return first;
  await sleep(pauseMs);
  return tryStep();
}

/** What is now in Zapier, how far it was tried there, and what to do. */
function closing(form: Form, trial: Trial): string {
  const what = `Support Triage is in Zapier, in ${NAMES[form]}.${form === 'plain' ? ` ${COST} ${KEEP}` : ''}`;
  const help = form === 'fast' ? ` ${OTHER}` : '';
  if (trial.outcome === 'runs') return `${what} Zapier has run one of its steps.`;
  if (trial.outcome === 'untried' && trial.words === '') return `${what} Whether it runs there can be tried once there is a connection: in Zapier choose Connections, Add connection, Support Triage, and leave every field blank.${help}`;
  if (trial.outcome === 'untried') return `${what} Zapier did not let one of its steps be tried (${shortened(trial.words)}).${help}`;
  return `${what} But a step does not run there: “${shortened(trial.words)}”. As Zapier's own code is what it was, the form is not to blame. Look whether Support Triage's connection in Zapier is in order, and push again; if it stays so, tell us these words.`;
}

/**
 * Builds and uploads the forms in turn until Zapier takes one that runs. Resolves to the exit code: 0 where the last form uploaded
 * runs or could not be tried, 1 where Zapier takes none, or runs none.
 */
export async function pushApp(forms: readonly Form[], means: Means): Promise<number> {
  const { build, upload, say } = means;
  let inZapier: Form | undefined;
  for (const [index, form] of forms.entries()) {
    const last = index === forms.length - 1;
    say(BUILDING[form]);
    await build(form);
    const answer = await upload();
    const now = inZapier ? `In Zapier is still ${NAMES[inZapier]}, which does not run.` : 'Nothing has changed in Zapier.';
    if (answer.outcome === 'failed') {
      say(`${answer.words}\n${now}`);
      return 1;
    }
    if (answer.outcome === 'refused') {
      say(`Zapier's server does not take ${NAMES[form]} of the app: “${shortened(answer.words)}”.`);
      if (last) say(`${forms.length > 1 && !inZapier ? 'It takes neither, so the form is not what is wrong: its words above say what is. ' : ''}${now}`);
      continue;
    }
    inZapier = form;
    const trial = await tryTwice(means);
    if (trial.outcome === 'crashes' && !last) {
      say(`Zapier has taken ${NAMES[form]} of the app, but a step does not run there: “${shortened(trial.words)}”.`);
      continue;
    }
    say(closing(form, trial));
    return trial.outcome === 'crashes' ? 1 : 0;
  }
  return 1;
}
