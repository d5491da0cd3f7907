/** The languages of the lexicon, in the order of their bits. */
export const LANGUAGES = ['en', 'de', 'es', 'fr', 'pt'] as const;
export type Language = (typeof LANGUAGES)[number];
export const bitOf = (language: Language): number => 1 << LANGUAGES.indexOf(language);
export const EVERY_LANGUAGE = (1 << LANGUAGES.length) - 1;

/** What a word takes behind its stem, folded: nouns and adjectives, and verbs besides. */
const ENDINGS: Record<Language, { names: string; verbs: string }> = {
  en: { names: 's es e ly er ers est', verbs: 's es ed d ing ings er ers' },
  de: { names: 'e en n er ern s es em ere eren ste sten ung ungen in innen lich liche lichen', verbs: 'e st t te ten test tet est et ete eten en n end ende enden ung ungen' },
  es: { names: 's es o a e os as ito ita itos itas mente cion ciones', verbs: 'ar er ir arse erse irse ad ed id ado ada ados adas ido ida idos idas ando iendo endo o as a amos ais an es e emos eis en i aste o aron io iste ieron aba abas aban abamos ia ias ian iamos are ara aras aran aremos ere era eran eremos ire ira iran iremos aria arian eria erian iria irian ase asen ara iera ieran arme arlo arla arlos arlas arle arles arnos erme erlo erla erlos erlas erle ernos irme irlo irla irlos irlas irle irnos acion aciones icion iciones amiento amientos imiento imientos ador adora adores idor idora anza able ibles ables ible' },
  fr: { names: 's e es x ment ments eur eurs euse euses', verbs: 'er es ee ees e ez ent ons ais ait aient ai as a era erai eras eront erez erons erait erais ant ir it is i ie ies issez issons issent issait ira re u ue us ues ement ements ation ations tion tions eur eurs euse age ages able ables' },
  pt: { names: 's es o a e os as ao oes aos inho inha inhos mente cao coes', verbs: 'ar er ir ado ada ados adas ido ida idos idas ando endo indo o as a amos ais am es e emos em ei aste ou aram i iu este eram eu iram iste ava avas avam ia ias iam arei ara arao erei era erao irei ira irao aria ariam eria eriam iria iriam asse assem esse essem isse ares arem erem irem acao acoes icao icoes amento amentos imento imentos ador adora adores edor agem agens avel aveis ivel iveis' },
};
/** What a listed word itself ends in: taken off, where enough is left, so that its other forms are found by what remains. */
const CITED: Record<Language, { verbs: RegExp; names: RegExp }> = {
  en: { verbs: /(?!)/, names: /e$/ },
  de: { verbs: /en$|(?<=[lr])n$/, names: /e$|ung$|en$/ },
  es: { verbs: /(?:[aei]r|[aei]rse)$/, names: /(?:a|i)?cion$|(?:a|i)miento$|[oae]$/ },
  fr: { verbs: /(?:er|ir|re)$/, names: /(?:a|i)tion$|ements?$|e$|ee$/ },
  pt: { verbs: /[aei]r$/, names: /(?:a|i)?cao$|(?:a|i)mento$|ao$|[oae]$/ },
};
/** How a stem changes between its forms; tried where a word is not known as it stands. */
const CHANGES: readonly { languages: number; from: RegExp; to: string }[] = [
  { languages: bitOf('en') | bitOf('fr'), from: /([bdfglmnprt])\1$/, to: '$1' },
  // Names that end as infinitives do: "lugares", "fenêtres".
  { languages: bitOf('es') | bitOf('pt'), from: /[aei]r$/, to: '' },
  { languages: bitOf('fr'), from: /(?:[ei]r|re)$/, to: '' },
  { languages: bitOf('en'), from: /i$/, to: 'y' },
  { languages: bitOf('fr'), from: /i$/, to: 'y' },
  { languages: bitOf('es'), from: /ue(?=[^aeiou]{1,3}$)/, to: 'o' },
  { languages: bitOf('es'), from: /ie(?=[^aeiou]{1,3}$)/, to: 'e' },
  { languages: bitOf('es') | bitOf('pt'), from: /qu$/, to: 'c' },
  { languages: bitOf('es') | bitOf('pt'), from: /gu$/, to: 'g' },
  { languages: bitOf('es') | bitOf('pt'), from: /j$/, to: 'g' },
  { languages: bitOf('es'), from: /c$/, to: 'z' },
  { languages: bitOf('de'), from: /^(ab|an|auf|aus|ein|mit|nach|vor|zu|zuruck|weg|um|her|hin|los|fest|weiter|bei)?(?:ge|zu)(?=.{3})/, to: '$1' },
];

