import { holdsOrderNumber } from './order_number.ts';
import { findCodes } from '../reply_checks/addresses.ts';
import { findDates, findWeekdays } from '../reply_checks/dates.ts';
import { fold } from '../text/characters.ts';

/** What a ticket may have told already, in the order in which templates name it. */
const FACTS = ['order', 'date', 'amount', 'code', 'tracking'] as const;
export type GivenFact = (typeof FACTS)[number];

const AMOUNT = /(?:[€$£]|\b(?:eur|usd|gbp|chf|brl)\b|r\$)\s?\d|\d\s?(?:[€$£]|(?:eur|euros?|usd|dollars?|gbp|pounds?|chf|franken|francs|reais|pesos)\b)/;
/** "79.90 each": cents without a currency. */
const CENTS = /(?<![\d.,])\d{1,5}[.,]\d\d(?![\d.,])/;
/** What tells where a parcel is, and says something. */
const TRACKING = /(?<!\p{L})(?:track(?:ing|ed)|sendungsverfolgung|seguimiento|suivi|rastre(?:io|amento))(?!\p{L})[^.!?\n]{0,80}(?<!\p{L})(?:says?|said|shows?|stuck|since|zeigt|steht|seit|dice|pone|muestra|desde|indique|affiche|dit|depuis|diz|mostra|aparece)(?!\p{L})/u;
const NEAR_DAY = /\b(?:today|yesterday|this morning|last night|heute|gestern|vorgestern|hoy|ayer|anteayer|anoche|aujourd'hui|hier|avant-hier|hoje|ontem|anteontem)\b/;

/** What a text gives of what a template may ask for: nobody is asked for what they have just written. */
export function factsGiven(text: string): GivenFact[] {
  const read = text.slice(0, 20_000);
  const folded = fold(read);
  const given: Record<GivenFact, () => boolean> = {
    order: () => holdsOrderNumber(read),
    date: () => NEAR_DAY.test(folded) || findDates(folded).length > 0 || findWeekdays(folded).length > 0,
    amount: () => AMOUNT.test(folded) || CENTS.test(folded),
    code: () => findCodes(read).length > 0,
    tracking: () => TRACKING.test(folded),
  };
  return FACTS.filter((fact) => given[fact]());
}
