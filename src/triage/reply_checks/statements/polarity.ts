import { foldFully } from '../../text/characters.ts';
import { madeOnce } from '../../text/kept_readings.ts';
import { claim as unsupported, ticketText, type Check } from '../checked_reply.ts';
import { matterIn, numbersIn, polarClauses, type PolarClause } from './polar_clauses.ts';
import { INSTEAD, isQuestion, otherSideOf, type Sentence } from '../../text/sentences.ts';

/** What says that something may be, is had or holds, or that it holds for more than was asked. */
const ENABLES = /(?<!\p{L})(?:comes? with|can|may|could|able|possible|available|included?|includes|including|covered|covers|accept\w*|allow\w*|fine|okay|ok|works?|welcome|eligible|refundable|appl(?:y|ies)|goes for|does|kann\w*|konn\w+|darf|durfen|moglich|verfugbar|enthalten|inklusive|inbegriffen|abgedeckt|akzeptier\w*|erlaubt|gestattet|funktioniert|geht|gehen|deckt|gilt|gelten|puede\w*|podra\w*|posible|disponible\w*|incluy\w+|incluid\w+|cubr\w+|cubiert\w+|acept\w+|admit\w+|permit\w+|funciona\w*|vale\w*|peut|peuvent|pouvez|peux|pourr\w+|inclus\w*|compris\w*|couvert\w*|couvre|accept\w+|autorise\w*|fonctionne\w*|valable\w*|pode\w*|possivel|disponive\w+|inclui\w*|incluid\w*|cobre\w*|cobert\w*|aceit\w+|also|too|as well|auch|ebenfalls|tambien|aussi|egalement|tambem)(?!\p{L})/u;
/** What limits a statement to less than it seems: a price, a condition, "only". */
const ONLY = String.raw`only|nur|erst|solo|solamente|unicamente|seulement|uniquement|apenas|somente|outside|ausserhalb|unless|otherwise|sonst`;
const LIMITED = new RegExp(String.raw`(?<!\p{L})(?:${ONLY}|hangt|depend\w*|yourself|selbst|extra|zusatzlich|aparte|en plus|surcharge|costs?|kostet|kosten|cuesta\w*|coute\w*|custa\w*|whether|ob|if|wenn|falls|except\w*)(?!\p{L})`, 'u');
const SOME = new RegExp(String.raw`(?<!\p{L})(?:${ONLY})(?!\p{L})`, 'u');
/** What says that something is needed in any way, and what is no "no": "no more than one" needs one. */
const REQUIRED = /(?<!\p{L})(?:must|need\w*|requir\w*|necessary|have to|has to|with|bring|against|on presentation|muss|mussen|brauch\w*|benotig\w*|notig|erforderlich|notwendig|gegen|mit|vorlage|mitbringen|debe\w*|necesit\w*|necesari\w*|hace falta|con|presentar|presentando|obligatori\w*|doit|doivent|necessaires?|obligatoires?|requis\w*|avec|sur presentation|deve\w*|precis\w*|necessari\w*|exig\w+|com|mediante|presentacion|apresentacao)(?!\p{L})/u;
const NO_MORE = /(?<!\p{L})(?:more|else|further|mehr|weiter\w*|sonst|mas|otr[oa]s?|plus|autre|mais)(?!\p{L})/u;
/** What is neither yes nor no: "sold without a plug", "costs nothing", "and so is". */
const NEITHER = /(?<!\p{L})(?:(?:without|ohne|sin|sans|sem)(?! (?:\p{L}+ )?(?:problem|souci|weiteres|duda|doute|falta|embargo|compromiso))|nichts|nothing|nada|rien|whether|ob|so (?:is|are|do|does|can))(?!\p{L})/u;
/** What a clause that says something of something holds, and a bare name does not. */
const SAYS = /(?<!\p{L})(?:we|wir|you|use|utilice|ponga|ponha|llevan?|\p{L}{3,}ez|sie|vous|nous|\w{2,}[aei]mos|earns?|is|are|was|were|can|may|could|will|does|do|has|have|comes?|works?|fits?|appl(?:y|ies)|includes?|covers?|ist|sind|war|kann\w*|konnen|darf\w*|durf\w+|wird|werden|hat|haben|gibt|gilt|gelten|gehor\w+|steh\w+|liegt|liegen|passt|geht|lasst|deckt|es|son|estan?|hay|puede[ns]?|podra\w*|tiene[ns]?|valen?|incluyen?|entran?|vienen?|traen?|sirven?|cubren?|se|est|sont|peut|peuvent|pouvez|ont|avez|convien\w*|passe\w*|couvre\w*|é|sao|estao|ha|pode[ms]?|tem|inclui|vai|vem|serve|aceit\w+|admit\w+|accept\w+|acept\w+|akzept\w+|cobre\w*)(?!\p{L})/u;
const NO = /(?<!\p{L})(?:not|cannot|can't|n't|no|never|nicht|kein\w*|nie|ne|n'|pas|jamais|aucune?|nao|nunca|jamas|ningun\w*|nenhum\w*)(?!\p{L})/u;

/** How much of a reply's clause a source's must speak of, and how little no other may. */
const LEAST_ALIKE = 0.8, MOST_OF_A_RIVAL = 0.4;
/** A clause of fewer words leans on what its sentence said before. */
const LEAST_OF_ITS_OWN = 2;
/** How much of what a source denies the reply must affirm, and how much of what it affirms must be known. */
const LEAST_SAID = 0.66, LEAST_KNOWN = 0.6;
/** Clauses of sources that are held against each of a reply. */
const MOST_CLAUSES = 1000;

const coreOf = ({ own, around }: PolarClause): string[] => [...own, ...(own.size < LEAST_OF_ITS_OWN ? around : [])];
const speaksOf = ({ own, around }: PolarClause, key: string): boolean => own.has(key) || around.has(key);
const share = (words: string[], { own, around }: PolarClause): number => words.filter((word) => own.has(word) || (own.size < LEAST_OF_ITS_OWN && around.has(word))).length / words.length;

/** What a reply denies though a source says on its side of a limit that it may be, and none that it may not. */
function deniesAffirmed(clause: PolarClause, given: readonly PolarClause[], isLimited: (clause: PolarClause) => boolean, isOtherSide: (folded: string) => boolean): PolarClause | undefined {
  const core = coreOf(clause);
  if (!clause.denied || isLimited(clause) || clause.conditional || core.length < LEAST_OF_ITS_OWN) return undefined;
  const doubted = given.some((one) => share(core, one) >= MOST_OF_A_RIVAL && (one.denied || one.conditional || isLimited(one)));
  return doubted ? undefined : given.find((one) => !one.denied && !one.conditional && share(core, one) >= LEAST_ALIKE && ENABLES.test(one.text) && !isOtherSide(one.sentence.folded));
}

/** What a reply calls needless though a source requires it: "she needn't show photo ID". */
function waivesRequired(clause: PolarClause, given: readonly PolarClause[]): PolarClause | undefined {
  if (!clause.denied || clause.conditional || !clause.need || NO_MORE.test(clause.text)) return undefined;
  const told = given.filter((one) => [...clause.own].some((word) => speaksOf(one, word)));
  return told.some(({ denied }) => denied) ? undefined : told.find(({ conditional, text }) => !conditional && REQUIRED.test(text));
}

interface Known { words: ReadonlySet<string>; numbers: ReadonlySet<string> }

/**
 * What a reply affirms though a source denies it in nearly the same words: all that the source's clause says, or, where the reply adds
 * nothing that is not known, all behind its "no"; unless a source says the like without a "no", or the reply denies it too.
 */
function affirmsDenied(clause: PolarClause, given: readonly PolarClause[], own: readonly PolarClause[], known: Known): PolarClause | undefined {
  if (clause.denied || clause.conditional || SOME.test(clause.text) || NEITHER.test(clause.text) || !(clause.need || SAYS.test(clause.text))) return undefined;
  const words = [...clause.own];
  const unknown = words.filter((key) => !known.words.has(key)).length;
  if (unknown > (1 - LEAST_KNOWN) * words.length || !clause.numbers.every((number) => known.numbers.has(number))) return undefined;
  const told = [...new Set([...words, ...clause.around])];
  const weight = (one: PolarClause): number => told.filter((key) => speaksOf(one, key)).length;
  return given.find((one) => {
    if (!one.denied || one.conditional || one.need !== clause.need || SOME.test(one.text) || NEITHER.test(one.text) || (one.numbers.length > 0 && clause.numbers.length > 0 && !one.numbers.some((number) => clause.numbers.includes(number)))) return false;
    const shared = [...one.own].filter((key) => clause.own.has(key));
    const isWhole = shared.length === one.own.size;
    if (shared.length < LEAST_SAID * one.own.size || (!isWhole && (unknown > 0 || matterIn(one.text.split(NO).at(-1) ?? '').some((key) => !clause.own.has(key))))) return false;
    // "Basic: no bags" denies none of Plus; "except in the sauna" of what may be in it.
    if (one.label.length > 0 && !one.label.some((key) => one.own.has(key) || speaksOf(clause, key))) return false;
    if (one.around.size > 0 && !NO.test(one.text) && one.own.size === 1 && ![...one.around].some((key) => clause.own.has(key))) return false;
    const isAffirmed = given.some((other) => !other.denied && !NEITHER.test(other.text) && weight(other) >= shared.length
      && ((weight(other) >= weight(one) && shared.every((key) => speaksOf(other, key)) && shared.some((key) => other.own.has(key)))
        || (!isWhole && words.filter((key) => other.own.has(key)).length >= shared.length && words.some((key) => other.own.has(key) && !one.own.has(key)))));
    const isDenied = own.some((other) => other.denied && shared.some((key) => other.own.has(key)) && shared.filter((key) => speaksOf(other, key)).length >= Math.min(LEAST_OF_ITS_OWN, shared.length));
    return !isAffirmed && !isDenied;
  });
}

/** Clauses of a reply laid beside those of its sources that speak of the same, and held against their "yes" or "no". */
export const findPolarity: Check = (reply) => {
  const { body, sources, language } = reply;
  const given = sources.flatMap(({ text }) => polarClauses(text, language)).slice(0, MOST_CLAUSES);
  if (given.length === 0) return [];
  // Asked once of each sentence, however many clauses it has.
  const saysNeither = madeOnce(({ folded, text }: Sentence): boolean => INSTEAD.test(folded) || isQuestion(text));
  const otherSide = madeOnce(({ folded }: Sentence) => otherSideOf(folded));
  // Asked once of each clause of a source, for each of the reply is held against it.
  const isLimited = madeOnce(({ text }: PolarClause): boolean => LIMITED.test(text));
  const texts = [ticketText(reply), ...sources.map(({ title, text }) => `${title}\n${text}`)];
  const known: Known = { words: new Set(texts.flatMap((text) => matterIn(foldFully(text)))), numbers: new Set(texts.flatMap(numbersIn)) };
  const own = polarClauses(body, language);
  for (const clause of own) {
    if (saysNeither(clause.sentence)) continue;
    const against = deniesAffirmed(clause, given, isLimited, otherSide(clause.sentence)) ?? waivesRequired(clause, given) ?? affirmsDenied(clause, given, own, known);
    if (against) return [unsupported('contradiction', clause.sentence.text.trim(), `a source says otherwise: “${against.sentence.text.trim()}”`)];
  }
  return [];
};
