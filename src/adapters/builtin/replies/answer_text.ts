import type { Passage } from '../../../ports/knowledge_base.ts';
import { withoutGreeting } from '../../../triage/letter_formulas.ts';
import { withoutPersonalData } from '../../../triage/personal_data.ts';
import { detectLanguage } from '../../../triage/language.ts';
import { solutionText } from '../../../triage/replies/solution_text.ts';
import { asksItself } from './named_beyond.ts';
import { languageOfAnswer } from './reply_frame.ts';
import { isHowTo, tellsFault } from './told_faults.ts';
import { isFunctionWord } from '../words/word_lists.ts';
import { wordsOf } from '../words/words.ts';

const LONGEST_HEADING = 90;
const LONGEST_QUOTE = 160;

/** "Yes.", "Not at all:", but no "No. 7": an answer to the passage's own question, which may not be the ticket's. */
const ANSWER_WORD = /^(?:yes|no|not at all|of course|certainly|ja|nein|natürlich|gar nicht|keineswegs|sí|no|claro(?: que sí)?|en absoluto|por supuesto|oui|non|bien sûr|pas du tout|sim|não|claro que sim|de modo nenhum)[.,:!;]\s+(?=[^\s\d])/iu;

/** "The customer told us that …" of a solved ticket: a note about somebody else. What an article says of the customer is a rule. */
const ABOUT_ANOTHER = /(?:^|(?<=[.!?]\s))(?:the (?:customer|client)|der kunde|die kundin|(?:el|la) client[ea]|le client|la cliente|[oa] cliente)\s(?:[^.!?\n]|\.(?=\d)){1,300}[.!?]?/gimu;

/** "Léa", "Hugo Petit" on a last line of its own: who answered another customer. */
const SIGNED = /^\p{Lu}[\p{L}'’-]{1,20}(?: \p{Lu}[\p{L}'’.-]{0,20}){0,2}$/u;

function withoutName(text: string): string {
  const lines = text.split('\n');
  return lines.length > 2 && lines.at(-2)?.trim() === '' && SIGNED.test(lines.at(-1)?.trim() ?? '') ? lines.slice(0, -2).join('\n') : text;
}

