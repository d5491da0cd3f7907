import { keyOf } from '../attribution/nearness.ts';
import { CONDITION, contentWords, denies, sentencesOf, withoutAddresses, type Sentence } from '../../text/sentences.ts';

/** A clause with what it speaks of; words by what their inflections share, those left out that only say yes or no. */
export interface PolarClause {
  text: string;
  sentence: Sentence;
  own: ReadonlySet<string>;
  /** Words of its sentence before it, and of the sentence before where it opens with "it". */
  around: ReadonlySet<string>;
  /** Words before a colon: "Basic: no bags". */
  label: readonly string[];
  numbers: readonly string[];
  denied: boolean;
  /** Whether it says that something is needed; with a "no", that it need not be, while "must not" forbids. */
  need: boolean;
  conditional: boolean;
}

/** What denies without a "no". */
const RULES_OUT = /(?<!\p{L})(?:separately|exclud\w*|forbidden|prohibited|refused?|rejected|avoid\w*|geschlossen|separat|gesondert|ausgenommen|ausgeschlossen|untersagt|verboten|unzulassig|vermeid\w*|por separado|prohibid[oa]s?|rechazad\w+|evit\w+|separement|interdite?s?|refusee?s?|separadamente|exclu\w*|proibid[oa]s?|recusad[oa]s?|excepted|a l'exception|(?:a|con) excepcion|com excecao|mit ausnahme|with the exception|apart from|menos e[nm]|a moins|a menos)(?!\p{L})/u;
/** What takes some out of what was said before it. */
const EXCEPT = /^\W*(?:except\w*|ausser|salvo|sauf|hors|hormis|exceto)(?!\p{L})/u;
/** Regret denies nothing by itself. */
const REGRET = /(?<!\p{L})(?:unfortunately|leider|lamentablemente|por desgracia|desgraciadamente|malheureusement|infelizmente)(?!\p{L})/gu;
const NEED = /(?<!\p{L})(?:need\w*|requir\w*|necessary|mandatory|obligator\w*|(?:have|has) to|brauch\w*|benotig\w*|notig|erforderlich|notwendig|muss\w*|necesit\w*|necesari\w*|hacen? falta|tiene[ns]? que|exig\w+|necessaires?|obligatoires?|requis\w*|besoin|faut|inutile|precis[ao]\w*|necessari\w*|necessita\w*|obrigatori\w*|tem de|tem que)(?!\p{L})/u;
const TURN = /[,;:–—()]\s*|\s(?=(?:but|however|while|whereas|nor|ni|nem|aber|jedoch|sondern|wahrend|pero|sino|mientras|mais|tandis|mas|porem|enquanto|except|ausser|excepto|salvo|sauf|hormis|exceto|when|if|provided|wenn|falls|sofern|sobald|cuando|si|quand|lorsque|quando|caso)\s)/u;
const AND = /\s(?:and|und|y|et|e)\s/;
const OPENS_LEANING = /^\W*(?:it|they|this|these|er|sie|es|diese[rs]?|il|elle|ils|elles|ele|ela|eles|elas|no|nao)\b/;
const QUOTED = /[«“„"][^«»“”„"]{2,60}[»“”"]/gu;
const NUMBER = /(?<![\p{L}\d])\d[\d.,]*(?<![.,])/gu;
const LEAST_LETTERS = 3;
/** A sentence without an end has a clause's surroundings near it, not all that was ever said before. */
const MOST_AROUND = 100;
const LETTER = /\p{L}/u;
/** Portuguese "é" is no "and", Spanish "sí" no "if". */
const SAYS_YES = /(?<!\p{L})(?:é|sí)(?!\p{L})/iu;
const EACH_YES = new RegExp(SAYS_YES, 'giu');
/** Words that only say that something is so or not, may be, is had or is needed, and courtesy, in five languages. */
const YES_OR_NO = new Set('able accep acept adapt admi admis admit afrai agai allow ansch apta apto aucu aucun ausge ausse autom autor avail avoir been being benot benut berei besoi bien brauc canno certa certe clar com come compr compu confi convi could dabei darf darfs dazu did dispo does doit doive durf durft ebenf einma entha erfor erlau esta etre even excep excet exclu exig exist falt faut fine fit forbi fourn geeig gehor gesta get gets glad gladl gulti hace had happy hay hors inbeg inclu infel inklu inter jama jamai just kann kanns kein keine know konn konnt lamen lass lasst leide lieg liegt malhe manda may might mogli momen muss musst must natue neces need neede nenhu never nicht nie niema ningu noch nochm non notig notwe nunc oblig obrig ohne okay once part pas perfe permi peut peuve pflic pode podem poder podr posib possi pouve preci probl prohi proib provi pued ready requi rien salv sans sauf say sein selbs sem separ sera serv set shall shoul sich simpl sin sirv sold sont sorry souci sowi steh steht still suita suite suppl suppo supue sure tener ter ther too trae tranq une unfor unter usa usar use used uses using uso utili valab valid van vend vendi vendu verbo verfu vez befor after antes avant depoi despu apres they thes elle ell ella ela elas ele eles cela cett dies isso verka verwe vien volon vorha waiti weder welco well werd wird witho work worry would wurd zugel zulas'.split(' '));

/** "AF-5", "Lubrax 4T": models are names in every language. */
const MODEL = /(?<![\p{L}\d-])(?:\p{L}{1,5}-?\d{1,4}|\d{1,3}[bprstx])(?![\p{L}\d-])/gu;
const modelsIn = (folded: string): string[] => (folded.match(MODEL) ?? []).map((model) => `#${model.replace('-', '')}`);

/** Words that carry matter. */
export const matterIn = (folded: string): string[] => [...modelsIn(folded), ...stemsIn(folded)];
const stemsIn = (folded: string): string[] => contentWords(folded).filter((stem) => stem.length >= LEAST_LETTERS).map((stem) => keyOf(stem.replace(/(?<=^\p{L}{4})(?:ed|ing?)$/u, ''))).filter((key) => !YES_OR_NO.has(key));
export const numbersIn = (text: string): string[] => text.match(NUMBER) ?? [];

const saysNo = (piece: string, language: string): boolean => { const read = piece.replace(REGRET, ' '); return /^\W*non /.test(read) || denies(read, language) || RULES_OUT.test(read) || EXCEPT.test(read); };

/** The folded sentence with such a yes as it is written. */
const foldedOf = ({ text, folded }: Sentence): string => {
  if (text.length !== folded.length || !SAYS_YES.test(text)) return folded;
  const letters = folded.split('');
  for (const { 0: yes, index } of text.matchAll(EACH_YES)) letters.splice(index, yes.length, ...yes.toLowerCase());
  return letters.join('');
};

/** Clauses part at marks, turns and conditions, and at "and" where one side denies and the other does not. */
function piecesOf(folded: string, language: string): string[] {
  return folded.split(TURN).filter((piece) => LETTER.test(piece)).flatMap((piece) => {
    const parts = piece.split(AND);
    const no = parts.map((part) => saysNo(part, language));
    return no.includes(true) && no.includes(false) && parts.every((part) => matterIn(part).length > 0) ? parts : [piece];
  });
}

/** Spanish "se conservan" is no condition. */
const isCondition = (piece: string, language: string): boolean => CONDITION.test(piece.trimStart()) && !(language === 'es' && /^\W*se /.test(piece));

/** The clauses of a text that say anything. */
export function polarClauses(text: string, language: string): PolarClause[] {
  let before: string[] = [];
  return sentencesOf(withoutAddresses(text).replace(QUOTED, ' ')).flatMap((sentence) => {
    const colon = sentence.folded.indexOf(': ');
    const label = colon < 0 ? [] : matterIn(sentence.folded.slice(0, colon));
    const around = OPENS_LEANING.test(sentence.folded) ? [...before] : [];
    let wasDenied = false;
    before = [];
    return piecesOf(foldedOf(sentence), language).flatMap((piece): PolarClause[] => {
      const own = matterIn(piece);
      // "No returns, except of sealed goods" affirms.
      const denied = saysNo(piece, language) && !(EXCEPT.test(piece) && wasDenied);
      const clause = { text: piece.trim(), sentence, own: new Set(own), around: new Set(around.slice(-MOST_AROUND)), label, numbers: numbersIn(piece), denied, need: NEED.test(piece), conditional: isCondition(piece, language) };
      wasDenied = denied;
      around.push(...own);
      before.push(...own);
      return own.length > 0 ? [clause] : [];
    });
  });
}
