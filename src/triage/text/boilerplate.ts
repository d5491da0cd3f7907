import { fold } from './characters.ts';
import { ofLines, ofTexts, wordsOf } from './phrases.ts';

const PLACEHOLDER = /\[(?:cid|image|inline image|bild|imagen|imagem|photo|logo)[:\s][^\][\n]{0,300}\]|\[image\]/gi;
/** A link alone on its line, between angle brackets: what a mail program leaves of a logo. */
const BARE_LINK = /^[ \t]*<(?:https?|mailto):[^<>\s]{1,2000}>[ \t]*$/gim;
const LINK_TAIL = /<(?:https?|mailto):[^<>\s]{1,2000}>/gi;

const smallPrint = ofTexts.beginningsOf('boilerplate');
const disclaimers = ofTexts.beginningsOf('disclaimers');
const deviceLines = ofTexts.phrasesOf('device_lines');
const deviceNames = ofLines.phrasesOf('device_names');
const companyPrint = ofTexts.beginningsOf('company_print');
const disclaimerSigns = ofTexts.beginningsOf('disclaimer_signs');
const BRACKETED_BANNER = /^[ \t]{0,8}(?:\[|\*{2,}\s?)(?:external|extern|externe|externo)(?:\s?(?:e-?mail|sender|message|mail|absender))?(?:\]|\s?\*{2,})[\s:-]{0,4}/;
/** One look at the whole text is cheaper than one at each line. */
const MARKED_BANNER = /(?:\[|\*\s?)extern/;
/** So many different words of a disclaimer make one, where none of its set sentences is found. */
const SIGNS_NEEDED = 4;
const firstPerson = wordsOf('first_person');
const speech = wordsOf('speech');
/** Longer lines are a flattened body: only the sentence goes, not the line. */
const LONGEST_LINE = 260;

const wordsIn = (folded: string): string[] => folded.match(/[\p{L}\p{N}']+/gu) ?? [];

const unsubscribe = ofTexts.beginningsOf('unsubscribe');
const hereWords = ofLines.phrasesOf('here_words');
const faults = ofLines.phrasesOf('fault_words');

/** "No more offers? Unsubscribe here": the way out of a list, named as a link, with no word of its being broken. */
const isWayOut = (folded: string): boolean => unsubscribe.isIn(folded) && (hereWords.isIn(folded) || /[|·•]/.test(folded)) && !faults.isIn(folded);

const holdsSmallPrint = (folded: string): boolean => smallPrint.isIn(folded) || isWayOut(folded);

/** Small print, and not a sentence in which the customer speaks of it ("I clicked unsubscribe four times"). */
const isBoilerplate = (folded: string): boolean =>
  holdsSmallPrint(folded) && !/\?\s*$/.test(folded) && !wordsIn(folded).some((word) => firstPerson.has(word));

/** "Sent from my iPhone" and its kin: short, about a device or a mail program, and not a sentence of the customer's. */
function isDeviceLine(folded: string): boolean {
  if (folded.length > 110) return false;
  const device = deviceLines.at(folded, /^[\s>*_-]{0,4}/.exec(folded)?.[0].length ?? 0);
  if (!device || /[,;?!]/.test(folded) || !deviceNames.isIn(folded)) return false;
  // "Enviado do Yahoo Mail no Android": a preposition there, not a word of speech.
  return !wordsIn(folded.slice(device.end)).some((word) => word !== 'no' && speech.has(word) && !firstPerson.has(word));
}

const sentences = (line: string): string[] => line.match(/[^.!?]+(?:[.!?]+(?=\s|$)|[.!?]+|$)\s*|[.!?]+\s*/g) ?? [];

function withoutBoilerplateIn(line: string): string {
  const folded = fold(line);
  if (isDeviceLine(folded)) return '';
  const banner = BRACKETED_BANNER.exec(folded);
  const rest = banner ? line.slice(banner[0].length) : line;
  if (!holdsSmallPrint(folded) || (line.length <= LONGEST_LINE && !isBoilerplate(folded))) return banner && /^(?:this|diese|ce|este|esta)\b.{0,200}(?:outside|extern|exter|fuera|fora)/.test(fold(rest)) ? '' : rest;
  if (line.length <= LONGEST_LINE) return '';
  return sentences(rest).filter((sentence) => !isBoilerplate(fold(sentence))).join('').trimEnd();
}

/** Where the disclaimer of this paragraph begins: at its sentence, or at its line if the line before it is short. */
function disclaimerStart(paragraph: string, phraseAt: number): number {
  const before = paragraph.slice(0, phraseAt);
  const lineStart = before.lastIndexOf('\n') + 1;
  const previousLine = before.slice(before.lastIndexOf('\n', lineStart - 2) + 1, Math.max(0, lineStart - 1));
  const sentence = Math.max(...['. ', '! ', '? ', '.\n', '!\n', '?\n'].map((mark) => before.lastIndexOf(mark) + 2), 1);
  const sentenceStart = sentence > 1 ? sentence : 0;
  return previousLine.length < 45 ? Math.max(sentenceStart, lineStart) : sentenceStart;
}

/** A heading such as "AVISO LEGAL:" stands before the disclaimer and goes with it. */
const HEADING = /(?:^|\n)[ \t*]{0,8}[\p{Lu}\s/-]{6,40}:?[ \t*]{0,8}\n?$/u;

/** A sentence of small print before the set one ("This message contains confidential information.") goes with it. */
function firstSign(folded: string, found: number): number {
  const sign = disclaimerSigns.next(folded.slice(0, found))?.index;
  if (sign === undefined) return found;
  const between = folded.slice(disclaimerStart(folded, sign), found);
  return wordsIn(between).some((word) => firstPerson.has(word)) ? found : sign;
}

/** Where a disclaimer in words of its own begins, or -1. */
function signsOfDisclaimer(folded: string): number {
  const signs = [...disclaimerSigns.all(folded)];
  if (new Set(signs.map(({ index, end }) => folded.slice(index, end))).size < SIGNS_NEEDED || wordsIn(folded).some((word) => firstPerson.has(word))) return -1;
  return signs[0]?.index ?? -1;
}

function withoutDisclaimer(paragraph: string): string {
  const folded = fold(paragraph);
  const found = disclaimers.next(folded)?.index ?? -1;
  const at = found >= 0 ? firstSign(folded, found) : signsOfDisclaimer(folded);
  if (at < 0) return paragraph;
  const start = disclaimerStart(paragraph, at);
  return paragraph.slice(0, start).replace(HEADING, '');
}

const paragraphsWithoutDisclaimer = (text: string): string => text.split(/\n[ \t]*\n/).map(withoutDisclaimer).join('\n\n');

/** What a company must print under its letters: two or more marks of it in a paragraph that says nothing else. */
function isCompanyPrint(paragraph: string): boolean {
  const folded = fold(paragraph);
  const marks = [...companyPrint.all(folded)];
  if (new Set(marks.map(({ index, end }) => folded.slice(index, end))).size < 2) return false;
  return !/\?/.test(folded) && !wordsIn(folded).some((word) => speech.has(word) && word !== 'is' && word !== 'ma');
}

const withoutCompanyPrint = (text: string): string =>
  text.split(/\n[ \t]*\n/).filter((paragraph, at) => at === 0 || !isCompanyPrint(paragraph)).join('\n\n');

const linesWithoutBoilerplate = (text: string): string =>
  text.split('\n').map((line) => (line.trim() ? withoutBoilerplateIn(line) : line)).join('\n');

/** Banners, footers, disclaimers, lines of mail programs and image placeholders off; the customer's words stay. */
export function withoutBoilerplate(text: string): string {
  const linked = text.includes('<') ? text.replace(BARE_LINK, '').replace(LINK_TAIL, '') : text;
  const bare = linked.includes('[') ? linked.replace(PLACEHOLDER, '') : linked;
  const folded = fold(bare);
  const free = disclaimers.isIn(folded) || disclaimerSigns.isIn(folded) ? paragraphsWithoutDisclaimer(bare) : bare;
  const small = smallPrint.isIn(folded) || unsubscribe.isIn(folded) || deviceLines.isIn(folded) || ((folded.includes('[') || folded.includes('*')) && MARKED_BANNER.test(folded));
  const lean = companyPrint.isIn(folded) ? withoutCompanyPrint(free) : free;
  return small ? linesWithoutBoilerplate(lean) : lean;
}
