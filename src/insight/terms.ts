import { ces, dan, deu, eng, fin, fra, hun, ind, ita, nld, nob, pol, por, ron, spa, swe, tur } from 'stopword';
import { fold } from '../triage/text/characters.ts';

/** Words of courtesy and of every ticket: no topic is named by them. The library's lists hold function words alone. */
const COURTESY = `hello hi hey dear thanks thank regards kind best cheers sincerely please pls sir madam team support customer service help need want would could
 i'm i've don't can't didn't doesn't isn't it's that's won't am got get getting im ive dont cant now just still since really also even much many one two three first last new
 day days week weeks month months year years today yesterday tomorrow morning evening night ago time times back know like see said says tell told ask asked try tried trying
 problem problems issue issues question questions request requests
 frage fragen anfrage anliegen problema problemas consulta pregunta problème problèmes probleme demande dúvida duvida pergunta
 hallo guten tag liebe lieber geehrte geehrter damen herren danke vielen dank bitte grüße grüßen gruß freundlichen mfg seit heute gestern morgen schon mal noch immer gerade
 tagen tage wochen woche monat monaten uhr habe hab gibt geht kommt macht machen kein keine mehr ganz sehr gern wäre hätte ihnen ihr euch eure eurem euer bzw
 hola buenas buenos días dias tardes noches gracias saludos cordial saludo estimados estimado desde hace ayer hoy mañana semana semanas mes meses año años ahora todavía aún vez veces
 tengo tiene puedo pueden quiero hacer hago nada algo siempre luego después antes ustedes vosotros usted buen querido queridos atentamente muchas
 bonjour bonsoir salut merci cordialement bien cordiale monsieur madame depuis hier aujourd'hui matin soir semaine semaines mois jour jours toujours encore déjà alors donc
 ça c'est j'ai n'est était fait faire peut peux veux voudrais avez auriez pouvez votre vos rien chaque fois après avant comme très
 olá ola oi bom boa dia tarde noite obrigado obrigada abraço abraços atenciosamente cumprimentos att prezados prezado caros ontem hoje amanhã semana mês ano ainda já agora desde
 not no yes how why when what where who which there here their our your was were will are been does did has have had any some all most very only again about before after into out off down over then than so but and never nothing something anything without because while
 como cuando donde porque pero sin con para por muy más otra otro otros esta eso esa ese sus nos fue ser hay han sobre todo todos ni que qué cómo quien una unos unas del las los este estos cada solo sólo tan tanto entre hasta
 comme quand où parce mais sans avec pour par plus autre autres cette ces ses nous vous ils elle dans sur tout tous toute suite pas que qui dont deux leur aux des les une sont peu aussi
 quando onde mas sem com muito mais outra outro este esta não foi há uma uns umas dos das nos nas pelo pela seu sua meu minha só até entre cada então
 vez vezes tenho tem posso podem quero fazer faz nada sempre depois antes vocês você pra pro tá né aí isso essa esse está estão`;

/** Calendar words come and go with the calendar, not with a defect. */
function calendarWords(): string[] {
  return ['en', 'de', 'es', 'fr', 'pt', 'it', 'nl', 'pl', 'sv'].flatMap((language) => (['long', 'short'] as const).flatMap((style) => {
    const month = new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' });
    const weekday = new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' });
    return [
      ...Array.from({ length: 12 }, (_unused, index) => month.format(Date.UTC(2026, index, 15))),
      ...Array.from({ length: 7 }, (_unused, index) => weekday.format(Date.UTC(2026, 5, index + 1))),
    ].map((name) => name.replaceAll('.', ''));
  }));
}

/** `Pläne`, `plans`: the forms a word takes in text, folded, so that the lists match what `termsOf` makes of it. */
let ignored: Set<string> | undefined;
const ignoredWords = (): Set<string> => (ignored ??= new Set(
  [...ces, ...dan, ...deu, ...eng, ...fin, ...fra, ...hun, ...ind, ...ita, ...nld, ...nob, ...pol, ...por, ...ron, ...spa, ...swe, ...tur, ...COURTESY.split(/\s+/), ...calendarWords()].map(fold),
));

