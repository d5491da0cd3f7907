import de from '../../../../data/templates/de.json' with { type: 'json' };
import en from '../../../../data/templates/en.json' with { type: 'json' };
import es from '../../../../data/templates/es.json' with { type: 'json' };
import fr from '../../../../data/templates/fr.json' with { type: 'json' };
import pt from '../../../../data/templates/pt.json' with { type: 'json' };
import { keptReading, madeOnce } from '../../../triage/text/kept_readings.ts';
import { wordLines, wordsOf } from '../words/words.ts';

export interface IssueTemplate {
  /** One sentence that shows how the message was read, where one says more than thanks; promises nothing. */
  ack?: string;
  /** The one question that helps most with a case of this issue; missing where a person looks at it without. */
  question?: string;
  /** The same question of somebody who has told part of it already, by what is told: `order`, `date amount`. */
  questionKnown?: Record<string, string>;
  /** Words and phrases that tell this issue; `*` stands for any ending. */
  cues: string[];
}

/** The neutral sentences of one language. They promise nothing and name no fact. */
export interface LanguageTemplates {
  intro: string;
  introProduct: string;
  introAgain: string;
  introAgainProduct: string;
  /** For a customer who is surely unhappy; admits nothing and promises nothing. */
  sorry: string;
  /** For a customer who tells of a death, an illness, an accident or a theft. */
  sorryToHear: string;
  bridge: string;
  /** Before an answer that stands in another language; `{language}` is its name in this one. */
  untranslated: string;
  more: string;
  closing: string;
  /** The same under the answer to a ticket that asks several things, not all of which it may hold. */
  closingPartly: string;
  askBack: string;
  /** The question where several answers fit and the ticket does not say which it means; they are listed under it. */
  askWhich: string;
  /** Where nothing is missing and nothing known answers: a person looks at it. Promises no time and no outcome. */
  handOn: string;
  /** Before an answer that may be the one; before several of which some may; and what to do if it is something else. */
  perhaps: string;
  perhapsSeveral: string;
  perhapsElse: string;
  /** The question where something does not work and nothing known says why. */
  askFault: string;
  /** Before the customer's questions that nothing known answers. */
  open: string;
  issues: Record<string, IssueTemplate>;
}

const LANGUAGES: Record<string, LanguageTemplates> = { en, de, es, fr, pt };

/** The neutral templates of a language, or undefined where we have none. */
export const templatesIn = (language: string): LanguageTemplates | undefined => LANGUAGES[language];

/** Issues that any message may sound like: they win only where nothing more particular does. */
const GENERAL: Record<string, number> = { how_to: 0.6, app_problem: 0.9, device_fault: 0.9, praise: 0.7, update_error: 0.9, other: 0 };
/** One general word alone says too little to be a matter. */
const LEAST_POINTS = 1;
const PHRASE = 1.6;
const LABEL = 2;
const SUBJECT = 1;

interface Cue { issue: string; needle: string; weight: number }
interface Cues {
  all: readonly Cue[];
  /** Places in `all` by what their words begin with: a text holds few of the beginnings. */
  byBeginning: ReadonlyMap<string, readonly number[]>;
}

/** A blank and this many letters: how a needle begins, and where in a padded text one may stand. */
const BEGINNING = 3;

const cuesOf = madeOnce((templates: LanguageTemplates): Cues => {
  const own = Object.entries(templates.issues).flatMap(([issue, { cues }]) => cues.map((cue) => ({ issue, cue })));
  const lines = wordLines(own.map(({ cue }) => cue));
  const all = own.map(({ issue, cue }, at) => {
    const words = lines[at] ?? '';
    return { issue, needle: ` ${words}${cue.endsWith('*') ? '' : ' '}`, weight: (words.includes(' ') ? PHRASE : 1) * (GENERAL[issue] ?? 1) };
  });
  const byBeginning = new Map<string, number[]>();
  for (const [at, { needle }] of all.entries()) {
    const beginning = needle.slice(0, BEGINNING);
    byBeginning.set(beginning, [...byBeginning.get(beginning) ?? [], at]);
  }
  return { all, byBeginning };
});

