import de from '../../data/templates/de.json' with { type: 'json' };
import en from '../../data/templates/en.json' with { type: 'json' };
import es from '../../data/templates/es.json' with { type: 'json' };
import fr from '../../data/templates/fr.json' with { type: 'json' };
import pt from '../../data/templates/pt.json' with { type: 'json' };
import { fold } from '../triage/text/characters.ts';

/** How the issues that the built-in engine knows are called in reports. Keys are those of `data/templates`. */
const LABELS: Record<string, string> = {
  login: 'Login', account_security: 'Account security', connection: 'Connection', app_problem: 'App problem', update_error: 'Error or update',
  power_battery: 'Power and battery', device_fault: 'Device fault', delivery: 'Delivery', wrong_or_damaged: 'Wrong or damaged item',
  return_refund: 'Return or refund', warranty: 'Warranty', billing: 'Billing', cancellation: 'Cancellation', plan_change: 'Plan change',
  invoice: 'Invoice', privacy: 'Privacy', how_to: 'How-to', feature_request: 'Feature request', praise: 'Praise',
};

/** Issues that any message may sound like win only where nothing more particular does. */
const GENERAL: Record<string, number> = { how_to: 0.6, app_problem: 0.9, device_fault: 0.9, praise: 0.7, update_error: 0.9 };
const GENERAL_LABELS = new Set(Object.keys(GENERAL).map((key) => LABELS[key]));
/** True for a kind that any message may sound like, such as “How-to”. */
export const isGeneralIssue = (issue: string): boolean => GENERAL_LABELS.has(issue);

const PHRASE = 1.6;
const LEAST = 0.6;
/** Prefix cues are looked up by their head; none is shorter. */
const SHORTEST_HEAD = 3;

interface Cue { issue: string; words: string[]; weight: number }

interface CueBook {
  whole: Map<string, Cue[]>;
  heads: Map<string, Cue[]>;
  longestHead: number;
}

let book: CueBook | undefined;

function readBook(): CueBook {
  const made: CueBook = { whole: new Map(), heads: new Map(), longestHead: 0 };
  for (const { issues } of [en, de, es, fr, pt]) {
    for (const [issue, { cues }] of Object.entries(issues)) {
      for (const cue of cues) {
        const words = fold(cue).replace(/\*$/, '').split(/[^\p{L}\p{N}']+/u).filter(Boolean);
        const first = words[0] ?? '';
        const isHead = words.length === 1 && cue.endsWith('*') && first.length >= SHORTEST_HEAD;
        const shelf = isHead ? made.heads : made.whole;
        if (isHead) made.longestHead = Math.max(made.longestHead, first.length);
        shelf.set(first, [...(shelf.get(first) ?? []), { issue, words, weight: (words.length > 1 ? PHRASE : 1) * (GENERAL[issue] ?? 1) }]);
      }
    }
  }
  return made;
}

/** Cues that may begin at a word, kept for the next ticket; emptied when a hostile text fills it. */
const beginning = new Map<string, Cue[]>();
const MOST_KEPT = 100_000;
const NONE: Cue[] = [];

function cuesBeginning({ whole, heads, longestHead }: CueBook, word: string): Cue[] {
  const known = beginning.get(word);
  if (known) return known;
  if (beginning.size >= MOST_KEPT) beginning.clear();
  const found = [...(whole.get(word) ?? [])];
  for (let length = SHORTEST_HEAD; length <= Math.min(longestHead, word.length); length += 1) found.push(...(heads.get(word.slice(0, length)) ?? []));
  const kept = found.length > 0 ? found : NONE;
  beginning.set(word, kept);
  return kept;
}

/** A cue of one word was found by that word or its head; a phrase must go on as it begins. */
const goesOn = (cue: Cue, words: readonly string[], at: number): boolean => cue.words.length === 1 || cue.words.every((part, offset) => words[at + offset] === part);

/**
 * The issue that a ticket's words sound like, as reports call it; `""` where nothing tells. English, German, Spanish,
 * French and Portuguese cues side by side; each different cue counts once, in the subject once more.
 */
export function issueByWords(subject: readonly string[], message: readonly string[]): string {
  book ??= readBook();
  const scores = new Map<string, number>();
  for (const words of [subject, message]) {
    const met = new Set<Cue>();
    for (let at = 0; at < words.length; at += 1) {
      for (const cue of cuesBeginning(book, words[at] ?? '')) {
        if (met.has(cue) || !goesOn(cue, words, at)) continue;
        met.add(cue);
        scores.set(cue.issue, (scores.get(cue.issue) ?? 0) + cue.weight);
      }
    }
  }
  let best = '';
  let most = LEAST;
  for (const [issue, score] of scores) if (score >= most && (score > most || best === '' || issue < best)) [best, most] = [issue, score];
  return LABELS[best] ?? '';
}
