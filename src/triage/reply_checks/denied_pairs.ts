import { fold } from '../text/characters.ts';
import type { Check } from './checked_reply.ts';
import { CONDITION, contentWords, denies, INSTEAD, otherSideOf, sentencesOf, type Sentence } from './sentences.ts';

/** What says that something may be, is had, or comes of itself: the clauses that a source's "no" can contradict. */
const ENABLES = /\b(?:comes? with|in the box|liegt bei|liegen bei|viene con|vienen con|vem com|fourni\w*|can|may|could|able|available|included?|includes|covered|covers|accept\w*|allow\w*|permit\w*|fine|okay|ok|works?|confirm\w*|free to|welcome|automat\w*|eligible|refundable|gladly|support\w*|deliver\w*|ships?|kann\w*|konn\w+|darf|durfen|moglich|verfugbar|enthalten|inklusive|inbegriffen|abgedeckt|akzeptier\w*|erlaubt|gestattet|funktioniert|geht|gehen|deckt|gilt|liefern|puede\w*|podra\w*|posible|disponible\w*|incluy\w+|incluid\w+|cubr\w+|cubiert\w+|acept\w+|admit\w+|permit\w+|funciona\w*|enviamos|peut|peuvent|pouvez|peux|pourr\w+|possible\w*|inclus\w*|couvert\w*|couvre|accept\w+|autorise\w*|fonctionne\w*|livrons|pode\w*|possivel|disponive\w+|inclui\w*|incluid\w*|cobre\w*|cobert\w*|aceit\w+|funciona\w*)\b/;
/** What denies without a "no". */
const RULES_OUT = /\b(?:closed|separately|geschlossen|separat|gesondert|ausser\b|except\w*|cerrad[oa]s?|cerramos|por separado|salvo|ferme\w*|separement|sauf|fechad[oa]s?|encerrad[oa]s?|separadamente|exceto)\b/;
const TURN = /[,;:–—()]\s*|\s(?:but|however|while|whereas|aber|jedoch|sondern|wahrend|pero|sino|mientras|mais|tandis|mas|porem|enquanto)\s|\s(?:and|und|y|et)\s|\s(?=(?:except|ausser|excepto|salvo|sauf|hormis|exceto)(?!\p{L}))/u;
/** A clause that begins so speaks of what was named before it. */
const LEANS = /^\W*(?:it|they|this|that|these|which|who|es|sie|diese[rs]?|der|die|das|welche[rs]?|que|lo|la|esta|este|qui|il|elle|ils|elles|cela|o qual|a qual|ele|ela|isso|can|cannot|may|is|are|kann|konnen|ist|sind|puede|pueden|son|peut|peuvent|est|sont|pode|podem|sao|does|do|will|won't|not|nicht|no|ne|nao)\b/;
/** At the head of a sentence fewer words lean: "La garantie" and "Sie können" do not. */
const OPENS_LEANING = /^\W*(?:it|they|this|these|er|diese[rs]?|dies|esta|este|estos|il|elle|ils|elles|cela|ela|ele|elas|eles|isso)\b/;
/** Words of a subject that a later clause shares. */
const SUBJECT = 3;

/** "Only tablets may go in" allows nothing else. */
const LIMITED = /(?<!\p{L})(?:only|nur|solo|solamente|unicamente|seulement|uniquement|apenas|somente)(?!\p{L})/u;
/** "In four instalments, without interest" rules out no instalments. */
const WITHOUT = /(?<!\p{L})(?:without|ohne|sin|sans|sem) \p{L}+/gu;

const LEAST_SHARED = 0.55;
const MOST_OF_A_CORE = 2;
/** Stems that only deny. */
const DENYING = /^(?:cannot|not|no|nor|non|ni|nem|weder|noch|kein|keine|keinen|nicht|pas|ne|nao|sin|sans|sem|ohne|unles|exclud|exclus|exclui|exclu|ausges|sold|verkau|vend|vende|venden|ausgen|separa|gesond|it|they|elle|il|es|sie|ela|ele|ella|werd|werden|wird|worden|wurde)$/;

/** Stems that only say that something may be, is had or is covered. */
const ENABLING = /^(?:erlaub|gestat|permit|couver|cover|cubier|cobert|compat|allow|includ|inclui|inclus|accept|aceit|possib|moglic|dispon|availa|enthal|abgede|gedeck|akzept|autori|admit|admis|pode|puede|peut|konn|darf|durf)/;

/** "AF-5", "TH2": models are names in every language. */
const codesIn = (folded: string): string[] => (folded.match(/(?<![\p{L}\d-])[a-z]{1,5}-?\d{1,4}[a-z]?(?![\p{L}\d-])/gu) ?? []).map((code) => `#${code.replace('-', '')}`);

interface Said {
  words: Set<string>;
  denied: boolean;
  conditional: boolean;
  enables: boolean;
  sentence: Sentence;
}

/** The clauses of a text, each with the subject it leans on. */
function saidClauses(text: string, language: string): Said[] {
  let subject: string[] = [];
  return sentencesOf(text).flatMap((sentence) => {
    const conditional = CONDITION.test(sentence.folded);
    return sentence.folded.split(TURN).flatMap((piece, at): Said[] => {
      const own = [...contentWords(piece), ...codesIn(piece)];
      if (own.length === 0) return [];
      const leans = at > 0 ? LEANS.test(piece) : OPENS_LEANING.test(piece);
      const words = at > 0 || leans ? [...subject, ...own] : own;
      if (at === 0 && !leans) subject = own.slice(0, SUBJECT);
      else if (at > 0 && !leans) subject = [...subject.slice(0, SUBJECT), ...own.slice(0, 2)];
      return [{ words: new Set(words), denied: denies(piece.replace(WITHOUT, ' '), language) || RULES_OUT.test(piece), conditional, enables: ENABLES.test(piece), sentence }];
    });
  });
}

/**
 * A clause that allows, includes or covers what the sources speak of only to rule it out: two words that stand together in
 * denials alone, or one that stands nowhere else.
 */
export const findDeniedPairs: Check = ({ body, sources, language }) => {
  const given = saidClauses(sources.map(({ text }) => text).join('\n'), language);
  const denials = given.filter(({ denied, conditional }) => denied && !conditional);
  if (denials.length === 0) return [];
  const names = new Set(language === 'de' ? [] : contentWords(fold((sources.map(({ text }) => text).join('\n').match(/(?<=[\p{Ll},] )\p{Lu}[\p{L}\p{N}]+/gu) ?? []).join(' '))));
  const affirmed = given.filter(({ denied }) => !denied);
  const found = saidClauses(body, language).filter(({ words, denied, conditional, enables, sentence }) => {
    if (denied || conditional || !enables || INSTEAD.test(sentence.folded) || LIMITED.test(sentence.folded) || /\?\s*$/.test(sentence.text) || denies(sentence.folded, language)) return false;
    const isOtherSide = otherSideOf(sentence.folded);
    return denials.some((denial) => {
      if (isOtherSide(denial.sentence.folded)) return false;
      const shared = [...denial.words].filter((word) => words.has(word) && word.length > 2);
      // "No detour for registered mail" rules out no other detour: most of what is denied must be claimed.
      const most = shared.length >= LEAST_SHARED * [...denial.words].filter((word) => !DENYING.test(word)).length;
      const apart = (some: string[]): boolean => !affirmed.some((clause) => some.every((word) => clause.words.has(word)));
      // "Switzerland is not allowed": what is denied is one thing, and no other clause speaks of it.
      const core = [...denial.words].filter((word) => !DENYING.test(word) && !ENABLING.test(word) && word.length > 2);
      if (core.length > 0 && core.length <= MOST_OF_A_CORE && core.every((word) => words.has(word)) && core.some((word) => apart([word]))) return true;
      return shared.some((word) => (names.has(word) || word.startsWith('#')) && apart([word])) || most && shared.length > 1 && shared.some((one, at) => shared.slice(at + 1).some((other) => apart([one, other])));
    });
  });
  return found.slice(0, 1).map(({ sentence }) => ({ blocker: 'unsupported_claim', check: 'contradiction', words: sentence.text.trim(), missing: 'the sources speak of this only to rule it out' }));
};