const TOKEN = /[\p{L}\p{M}\p{N}]+(?:[.'][\p{L}\p{N}]+)*/gu;
/** Scripts without blanks between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const ELISION = /^(?:[cdjlmnst]|qu)'/;
/** Links, addresses and sums of money tell one ticket, not a topic. */
const LINK = /\bhttps?:\/\/\S+|\bwww\.\S+|\S{1,80}@\S+|[$€£] ?\d[\d.,]{0,12}|\b\d[\d.,]{0,12} ?[€£$]/gi;
/** What a bank or an authority writes over names. */
const MASKED = /^x+$/;
/** A ticket's first words tell its topic; later ones repeat. In characters, and in different terms. */
const READ = 4_000;
const MOST_TERMS = 150;

let segmenter: Intl.Segmenter | undefined;
/** Particles and endings, which Japanese writes in Hiragana alone. */
const HIRAGANA = /^[\p{Script=Hiragana}ー]+$/u;

/** The words of a run of characters without blanks, by ICU's dictionaries; characters that make no word are read in pairs. */
function unspacedWords(token: string): string[] {
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'word' });
  const words: string[] = [];
  let before = '';
  for (const { segment } of segmenter.segment(token)) {
    const single = [...segment].length === 1 && !HIRAGANA.test(segment) ? segment : '';
    if (before && single) words.push(before + single);
    else if (!single && !HIRAGANA.test(segment)) words.push(segment);
    before = single;
  }
  return words;
}

/** What was found of a word, kept for the next ticket; emptied when a hostile text fills it. */
const judged = new Map<string, boolean>();
const MOST_JUDGED = 100_000;

function isKnownTerm(token: string): boolean {
  const known = judged.get(token);
  if (known !== undefined) return known;
  if (judged.size >= MOST_JUDGED) judged.clear();
  const term = isTerm(token);
  judged.set(token, term);
  return term;
}

/** A letter of the scripts without blanks, or beyond: everything before it is written with blanks. */
const mayBeUnspaced = (token: string): boolean => token.charCodeAt(0) >= 0x0e00;

/** A number alone is a date, a price or an order; with a point it may be a version, with a letter an error code. */
function isTerm(token: string): boolean {
  if (token.length < 2 || token.length > 30 || ignoredWords().has(token) || MASKED.test(token)) return false;
  const digits = token.replace(/\D/g, '').length;
  if (digits === 0) return token.length > 2 || UNSPACED.test(token);
  return digits <= 4 && (/\p{L}/u.test(token) ? token.length <= 10 && !/^\d+(?:st|nd|rd|th|h|am|pm|min|gb|mb|kg|cm|mm|eur|usd|x|er|ste)?$/.test(token) : /^\d{1,2}\.\d{1,2}(?:\.\d{1,2})?$/.test(token));
}

/** The words of a text in their order, folded; links and addresses left out. */
export const wordsIn = (text: string): string[] => fold(text.slice(0, READ).normalize('NFKC').replace(LINK, ' ')).match(TOKEN) ?? [];

/**
 * What a ticket speaks of: its different words, folded, without function words of 17 languages, courtesies, calendar
 * words and plain numbers. Error codes and versions stay. At most 150, in the order of their first mention.
 */
export function termsOf(words: readonly string[]): string[] {
  const terms = new Set<string>();
  for (const word of words) {
    const token = word.includes("'") ? word.replace(ELISION, '').replace(/'s?$|'.{1,2}$/, '') : word;
    for (const part of mayBeUnspaced(token) && UNSPACED.test(token) ? unspacedWords(token) : [token]) if (isKnownTerm(part)) terms.add(part);
    if (terms.size >= MOST_TERMS) break;
  }
  return [...terms];
}

/** An error code or a version: what a defect is best known by. */
export const isCode = (term: string): boolean => /\d/.test(term);