/** Places of the cues that one of these padded texts may hold, rising. */
function likelyCues({ byBeginning }: Cues, padded: readonly string[]): number[] {
  const beginnings = new Set<string>();
  for (const text of padded) for (let at = 0; at >= 0; at = text.indexOf(' ', at + 1)) beginnings.add(text.slice(at, at + BEGINNING));
  return [...beginnings].flatMap((beginning) => byBeginning.get(beginning) ?? []).sort((a, b) => a - b);
}

/** An ending is no word of its own: a "Wechselrichter" changes nothing. */
const LONGEST_ENDING = 6;
const ENDING = new RegExp(String.raw`^[^ ]{0,${LONGEST_ENDING}} `);

/** Whether a padded text holds a cue: the whole words, or, for one cut off, the beginning of a word that ends soon after. */
function holds(text: string, needle: string): boolean {
  if (needle.endsWith(' ')) return text.includes(needle);
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
    if (ENDING.test(text.slice(at + needle.length, at + needle.length + LONGEST_ENDING + 1))) return true;
  }
  return false;
}

type Points = ReadonlyMap<string, number>;
type Texts = readonly [text: string, share: number][];

/** What the cues that a ticket holds add up to, by issue. */
function pointsAnew(language: string, texts: Texts): Points {
  const templates = templatesIn(language);
  if (!templates) return new Map();
  const padded = texts.map(([text, weight]) => [` ${wordsOf(text).join(' ')} `, weight] as const);
  const scores = new Map<string, number>();
  const cues = cuesOf(templates);
  for (const place of likelyCues(cues, padded.map(([text]) => text))) {
    const { issue, needle, weight } = cues.all[place]!;
    for (const [text, share] of padded) if (holds(text, needle)) scores.set(issue, (scores.get(issue) ?? 0) + weight * share);
  }
  return scores;
}

const READ = 6000;
const MOST_KEPT = 4;
const keptPoints = keptReading((asked) => pointsAnew(...JSON.parse(asked) as [language: string, texts: Texts]), MOST_KEPT);
/** The same, of what was asked about last: each part of a reply asks the same of its ticket. Where the subject is the whole message it counts once. */
const pointsIn = (language: string, texts: Texts): Points => keptPoints(JSON.stringify([language, texts.filter(([text], at) => text !== '' && texts.findIndex(([same]) => same === text) === at).map(([text, share]) => [text.slice(0, READ), share])]));

/** How much in a ticket's own words speaks for an issue: about 1 for each word or phrase that tells it, 0 where none does. */
export function pointsFor(issue: string, language: string, { subject, message }: { subject: string; message: string }): number {
  return pointsIn(language, [[message, 1], [subject, SUBJECT]]).get(issue) ?? 0;
}

/** The neutral issue a ticket sounds like, `other` where nothing tells; `label` is the team's own name for it, if known. */
export function neutralIssue(language: string, ticket: { subject: string; message: string }, label: string): string {
  const templates = templatesIn(language);
  if (!templates) return 'other';
  if (templates.issues[label]) return label;
  const [best] = [...pointsIn(language, [[ticket.message, 1], [ticket.subject, SUBJECT], [label.replaceAll('_', ' '), LABEL]])].sort((a, b) => b[1] - a[1]);
  return best && best[1] >= LEAST_POINTS ? best[0] : 'other';
}

/** The question that asks for what is missing, of somebody who has given these facts: the more of them it knows of, the better it fits. */
export function questionFor({ question = '', questionKnown = {} }: IssueTemplate, given: string[]): string {
  const fitting = Object.entries(questionKnown).map(([facts, text]) => ({ facts: facts.split(' '), text })).filter(({ facts }) => facts.every((fact) => given.includes(fact)));
  return fitting.sort((a, b) => b.facts.length - a.facts.length)[0]?.text ?? question;
}