/** "## Costs", "**Costs**" on a line of its own. */
const MARKED_HEADING = /^(?:#{1,6} +([^\n]{1,90}?)|\*\*([^*\n]{1,90}?)\*\*)[:.]?[ \t]*\n+(?=[^\n])/gmu;

/** A colon at the end of a line, to which French puts a blank. */
const LED_IN = /[^\s:]:\n/, LED_IN_EACH = /[^\s:](?=:\n)/g;

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** A passage's solution as its reader is told it: whom it was written to and by left out, nothing of it turned to another question. */
export const toReader = ({ kind, solution }: Pick<Passage, 'kind' | 'solution'>): string => {
  const all = solutionText(solution), ungreeted = withoutGreeting(all);
  const unsigned = kind === 'article' ? ungreeted : withoutName(ungreeted);
  const whole = (unsigned === all ? all : capital(unsigned)).trim() || all;
  const marked = (kind === 'article' ? whole : whole.replace(ABOUT_ANOTHER, '')).replace(MARKED_HEADING, '$1$2:\n').replace(/ {2,}/g, ' ').trim();
  return (LED_IN.test(marked) && detectLanguage(marked.slice(0, 1500)).language === 'fr' ? marked.replace(LED_IN_EACH, '$& ') : marked) || whole;
};

/** A passage's solution as it may open an answer to another question. */
function answerText(passage: Pick<Passage, 'kind' | 'solution'>): string {
  const text = toReader(passage);
  const rest = text.replace(ANSWER_WORD, '');
  return rest === text ? text : capital(rest);
}

/** The same below its heading: an article's own question is answered word for word. */
export function underHeading(passage: Passage, words = ''): string {
  const own = heading(passage, words);
  return own === '' ? answerText(passage) : `${own}\n${passage.kind === 'article' ? toReader(passage) : answerText(passage)}`;
}

/** The bridge ends in a colon: before a line that ends in one too, it would say the same twice. */
export const bridgeFor = (bridge: string, answer: string): string => (/:\s*$/.test(answer.split('\n')[0] ?? '') ? '' : bridge);

/** "My password is …": a question that holds one is not told again. */
const SECRET = /(?<!\p{L})(?:password|passcode|passwort|kennwort|contraseña|mot de passe|senha|palavra-passe|pin|cvv|cvc)\s?(?:is|ist|lautet|es|est|é|:|=)\s?\S/iu;
const ADDRESS = /(?:https?:\/\/|www\.)\S*|(?:[\p{L}\p{N}-]{1,63}\.){1,6}\p{L}{2,24}\/\S*/giu;

/** Whoever ends a sentence with an emoji needs no full stop. */
const UP_TO_EMOJI = /^.{0,2000}(?![©®™])\p{Extended_Pictographic}[\uFE0F\u{1F3FB}-\u{1F3FF}]?\s+(?=[\p{L}¿])/su;

/**
 * The customer's own question on one line, without what a mail could make more of than words, and without what nobody should
 * read twice: addresses, numbers of cards, accounts and telephones. `""` where it holds a password.
 */
export const quoted = (words: string): string => (SECRET.test(words) ? '' : withoutPersonalData(withoutGreeting(words.replace(UP_TO_EMOJI, '').replace(/\p{Cf}/gu, ''))).replace(/\[(?:EMAIL|PHONE|CARD|ACCOUNT)\]/g, '…').replace(ADDRESS, '…')
  .replace(/[[\]()<>*_`#|{}]/g, ' ').replace(/\s+/g, ' ').trim().slice(0, LONGEST_QUOTE).replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase()));

/** What stands on a line of its own before an answer: its title, or what was asked where that is another customer's; none where it is no title but the head of a text. */
export function heading(passage: Passage, words = ''): string {
  const { kind, title } = passage;
  const line = kind === 'article' ? title.trim() : quoted(words);
  if (line === '' || line.length > LONGEST_HEADING || /\n/.test(line)) return '';
  return /[?:!]$/.test(line) ? line : `${line.replace(/[.…]$/, '')}${languageOfAnswer(passage) === 'fr' ? ' ' : ''}${kind === 'article' && !line.includes('?') && asksItself(line) ? '?' : ':'}`;
}

/** Letters by which a word is known in any form of it. */
const BEGINNING = 4;
const LEAST_REPEATED = 2;

/** An answer of so many words tells what it is about: the question above it, in its customer's voice, would read oddly. */
const TELLS_ITSELF = 25;
/** "My new glasses feel wrong": a title in the customer's voice. */
const OF_CUSTOMER = /^(?:(?:my|mein\w*|mis?|m[ao]n|mes|meus?|minhas?|i|ich|yo|je|j['’]\w+|eu|n[ao]o) |il y a )/i;

/** Whether an answer begins by so many words of its title, so that it can be read without. */
function standsAlone(title: string, text: string, least: number): boolean {
  if (ANSWER_WORD.test(text)) return false;
  const asked = new Set(wordsOf(title).filter((word) => word.length >= BEGINNING && !isFunctionWord(word)).map((word) => word.slice(0, BEGINNING)));
  const said = new Set(wordsOf(text.split(/(?<=[.!?])\s/)[0] ?? '').map((word) => word.slice(0, BEGINNING)));
  return [...asked].filter((word) => said.has(word)).length >= Math.max(1, Math.min(least, asked.size));
}

/**
 * An article's answer, under the article's own question or topic where it cannot be read without: "Yes, in the app." and "Within 30
 * days." are no answers by themselves, and "From £20, by e-mail" tells of no gift card. Steps are.
 */
export function underOwnQuestion(passage: Passage): string {
  const { kind, title } = passage;
  const isQuestion = /\?\s*$/.test(title), text = toReader(passage);
  const isLabel = kind === 'article' && !isHowTo(title) && !tellsFault(title) && (isQuestion || (title.trim() !== '' && !OF_CUSTOMER.test(title.trim()) && !/[.!]\s*$/.test(title)));
  const isLong = isQuestion && !ANSWER_WORD.test(text) && wordsOf(text).length >= TELLS_ITSELF;
  const own = isLabel && !isLong && !standsAlone(title, text, isQuestion ? LEAST_REPEATED : 1) ? heading(passage) : '';
  return own ? `${own}\n${text}` : answerText(passage);
}
