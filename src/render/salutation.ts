import greetings from '../../data/templates/greetings.json' with { type: 'json' };

/** The fixed words around a reply in one language. */
export interface Courtesies {
  named: string;
  formal: string;
  unnamed: string;
  signOff: string;
  team: string;
  subject: string;
}

const BY_LANGUAGE = new Map<string, Courtesies>(Object.entries(greetings));

/** Greeting, sign-off and subject words of a language; English where we have none of its own. */
export const courtesiesIn = (language: string): Courtesies => BY_LANGUAGE.get(language) ?? greetings.en;

const TITLE = /^(?:dr|dra|drª|prof|profa|profesora?|mr|mrs|ms|miss|mx|sir|herr|frau|hr|fr|sr|sra|srta|don|dona|doña|m|mme|mlle|monsieur|madame|dott|ing|dipl|mag|familie|fam|family|familia|famille|família)\.?$/i;
const COMPANY = /\b(?:gmbh|ag|kg|ohg|ug|ltd|llc|inc|corp|plc|s\.?a\.?r\.?l|s\.?a|s\.?l|sas|lda|ltda|bv|ab|oy|co|company|team|support|shop|store|office|praxis|kanzlei|restaurant|hotel|bank|group|studio|info|admin|sales|accounts?|accounting|billing|finance|purchasing|procurement|reception|marketing|newsletter|noreply|buchhaltung|einkauf|verwaltung|rechnungswesen|sekretariat|contabilidade?|compras|administraci[oó]n|facturaci[oó]n|comptabilit[eé]|achats|secr[eé]tariat|financeiro)\b/i;
/** "Les Clés d’Ut" is no person called Les. */
const ARTICLE = /^(?:the|das|der|die|el|los|las|les|le|la|os|as|l['’].*)$/i;
const NAME = /^\p{L}[\p{L}\p{M}'’-]{0,29}$/u;
/** A name with digits, addresses or mark-up is none: it never reaches the greeting. */
const NOT_A_NAME = /[\d@/\\<>{}[\]|=&#%*_~"“”:;!?]|www\./;

const capital = (word: string): string =>
  (word === word.toLowerCase() || word === word.toUpperCase() && word.length > 2
    ? word.toLowerCase().replace(/(^|[-'’])(\p{L})/gu, (_all, before: string, letter: string) => before + letter.toUpperCase())
    : word);

function wordsOf(customerName: string): string[] {
  const name = customerName.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (!name || name.length > 60 || NOT_A_NAME.test(name) || COMPANY.test(name)) return [];
  const [last, first, ...rest] = name.split(/\s*,\s*/);
  const words = (first && rest.length === 0 ? `${first} ${last}` : name).split(' ').filter((word) => !TITLE.test(word));
  const titled = name.split(' ').some((word) => TITLE.test(word));
  if (ARTICLE.test(words[0] ?? '') && words.length > 1) return [];
  if (titled && words.length === 1) return []; // "Mrs Peake": the first name is not known
  return words.every((word) => NAME.test(word.replace(/\.$/, ''))) ? words : [];
}

/** The first name to greet by, or `""`: titles off, "Souza, Ana" turned round, companies and odd characters refused. */
export function firstName(customerName: string): string {
  const first = wordsOf(customerName)[0] ?? '';
  return first.endsWith('.') || first.length < 2 ? '' : capital(first);
}

/** The line a reply begins with: by first name, by whole name where the tone is formal, or without a name. */
export function greetingLine(customerName: string, language: string, formal: boolean): string {
  const words = courtesiesIn(language);
  const name = formal ? wordsOf(customerName).map(capital).join(' ') : firstName(customerName);
  return name ? (formal ? words.formal : words.named).replace('{name}', () => name) : words.unnamed;
}
