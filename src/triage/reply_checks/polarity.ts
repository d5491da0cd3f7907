import { madeOnce } from '../text/kept_readings.ts';
import type { Check } from './checked_reply.ts';
import { CONDITION, contentWords, denies, INSTEAD, otherSideOf, sentencesOf, withoutAddresses, type Sentence } from './sentences.ts';

/** What denies without a "no". */
const RULES_OUT = /(?<!\p{L})(?:closed|separately|except\w*|exclud\w*|forbidden|prohibited|refused?|rejected|geschlossen|separat|gesondert|ausser|ausgenommen|ausgeschlossen|untersagt|verboten|unzulassig|cerrad[oa]s?|cierra|cerramos|por separado|salvo|prohibid[oa]s?|rechazad\w+|ferme\w*|separement|sauf|hors|interdite?s?|refusee?s?|fechad[oa]s?|encerrad[oa]s?|fecha|separadamente|exceto|exclu\w*|proibid[oa]s?|recusad[oa]s?)(?!\p{L})/u;
/** What says that something may be, is had or holds, or that it holds for more than was asked. */
const ENABLES = /(?<!\p{L})(?:comes? with|can|may|could|able|possible|available|included?|includes|including|covered|covers|accept\w*|allow\w*|fine|okay|ok|works?|welcome|eligible|refundable|appl(?:y|ies)|goes for|does|kann\w*|konn\w+|darf|durfen|moglich|verfugbar|enthalten|inklusive|inbegriffen|abgedeckt|akzeptier\w*|erlaubt|gestattet|funktioniert|geht|gehen|deckt|gilt|gelten|puede\w*|podra\w*|posible|disponible\w*|incluy\w+|incluid\w+|cubr\w+|cubiert\w+|acept\w+|admit\w+|permit\w+|funciona\w*|vale\w*|peut|peuvent|pouvez|peux|pourr\w+|inclus\w*|compris\w*|couvert\w*|couvre|accept\w+|autorise\w*|fonctionne\w*|valable\w*|pode\w*|possivel|disponive\w+|inclui\w*|incluid\w*|cobre\w*|cobert\w*|aceit\w+|also|too|as well|auch|ebenfalls|tambien|aussi|egalement|tambem)(?!\p{L})/u;
/** What limits a statement to less than it seems: a price, a condition, "only". */
const LIMITED = /(?<!\p{L})(?:only|nur|erst|solo|solamente|unicamente|seulement|uniquement|apenas|somente|hangt|depend\w*|outside|ausserhalb|yourself|selbst|extra|zusatzlich|aparte|en plus|surcharge|costs?|kostet|kosten|cuesta\w*|coute\w*|custa\w*|whether|ob|if|wenn|falls|unless|except\w*|otherwise|sonst)(?!\p{L})/u;
/** Regret denies nothing by itself. */
const REGRET = /(?<!\p{L})(?:unfortunately|leider|lamentablemente|por desgracia|desgraciadamente|malheureusement|infelizmente)(?!\p{L})/gu;
/** What says that something is needed; with a "no", that it is not. "No more than one" needs one. */
const NEED = /(?<!\p{L})(?:need\w*|requir\w*|necessary|have to|brauch\w*|benotig\w*|notig|erforderlich|notwendig|mussen|musst|necesit\w*|necesari\w*|hace falta|hacen falta|tiene que|necessaires?|requis\w*|besoin|faut|inutile|precis[ao]\w*|necessari\w*|necessita\w*|exig\w+|oblig\w+)(?!\p{L})/u;
const NEED_STEM = /^(?:need|needed|requir|necess|have|brauch|benoti|notig|erford|notwen|musse|musst|necesi|necesa|hace|falta|tiene|oblig|requis|besoi|faut|inutil|precis|exig)/;
const NO_MORE = /(?<!\p{L})(?:more|else|further|mehr|weiter\w*|sonst|mas|otr[oa]s?|plus|autre|mais)(?!\p{L})/u;
const REQUIRED = /(?<!\p{L})(?:must|need\w*|requir\w*|necessary|have to|has to|with|bring|against|on presentation|muss|mussen|brauch\w*|benotig\w*|notig|erforderlich|notwendig|gegen|mit|vorlage|mitbringen|debe\w*|necesit\w*|necesari\w*|hace falta|con|presentar|presentando|obligatori\w*|doit|doivent|necessaires?|obligatoires?|requis\w*|avec|sur presentation|deve\w*|precis\w*|necessari\w*|exig\w+|com|mediante|presentacion|apresentacao)(?!\p{L})/u;
/** Stems that only say yes or no. */
const MODAL = /^(?:cannot|not|no|nor|non|ni|nem|weder|noch|kein|keine|keinen|nicht|pas|ne|nao|sin|sans|sem|ohne|unles|exclud|exclus|exclui|exclu|ausges|ausgen|separa|gesond|it|they|there|elle|il|es|sie|ela|ele|ella|erlaub|gestat|permit|couver|cover|cubier|cobert|compat|allow|includ|inclui|inclus|incluy|accept|acept|aceit|akzept|possib|moglic|dispon|availa|enthal|abgede|gedeck|autori|admit|admis|pode|podem|podra|puede|pueden|peut|peuven|pouvez|konn|konnen|kann|darf|durf|durfen|gelt|also|does|do|may|can|could|too|well|auch|ebenfa|tambie|aussi|egalem|tambem|cett|cela|dies|diese|dieser|esta|este|isso|sera|etre|avoir|werden|wird|wurde|hors|sauf|salvo|except|excepto|excet|ausser|unfort|leider|malheu|infeli|lament|compri|refus|ferme|cerrad|closed|geschl|verbot|interd|prohib|proibi)$/;
const LEAST_LETTERS = 3;
const TURN = /[,;:–—()]\s*|\s(?:but|however|while|whereas|nor|aber|jedoch|sondern|wahrend|pero|sino|mientras|mais|tandis|mas|porem|enquanto)\s/;
const AND = /\s(?:and|und|y|et|e)\s/;
/** A clause of fewer words leans on what its sentence said before. */
const LEAST_OF_ITS_OWN = 2;
const MOST_TAKEN_OVER = 4;
/** How much of a reply's clause the source's sentence must speak of, and how little no other may. */
const LEAST_ALIKE = 0.8, MOST_OF_A_RIVAL = 0.4;