export const SHORTEST_STEM = 4;
const SHORTEST_VERB = 3;
const LONGEST_ENDING = 8;
/** Behind a short stem of a verb, which is none of a name: "pag-" of "pagar". */
const OF_VERB = '-';
/** Behind a word that is to be read whole, but for a plural or an adjective's ending. */
export const WHOLE = '.';
const ENDINGS_OF_WHOLE = ['s', 'es', 'n', 'en', 'e'];
const ENGLISH = bitOf('en');
/** "shipp" of "shipped". */
const DOUBLED = /([bdfglmnprt])\1$/;

/** Languages by ending, of names in the low bits and of verbs above. */
let byEnding: Map<string, number> | undefined;

function readEndings(): Map<string, number> {
  const read = new Map<string, number>();
  for (const language of LANGUAGES) {
    const { names, verbs } = ENDINGS[language];
    for (const ending of names.split(' ')) read.set(ending, (read.get(ending) ?? 0) | bitOf(language));
    for (const ending of verbs.split(' ')) read.set(ending, (read.get(ending) ?? 0) | (bitOf(language) << LANGUAGES.length));
  }
  return read;
}

/** The key under which a folded word of the lexicon is kept. */
export function keyOf(word: string, language: Language): string {
  if (word.endsWith(WHOLE)) return word;
  const { verbs, names } = CITED[language];
  const verb = word.replace(verbs, '');
  if (verb !== word && verb.length >= SHORTEST_VERB) return verb.length >= SHORTEST_STEM ? verb : `${verb}${OF_VERB}`;
  const name = word.replace(names, '');
  return name.length >= SHORTEST_STEM ? name : word.length >= SHORTEST_STEM ? word : `${word}${WHOLE}`;
}

type Ask<Known> = (key: string, languages: number) => readonly Known[] | undefined;

/** The word as it stands: to be read whole, as a stem, or both. */
function asItStands<Known>(word: string, ask: Ask<Known>): readonly Known[] | undefined {
  const whole = ask(`${word}${WHOLE}`, EVERY_LANGUAGE), stem = word.length >= SHORTEST_STEM ? ask(word, EVERY_LANGUAGE) : undefined;
  return whole && stem ? [...new Set([...whole, ...stem])] : whole ?? stem;
}

/** A form of a word that is to be read whole. */
function formOfWhole<Known>(word: string, ask: Ask<Known>): readonly Known[] | undefined {
  for (const ending of ENDINGS_OF_WHOLE) {
    const rest = word.length - ending.length;
    const found = word.endsWith(ending) && (rest > SHORTEST_VERB || (rest === SHORTEST_VERB && ending === 's')) ? ask(`${word.slice(0, rest)}${WHOLE}`, EVERY_LANGUAGE) : undefined;
    if (found) return found;
  }
  const stem = /(?:ed|ing)$/.test(word) ? word.replace(/(?:ed|ing)$/, '') : '';
  if (stem.length < SHORTEST_VERB) return undefined;
  return ask(`${stem}${WHOLE}`, ENGLISH) ?? ask(`${stem}e${WHOLE}`, ENGLISH) ?? (DOUBLED.test(stem) ? ask(`${stem.slice(0, -1)}${WHOLE}`, ENGLISH) : undefined);
}

/** Asks for each key that a folded word may be kept under, the longest first, with the languages in which it may; until one is known. */
export function firstKnown<Known>(word: string, ask: Ask<Known>): readonly Known[] | undefined {
  byEnding ??= readEndings();
  return asItStands(word, ask) ?? formOfWhole(word, ask)
    ?? atEnding(word, (stem, names, verbs) => (stem.length >= SHORTEST_STEM ? ask(stem, names | verbs) : ask(`${stem}${OF_VERB}`, verbs)))
    ?? atEnding(word, (stem, names, verbs) => changed(stem, names | verbs, ask));
}

function atEnding<Known>(word: string, ask: (stem: string, names: number, verbs: number) => Known | undefined): Known | undefined {
  for (let cut = 0; cut <= LONGEST_ENDING && word.length - cut >= SHORTEST_VERB; cut += 1) {
    const languages = cut === 0 ? EVERY_LANGUAGE : byEnding?.get(word.slice(word.length - cut));
    const found = languages ? ask(word.slice(0, word.length - cut), languages & EVERY_LANGUAGE, cut === 0 ? 0 : languages >> LANGUAGES.length) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function changed<Known>(stem: string, languages: number, ask: Ask<Known>): readonly Known[] | undefined {
  for (const { languages: own, from, to } of CHANGES) {
    if ((own & languages) === 0 || !from.test(stem)) continue;
    const other = stem.replace(from, to);
    const found = ask(other.length >= SHORTEST_STEM ? other : `${other}${OF_VERB}`, own & languages);
    if (found !== undefined) return found;
  }
  return undefined;
}
