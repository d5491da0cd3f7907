import { keptOfSentences, late } from '../text/kept_readings.ts';
import { claim, type Check } from './checked_reply.ts';
import { keysIn } from './nearness.ts';
import { clausesIn, CONDITION, denies, INSTEAD, otherSideOf, sentencesOf, withoutAddresses, type Sentence } from './sentences.ts';

/** What takes something in besides what was said, or all of a kind; French and Portuguese have one word for "even" and "the same". */
const TAKES_IN = /(?<!\p{L})(?:also|too|as well|even|(?<!up to and )includ\p{L}+|likewise|all|any|every|each|both|whole|entire|complete|auch|eben(?:so|falls)|sogar|selbst|inklusive|einschliesslich|alle[nrsm]?|jede[nrms]?|beide[nr]?|ganze[nrs]?|samtliche\p{L}*|tambien|incluso|inclu[ims]\p{L}+|tod[oa]s?|cualquier\p{L}*|amb[oa]s|enter[oa]s?|aussi|(?<!(?:[nl]?[aeo]u?|les|des|d[ao]) )(?:meme|mesmo)(?! (?:dia|tempo))|compris\p{L}*|egalement|tou(?:s|te|tes)|chaque|tambem|tud[oa]|qualquer|inteir[oa]s?)(?!\p{L})/u;
/** What takes something out without a "no". */
const TAKES_OUT = /(?<!\p{L})(?:except\p{L}*|apart from|excluding|hors|sauf|hormis|excepto|salvo|exceto|menos|ausser|ausgenommen|closed|separately|extra|geschlossen|separat|gesondert|untersagt|verboten|cerrad[oa]s?|por separado|prohibid[oa]s?|ferme\p{L}*|interdite?s?|fechad[oa]s?|proibid[oa]s?|exclu\p{L}*)(?!\p{L})/u;
const EXCEPTS = /^(?:except|ausser|excepto|salvo|sauf|hormis|exceto)(?!\p{L})/u;
const EXCEPT = /\s(?=(?:except|ausser|excepto|salvo|sauf|hormis|exceto|hors)(?!\p{L}))/u;
/** Stems that only take in or allow. */
const MODAL = /^(?:also|auch|tambi|aussi|tambe|egale|ebens|ebenf|sogar|selbs|inclu|kann|konn|puede|peut|pouve|pode|possi|mogli|erlau|valid|vale|acept|aceit|compr|enthe?[ai]?l?|mesmo|meme|even)$/;
/** So much of what a reply takes in a source's denial must speak of, one word of it nothing else. */
const LEAST_SHARE = 0.5;
const MOST_CLAUSES = 400;

const matterIn = (clause: string): string[] => [...keysIn(clause)].filter((key) => key.length > 2 && !key.startsWith('@') && !MODAL.test(key));

interface Said { folded: string; own: string[]; all: ReadonlySet<string>; before: string; but: readonly string[] }
/** The clauses of a folded sentence, each with its words and those said before it. */
const saidIn = keptOfSentences((folded): Said[] => {
  const all = new Set<string>();
  return clausesIn(folded).flatMap((clause) => clause.split(EXCEPT)).slice(0, MOST_CLAUSES).map((clause, at, clauses) => {
    const own = matterIn(clause), next = clauses[at + 1] ?? '';
    for (const key of own) all.add(key);
    return { folded: clause, own, all: new Set(all), before: clauses[at - 1] ?? '', but: EXCEPTS.test(next) ? matterIn(next) : [] };
  });
});

/** Whether a clause takes something out: "opened tea is not taken back, except where it is damaged" takes in. */
const takesOut = (folded: string, language: string): boolean => TAKES_OUT.test(folded) || denies(folded, language);
const isOut = ({ folded, before }: Said, language: string): boolean => takesOut(folded, language) && !(EXCEPTS.test(folded) && takesOut(before, language));

/** "Sale items included", "all of our racks": what the sources speak of only to take it out. */
export const findReadmitted: Check = ({ body, sources, language }) => {
  const given = late(() => sources.flatMap(({ text }) => sentencesOf(withoutAddresses(text))).flatMap((sentence) => saidIn(sentence.folded).map((said) => ({ ...said, sentence, isOut: isOut(said, language) }))).slice(0, MOST_CLAUSES));
  const borne = late(() => new Set(given().flatMap(({ isOut, own }) => (isOut ? [] : own))));
  const isReadmitted = (sentence: Sentence): boolean => {
    const otherSide = late(() => otherSideOf(sentence.folded));
    return saidIn(sentence.folded).some(({ folded, own }) => own.length > 0 && TAKES_IN.test(folded) && !TAKES_OUT.test(folded) && !CONDITION.test(folded)
      && given().some((one) => one.isOut && !one.but.some((key) => own.includes(key)) && own.filter((key) => one.all.has(key)).length >= LEAST_SHARE * own.length && one.own.some((key) => own.includes(key) && !borne().has(key)) && !otherSide()(one.sentence.folded)));
  };
  const found = sentencesOf(withoutAddresses(body)).find((sentence) => !/\?\s*$/.test(sentence.text) && TAKES_IN.test(sentence.folded) && !INSTEAD.test(sentence.folded) && !denies(sentence.folded, language) && isReadmitted(sentence));
  return found ? [claim('over-general', found.text.trim(), 'the sources speak of this only to take it out')] : [];
};