/** A clause with what it speaks of. */
interface Clause {
  text: string;
  sentence: Sentence;
  /** Stems of its own and those it leans on. */
  words: Set<string>;
  /** Those of them that carry matter, and those of its own. */
  core: string[];
  own: string[];
  denied: boolean;
  conditional: boolean;
  limited: boolean;
  enables: boolean;
}

const IS = /(?<!\p{L})é(?!\p{L})/u;
const LETTER = /\p{L}/u;
const saysNo = (piece: string, language: string): boolean => { const read = piece.replace(REGRET, ' '); return denies(read, language) || RULES_OUT.test(read); };
const matter = (words: string[]): string[] => [...new Set(words.filter((word) => word.length >= LEAST_LETTERS && !MODAL.test(word)))];

/** The folded sentence, its Portuguese "é" blanked: it is no "and". */
const foldedOf = ({ text, folded }: Sentence): string => (IS.test(text) && text.length === folded.length ? [...folded].map((letter, at) => (text[at] === 'é' && letter === 'e' && !LETTER.test(text[at - 1] ?? ' ') && !LETTER.test(text[at + 1] ?? ' ') ? ' ' : letter)).join('') : folded);

/** Clauses part at marks and turns, and at "and" where one side denies and the other does not. */
function piecesOf(folded: string, language: string): string[] {
  return folded.split(TURN).filter((piece) => /\p{L}/u.test(piece)).flatMap((piece) => {
    const parts = piece.split(AND);
    const no = parts.map((part) => saysNo(part, language));
    return no.includes(true) && no.includes(false) && parts.every((part) => matter(contentWords(part)).length > 0) ? parts : [piece];
  });
}

function polarClauses(text: string, language: string): Clause[] {
  return sentencesOf(text).flatMap((sentence) => {
    const folded = foldedOf(sentence);
    const pieces = piecesOf(folded, language);
    const clauses: Clause[] = [];
    let subject: string[] = [];
    for (const piece of pieces.length < 2 ? [folded] : pieces) {
      const stems = contentWords(piece);
      const own = matter(stems);
      const leans = clauses.length > 0 && own.length < LEAST_OF_ITS_OWN;
      const core = leans ? matter([...subject, ...stems]) : own;
      if (own.length > 0) subject = [...subject.slice(0, MOST_TAKEN_OVER), ...own];
      clauses.push({ text: piece, sentence, words: new Set([...core, ...stems]), core, own, denied: saysNo(piece, language), conditional: CONDITION.test(piece.trimStart()), limited: LIMITED.test(piece), enables: ENABLES.test(piece) });
    }
    return clauses;
  });
}

const share = (words: string[], known: ReadonlySet<string>): number => words.filter((word) => known.has(word)).length / words.length;

/** What a reply denies though a source says on its side of a limit that it may be, and none that it may not. */
function deniesAffirmed(clause: Clause, given: Clause[], isOtherSide: (folded: string) => boolean): Clause | undefined {
  if (!clause.denied || clause.limited || clause.conditional || clause.core.length < LEAST_OF_ITS_OWN) return undefined;
  const doubted = given.some((one) => (one.denied || one.conditional || one.limited) && share(clause.core, one.words) >= MOST_OF_A_RIVAL);
  return doubted ? undefined : given.find((one) => one.enables && !one.denied && !one.conditional && share(clause.core, one.words) >= LEAST_ALIKE && !isOtherSide(one.sentence.folded));
}

/** What a reply calls needless though a source requires it: "she needn't show photo ID". */
function waivesRequired(clause: Clause, given: Clause[]): Clause | undefined {
  if (!clause.denied || clause.conditional || !NEED.test(clause.text) || NO_MORE.test(clause.text)) return undefined;
  const what = clause.own.filter((word) => !NEED_STEM.test(word));
  const told = given.filter(({ words }) => what.some((word) => words.has(word)));
  return told.some(({ denied }) => denied) ? undefined : told.find(({ conditional, text }) => !conditional && REQUIRED.test(text));
}

/** Clauses of a reply laid beside those of its sources that speak of the same, and held against their "no". */
export const findPolarity: Check = ({ body, sources, language }) => {
  if (sources.length === 0) return [];
  const given = sources.flatMap(({ text }) => polarClauses(withoutAddresses(text), language));
  // Asked once of each sentence, however many clauses it has.
  const saysNeither = madeOnce(({ folded, text }: Sentence): boolean => INSTEAD.test(folded) || /\?\s*$/.test(text));
  const otherSide = madeOnce(({ folded }: Sentence) => otherSideOf(folded));
  for (const clause of polarClauses(body, language)) {
    if (clause.core.length === 0 || saysNeither(clause.sentence)) continue;
    const against = deniesAffirmed(clause, given, otherSide(clause.sentence)) ?? waivesRequired(clause, given);
    if (against) return [{ blocker: 'unsupported_claim', check: 'contradiction', words: clause.sentence.text.trim(), missing: `a source says otherwise: “${against.sentence.text.trim()}”` }];
  }
  return [];
};
