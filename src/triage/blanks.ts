import { fold } from './text/characters.ts';

/** What a form asks for: behind "insert", or alone in brackets, it marks what nobody filled in. */
export const FIELD = String.raw`(?:surname|date|time|amount|price|number|no\.?|link|url|address|e-?mail|phone|company|product|model|order|customer|client|details?|reason|here|x+|name[ns]?|vorname|nachname|datum|uhrzeit|betrag|preis|nummer|adresse|telefon\w*|firma|produkt|bestell\w*|kund\w*|hier|nombre|apellidos?|fecha|hora|importe|precio|numero|enlace|direccion|empresa|producto|pedido|cliente|aqui|nom|prenom|heure|montant|prix|lien|societe|produit|commande|ici|nome|apelido|sobrenome|data|valor|preco|endereco|morada|produto|encomenda)`;
export const FILL = String.raw`(?:insert|add|fill in|enter|einfugen|erganzen|bitte erganzen|eintragen|insertar|completar|rellenar|indicar|a completer|inserer|completer|ajouter|inserir|preencher)`;

export const IS_FIELD = new RegExp(`^(?:${FIELD}|agents?|agente|mitarbeiter\\w*|signature|signatur|unterschrift|firma|assinatura|tracking|code)$`);
export const FILLS = new RegExp(`^(?:${FILL}|your|ihre?|su|votre|seu|sua)$`);

/** What a form leaves blank: in braces, in brackets, between signs, a run of them. Each is linear, as all forms are: bounded, no nesting. */
export const BLANKS: RegExp[] = [
  /<(?!https?:|mailto:|\/?(?:b|i|p|br|a|ul|ol|li|strong|em)\b)[\p{L}][\p{L}\p{N} _'’.-]{0,40}>/gu,
  /\{\{?[^{}\n]{1,60}\}?\}/g,
  /\[(?!\d{1,3}\]|(?:sic|…|\.\.\.)\])[^\][\n]{1,80}\](?!\()/g,
  /(?<![\p{L}\p{N}])(?:X{3,}|x{4,}|_{3,}|#{4,}|\?{4,}|TODO|TBD|TBC|FIXME|lorem ipsum)(?![\p{L}\p{N}])/gu,
  /%\p{L}[\p{L}_]{1,30}%|\$\{?[A-Z][A-Z_]{2,30}\}?|«[A-Z_]{3,30}»/gu,
  /(?:\.{6,}|…{2,})|(?<![\p{L}\p{N}%]|\d )%(?:s|d|\d?\$s)(?![\p{L}\p{N}])/gu,
];

/** What personal data was replaced by on its way into the knowledge. */
const MASK = /^\[(?:EMAIL|PHONE|CARD|ACCOUNT)\]$/;
/** More that a form asks for by its name, and what stands between two such words. */
const NAMES_A_VALUE = /^(?:\p{L}*(?:num\p{L}*|nr|name)|id|first|last|tracking|carrier|sendung\p{L}*|of|the|de|du|del|d[ao]|l[ae])$/u;
/** "{tracking_num}" is a program's word, whatever it names. */
const MERGE_FIELD = /^(?:<|\{|%|\$|«)\P{L}*\p{L}+(?:_[\p{L}\d]+)+\P{L}*$/u;

/** "Your {order number}" is told; "click [Order]", "put {{first_name}} there" and "the field [Code]" name what stands there: a few words of all languages, by how they begin. */
const OWNED = /(?<!\p{L})(?:your|ihre?[mnrs]?|deine?[mnrs]?|sus?|tus?|votre|vos|seus?|suas?)\s*$/u;
const MENTIONED = /(?<!\p{L})(?:put|writ|typ|us[ei]|insert|cli[cq]|klick|tap|tipp|to[cq]|press|choos|choisi|sele[ck]|enter|pattern|format|muster|variable|field|feld|button|bout|bot[oa]|key|druck|wahl|schreib|tast|puls|elij|pong|escr|introdu|campo|champ|tecla|touche|appuy|mett|saisi|escolh|coloq)\w*(?: [^\s.!?]+){0,2}\s*(?:[(:]\s*)?$/u;
/** Within an address, a path or a command, between quotation marks or beside another blank, it stands for itself. */
const JOINED = /[/=`'"“„«‚‘+&?@\\-]$|[\]>}][_ ./-]?$/u;
const JOINED_BY = /^[_ ./-]?[[<{]/;
const BRACKETED = /^[<{[%$«]/;

/** Letters before a blank by which it is read. */
const BEFORE = 80;

/** The words of a blank, folded: "first", "name" of "{{firstName}}". */
export const wordsOfBlank = (blank: string): string[] => fold(blank.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether what looks like a blank asks for a value, rather than naming a key, a button or a program's field: "<tracking_num>", "[EMAIL]", not "<F8>", "[Save]". */
export function asksForAValue(text: string, at: number, words: string): boolean {
  if (MASK.test(words)) return true;
  if (!BRACKETED.test(words)) return false;
  const named = wordsOfBlank(words);
  const isField = named.length > 0 && named.every((word) => IS_FIELD.test(word) || FILLS.test(word) || NAMES_A_VALUE.test(word));
  if (!isField && !MERGE_FIELD.test(words)) return false;
  const raw = text.slice(Math.max(0, at - BEFORE), at), before = fold(raw).split('\n').at(-1) ?? '';
  if (OWNED.test(before)) return true;
  return !(JOINED.test(raw) || JOINED_BY.test(text.slice(at + words.length, at + words.length + 2)) || MENTIONED.test(before));
}

/** The blanks of a text that ask for a value, each once. */
export const valuesAskedFor = (text: string): string[] =>
  [...new Set(BLANKS.flatMap((blank) => Array.from(text.matchAll(blank)).filter(({ 0: words, index }) => asksForAValue(text, index, words)).map(({ 0: words }) => words)))];
