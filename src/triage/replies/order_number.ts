/** "Order 48213", "Bestellnummer: FJ-48213", "pedido n.º 48213": an order's number after its name; never a year or an amount. */
const ORDER_NUMBER = new RegExp(
  String.raw`(?<![\p{L}])(?:order|bestell(?:ung|nummer|nr)|auftrag(?:s?nummer|s?nr)?|pedido|commande|encomenda)`
  + String.raw`(?:[\s:#.(-]{0,3}(?:number|nummer|numero|número|numéro|num|no|nr|n\.?[°ºo]|id|code|ref|is|ist|lautet|est|es|é)(?![\p{L}])){0,3}`
  + String.raw`[\s:#.(-]{0,4}((?:[a-z]{1,5}-?|\d{1,4}-)?(?!(?:19|20)\d\d(?!\d))(?!\d{1,7}(?:[.,]\d\d?)?\s?(?:[€$£]|eur|usd|gbp|r\$|days|tage))\d{4,}(?:-\d{1,12}){0,4})`,
  'iu',
);

/** Whether a ticket already names its order, so that nobody asks for it again. */
export const holdsOrderNumber = (text: string): boolean => ORDER_NUMBER.test(text.normalize('NFC'));

/** The number of the order that a text names first, as it is written; `""` where it names none. */
export const orderNumberIn = (text: string): string => ORDER_NUMBER.exec(text.normalize('NFC'))?.[1] ?? '';
