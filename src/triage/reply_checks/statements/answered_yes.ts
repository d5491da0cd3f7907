import { claim, ticketText, type Check } from '../checked_reply.ts';
import { languageOf } from '../attribution/support.ts';
import { sentencesOf } from '../../text/sentences.ts';
import { polarClauses, type PolarClause } from './polar_clauses.ts';

/** How a reply says yes to what was asked, a greeting before it. */
const YES = /^[^\p{L}]*(?:[\p{L} ]{1,24}, )?(?:yes|yep|sure|certainly|of course|absolutely|no problem|that works|that's (?:fine|ok|okay)|ja|klar|naturlich|selbstverstandlich|kein problem|das (?:geht|klappt|ist moglich|ist kein problem)|si(?=[,.!:])|claro|por supuesto|sin problema|desde luego|es posible|oui|bien sur|absolument|tout a fait|pas de (?:probleme|souci)|sans probleme|c'est possible|sim|com certeza|pode,? sim|sem problema|e possivel|isso mesmo)(?!\p{L})/u;
const ONLY = /(?<!\p{L})(?:only|nur|ausschliesslich|erst|solo|solamente|unicamente|exclusivamente|seulement|uniquement|apenas|somente)(?!\p{L})/u;
/** "Yes, but": what follows tells the limit in its own words. */
const QUALIFIED = /(?<!\p{L})(?:but|though|although|however|aber|allerdings|jedoch|pero|aunque|mais|cependant|mas|porem|embora)(?!\p{L})/u;
/** Of what is needed, dear, shut, over or bad for one, a "yes" and a source's "no" say the same. */
const AGREES = /(?<!\p{L})(?:must|should|clos(?:e|ed|es|ing)|shut|expires?|ends?|stops?|los[et]|wait|extra|costs?|pay|charged?|fees?|danger\w*|harm\w*|wrong|normal|avoid|soll\w*|endet|verfall\w*|verlier\w*|erlischt|entfall\w*|warten|kostet|kosten|zahl\w*|bezahl\w*|gefahrlich|schadlich|schlimm|cierra\w*|caduc\w*|pierd\w*|vence\w*|esperar|cuesta\w*|pagar|aparte|peligros\w*|ferm\w+|expire\w*|perd\w*|attendre|coute\w*|pay\w+|supplement|dangereu\w*|grave|fecha\w*|expira\w*|custa\w*|perigos\w*|errado)(?!\p{L})/u;

/** Words, and numbers, that a clause must share with the question to speak of its matter; one that only the rest of the ticket says counts half. */
const LEAST_SHARED = 2, OF_TICKET = 0.5;
/** A "yes" further down answers something else. */
const LAST_SENTENCE = 5;
const MOST_CLAUSES = 1000;

const wordsOf = ({ own, around, label, numbers }: PolarClause): string[] => [...new Set([...own, ...around, ...label, ...numbers])];
const isLeftOut = ({ denied, conditional, text }: PolarClause): boolean => denied || conditional || ONLY.test(text);

/** A reply that says yes where, of all that the sources say, what comes nearest to the question denies it: "Hunde sind in der Gondelbahn nicht erlaubt". */
export const findAnsweredYes: Check = ({ body, sources, language, ticket }) => {
  const yes = sentencesOf(body).slice(0, LAST_SENTENCE).find(({ folded }) => YES.test(folded));
  const said = polarClauses(body, language);
  const answer = yes && said.find(({ sentence }) => sentence.from >= yes.from);
  const told = polarClauses(ticketText({ ticket }), language);
  const asked = told.filter(({ sentence }) => /\?\s*$/.test(sentence.text));
  if (!yes || !answer || asked.length === 0 || isLeftOut(answer) || QUALIFIED.test(yes.folded) || [answer, ...asked].some(({ need, denied, sentence }) => need || denied || AGREES.test(sentence.folded) || ONLY.test(sentence.folded))) return [];
  const matter = new Set([...asked, answer].flatMap(wordsOf)), rest = new Set(told.flatMap(wordsOf));
  const weight = (clause: PolarClause): number => wordsOf(clause).reduce((sum, word) => sum + (matter.has(word) ? 1 : rest.has(word) ? OF_TICKET : 0), 0);
  const speaks = ({ own }: PolarClause): boolean => [...own].some((word) => matter.has(word) || rest.has(word));
  const given = sources.flatMap(({ text }) => polarClauses(text, languageOf(text, language))).slice(0, MOST_CLAUSES).filter(speaks).map((clause) => ({ clause, weight: weight(clause) }));
  const [denied, affirmed] = [true, false].map((no) => given.filter(({ clause }) => clause.denied === no).sort((one, other) => other.weight - one.weight)[0]);
  if (!denied || denied.weight < LEAST_SHARED || (affirmed && affirmed.weight >= denied.weight)) return [];
  const against = denied.clause;
  const isTold = said.some((clause) => isLeftOut(clause) && [...against.own].some((word) => clause.own.has(word) || (clause.own.size < LEAST_SHARED && clause.around.has(word))));
  return isTold ? [] : [claim('contradiction', yes.text.trim(), `a source denies what was asked: “${against.sentence.text.trim()}”`)];
};
