/**
 * How letters close in five languages: a closed class, and too few words for a language to be told by them. What another language borrows
 * ("Bon appétit", "Bon voyage", the "Merci" of Switzerland) is not among them, nor how letters open: who writes "Hola" may be greeted so.
 * Read on folded sentences, whole.
 */
const CLOSINGS: Record<string, string> = {
  en: String.raw`see you (?:soon|then|there)|take care|have an? (?:great|nice|lovely|good|wonderful|pleasant) \w+(?: \w+)?|enjoy your \w+|(?:best of|good) luck\b.{0,30}|(?:with )?(?:kind(?:est)?|best|warm(?:est)?) (?:regards|wishes)|(?:yours )?sincerely(?: yours)?|many thanks|thank you(?: (?:very much|so much|for your \w+))?|get well soon`,
  de: String.raw`(?:mit )?(?:freundlich|viel|herzlich|best|lieb|schon)en? grussen?\b.{0,30}|(?:einen? )?schone[ns]? (?:tag|abend|wochenende|woche|zeit|feiertage|ferien|urlaub|reise)(?: noch)?|bis (?:bald|dann|demnachst)|alles gute\b.{0,30}|gute (?:besserung|reise|fahrt)|viel (?:gluck|erfolg|spass|freude)\b.{0,30}|vielen dank(?: .{0,30})?`,
  es: String.raw`(?:un (?:cordial |fuerte )?)?saludos?(?: cordial(?:es)?)?|(?:que tenga )?(?:un )?(?:buen|feliz) (?:fin de semana|dia|viaje|semana)|hasta (?:pronto|luego)|mucha suerte\b.{0,30}|(?:mucho )?animo|(?:muchas )?gracias(?: por .{0,30})?|que se mejore|un abrazo`,
  fr: String.raw`(?:(?:bien|tres) )?cordialement|bien a vous|(?:tres )?(?:bonne|belle|excellente) (?:journee|soiree|semaine|continuation|route)(?: .{0,20})?|bon week-?end|a (?:tres )?bientot|bon(?:ne)? (?:courage|chance|retablissement)\b.{0,30}|merci(?: (?:beaucoup|d'avance|pour .{0,30}))|au plaisir(?: de .{0,30})?|salutations distinguees`,
  pt: String.raw`(?:com )?(?:os )?(?:melhores )?cumprimentos|atenciosamente|(?:um )?bom fim de semana|ate (?:breve|logo|ja)|boa (?:sorte|viagem)\b.{0,30}|(?:as )?(?:rapidas )?melhoras|(?:muito )?obrigad[oa](?: p\w+ .{0,30})?|tenha um .{0,20}|(?:um )?abraco`,
};
const MOST_LETTERS = 60;
const FORMS = Object.entries(CLOSINGS).map(([language, form]): [string, RegExp] => [language, new RegExp(`^[^\\p{L}]*(?:${form})[^\\p{L}]*$`, 'u')]);

const closingsIn = (folded: string): string[] => (folded.length > MOST_LETTERS ? [] : FORMS.filter(([, form]) => form.test(folded)).map(([language]) => language));

/** Whether a folded sentence closes a letter. */
export const closesLetter = (folded: string): boolean => closingsIn(folded).length > 0;

/** Whether a folded sentence closes a letter in another of the languages than the one a reply is to be in. */
export function closesInAnother(folded: string, asked: string): boolean {
  const spoken = asked in CLOSINGS ? closingsIn(folded) : [];
  return spoken.length > 0 && !spoken.includes(asked);
}
