import { holdsOrderNumber } from './order_number.ts';
import { findCodes } from '../reply_checks/identifiers/addresses.ts';
import { findDates, findWeekdays } from '../reply_checks/times/dates.ts';
import { fold } from '../text/characters.ts';

/** What a ticket may have told already, in the order in which templates name it. */
const FACTS = ['order', 'date', 'amount', 'code', 'tried', 'device', 'photo'] as const;
export type GivenFact = (typeof FACTS)[number];

const AMOUNT = /(?:[€$£]|\b(?:eur|usd|gbp|chf|brl)\b|r\$)\s?\d|\d\s?(?:[€$£]|(?:eur|euros?|usd|dollars?|gbp|pounds?|chf|franken|francs|reais|pesos)\b)/;
/** "79.90 each": cents without a currency. */
const CENTS = /(?<![\d.,])\d{1,5}[.,]\d\d(?![\d.,])/;
/** What has been done already, or looked into: a new password's mail, the folder of spam, a restart, another cable. */
const TRIED = /(?<!\p{L})(?:tried|reset\p{L}*|restart\p{L}*|reinstall\p{L}*|reboot\p{L}*|spam|junk|(?:another|different|other) (?:cable|socket|charger|outlet|phone)|versucht|probiert|zuruck(?:ge)?setz\p{L}*|zuruckzusetzen|neu ?gestartet|(?:de|neu )installier\p{L}*|ander(?:e[nrsm]?) (?:kabel|steckdose|ladegerat|handy)|probado|probe|intentado|reinici\p{L}*|reinstal\p{L}*|restablec\p{L}*|recuper\p{L}*|otro (?:cable|cargador|enchufe|movil)|essaye\p{L}*|reinitialis\p{L}*|redemarr\p{L}*|reinstall\p{L}*|(?:autre|autres) (?:cable|prise|chargeur|telephone)|tentei|tentado|redefin\p{L}*|repor|outr[oa] (?:cabo|tomada|carregador|telemovel|celular))(?!\p{L})/u;
/** On what it happens. */
const DEVICE = /(?<!\p{L})(?:iphones?|ipads?|ios|android|samsung|galaxy|pixel|xiaomi|huawei|windows|macbook|mac|firefox|chrome|safari|edge)(?!\p{L})/u;
/** What can be seen, or is not there to be seen: no photo shows what is missing. */
const PHOTO = /(?<!\p{L})(?:photos?|pictures?|pics?|images?|attach\p{L}*|fotos?|bild(?:er)?|anbei|anhang|angehangt|imagen(?:es)?|adjunt\p{L}*|jointe?s?|ci-joint|anex\p{L}*|missing|fehl(?:t|en|te)|falt(?:a|an|am|aba|ava|ou)|faltan\p{L}*|manqu\p{L}+)(?!\p{L})/u;
/** The words that a screen shows, as they are quoted. */
const SHOWN = /["“„«][^"“”„«»]{0,120} [^"“”„«»]{0,120}["”“»]/u;
const NEAR_DAY = /\b(?:today|yesterday|this morning|last night|heute|gestern|vorgestern|hoy|ayer|anteayer|anoche|aujourd'hui|hier|avant-hier|hoje|ontem|anteontem)\b/;

/** What a text gives of what a template may ask for: nobody is asked for what they have just written. */
export function factsGiven(text: string): GivenFact[] {
  const read = text.slice(0, 20_000);
  const folded = fold(read);
  const given: Record<GivenFact, () => boolean> = {
    order: () => holdsOrderNumber(read),
    date: () => NEAR_DAY.test(folded) || findDates(folded).length > 0 || findWeekdays(folded).length > 0,
    amount: () => AMOUNT.test(folded) || CENTS.test(folded),
    code: () => findCodes(read).length > 0 || SHOWN.test(read),
    tried: () => TRIED.test(folded),
    device: () => DEVICE.test(folded),
    photo: () => PHOTO.test(folded),
  };
  return FACTS.filter((fact) => given[fact]());
}
