/** Contractions that stand for two words, by what follows the apostrophe; the words before it stay. */
export const ENGLISH_ENDINGS: ReadonlyMap<string, string> = new Map([['ll', 'will'], ['ve', 'have'], ['re', 'are'], ['m', 'am'], ['d', 'would'], ['s', '']]);

/** Contractions as people type them, apostrophe or not. */
export const SHORT_FORMS: ReadonlyMap<string, readonly string[]> = new Map(Object.entries({
  dont: ['do', 'not'], cant: ['can', 'not'], wont: ['will', 'not'], didnt: ['did', 'not'], doesnt: ['does', 'not'], isnt: ['is', 'not'],
  wasnt: ['was', 'not'], havent: ['have', 'not'], hasnt: ['has', 'not'], hadnt: ['had', 'not'], couldnt: ['could', 'not'], wouldnt: ['would', 'not'],
  shouldnt: ['should', 'not'], arent: ['are', 'not'], werent: ['were', 'not'], aint: ['is', 'not'], im: ['i', 'am'], ive: ['i', 'have'],
  youre: ['you', 'are'], youve: ['you', 'have'], theyre: ['they', 'are'], theyve: ['they', 'have'], weve: ['we', 'have'], cannot: ['can', 'not'],
  gonna: ['going', 'to'], wanna: ['want', 'to'], gotta: ['got', 'to'], jai: ['j', 'ai'], cest: ['c', 'est'], nai: ['n', 'ai'], quil: ['qu', 'il'],
  quon: ['qu', 'on'], jaimerais: ['j', 'aimerais'], jattends: ['j', 'attends'],
}));

/** True for a word that the tokeniser reads as several ("dont", "jai"). */
export const isShortForm = (word: string): boolean => SHORT_FORMS.has(word);
