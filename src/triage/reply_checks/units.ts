/** What a figure measures. Figures of different families are never compared. */
export type Family = 'seconds' | 'working_days' | 'months' | 'money' | 'percent' | 'count' | `unit:${string}`;

export interface Unit {
  family: Family;
  /** Multiplies the figure into the family's base: seconds, working days, months, or the unit itself. */
  factor: number;
  /** ISO 4217 for money. */
  currency?: string;
}

const time = (seconds: number): Unit => ({ family: 'seconds', factor: seconds });
const months = (count: number): Unit => ({ family: 'months', factor: count });
const WORKING: Unit = { family: 'working_days', factor: 1 };
const money = (currency: string): Unit => ({ family: 'money', factor: 1, currency });
const PERCENT: Unit = { family: 'percent', factor: 1 };
const own = (name: string, factor = 1): Unit => ({ family: `unit:${name}`, factor });

/** Unit words of five languages, folded; the first word of a two-word unit is looked up with the second. */
const TABLE: [Unit, string][] = [
  [time(1), 'second seconds sec secs s sekunde sekunden segundo segundos seg seconde secondes'],
  [time(60), 'minute minutes min mins minuten minuto minutos'],
  [time(3600), 'hour hours hr hrs h stunde stunden std hora horas heure heures'],
  [time(86_400), 'day days d tag tage tagen tages tagig tagige tagigen tagiges taegig dia dias jour jours kalendertage kalendertagen kalendertag'],
  [time(604_800), 'week weeks woche wochen semana semanas semaine semaines'],
  [time(1_209_600), 'fortnight fortnights'],
  [months(1), 'month months monat monate monaten monats mes meses mois mês'],
  [months(3), 'quarter quarters quartal quartale trimestre trimestres'],
  [months(12), 'year years yr yrs jahr jahre jahren jahres jahrig jahrige jahrigen jahriges ano anos an ans annee annees'],
  [WORKING, 'werktag werktage werktagen arbeitstag arbeitstage arbeitstagen'],
  [money('EUR'), '€ eur euro euros'],
  [money('USD'), 'usd us$'], [money('$'), '$ dollar dollars dolar dolares'],
  [money('GBP'), '£ gbp pound pounds pfund libra libras livre livres quid'],
  [money('BRL'), 'r$ brl reais'],
  [money('CHF'), 'chf franken sfr'],
  [money('JPY'), '¥ jpy yen'],
  [money('MXN'), 'mxn'], [money('PESO'), 'pesos peso'],
  [{ family: 'money', factor: 0.01, currency: 'ANY' }, 'cent cents ct cts pence p centimo centimos centavo centavos centime centimes'],
  [money('NOK'), 'nok'], [money('SEK'), 'sek'], [money('DKK'), 'dkk'], [{ ...money('KR'), currency: 'ANY' }, 'kr kronen kronor kroner kronur'], [money('PLN'), 'pln zł zl zloty'], [money('CZK'), 'czk kc'], [money('HUF'), 'huf'],
  [money('TRY'), 'try ₺'], [money('INR'), 'inr ₹ rupees'], [money('CAD'), 'cad ca$'], [money('AUD'), 'aud a$'], [money('NZD'), 'nzd'], [money('ZAR'), 'zar'], [money('COP'), 'cop'], [money('ARS'), 'ars'], [money('CLP'), 'clp'], [money('MAD'), 'mad dirham dirhams'],
  [PERCENT, '% percent prozent pct'],
  [own('times'), 'times mal fois veces vezes'], [own('night'), 'night nights nacht nachte nachten noche noches nuit nuits nuitees noite noites'],
  [own('byte', 1), 'mb megabyte megabytes mo'], [own('byte', 1000), 'gb gigabyte gigabytes go gigas giga'], [own('byte', 1_000_000), 'tb terabyte terabytes to'],
  [own('rate', 1), 'mbps mbit'], [own('rate', 1000), 'gbps gbit'],
  [own('gram', 1), 'g gramm gram grams gramme grammes gramo gramos grama gramas'], [own('gram', 1000), 'kg kilo kilos kilogramm kilograms'],
  [own('metre', 0.001), 'mm millimeter millimetre millimetres'], [own('metre', 0.01), 'cm zentimeter zentimetern centimetre centimetres centimeter centimeters centimetro centimetros'], [own('metre', 1), 'm meter metre metres metro metros'], [own('metre', 1000), 'km kilometer kilometern kilometre kilometres kilometros quilometro quilometros kms'],
  [own('litre', 0.001), 'ml milliliter millilitres mililitros'], [own('litre', 1), 'l liter litre litres litro litros'],
  [own('watt', 1), 'w watt watts'], [own('watt', 1000), 'kw kilowatt'], [own('volt'), 'v volt volts'], [own('ampere', 1), 'a amp amps ampere'], [own('ampere', 0.001), 'ma'], [own('charge'), 'mah'], [own('energy'), 'kwh'],
  [own('degree'), '° °c c grad degrees grados degres graus'], [own('bar'), 'bar'], [own('decibel'), 'db'], [own('hertz', 1), 'ghz'], [own('hertz', 0.001), 'mhz'],
];

const UNITS = new Map(TABLE.flatMap(([unit, words]) => words.split(' ').map((word) => [word, unit] as const)));
const DAY_WORD = /^(?:days?|dias?|jours?)$/;
const WORKING_WORD = /^(?:working|business|week|habil(?:es)?|laborable?s?|laborales|ouvres?|ouvrables?|uteis|util)$/;
const CALENDAR_WORD = /^(?:calendar|natural(?:es)?|calendaires?|corridos?|consecutivos?)$/;
const PER_CENT = /^(?:per cent|por ciento|pour cent|por cento)$/;

/** Unit letters that are also words ("10 a 12", "3 to 5"): only in this spelling do they measure anything. */
const SPELLED = new Map(Object.entries({ a: /^A$/, v: /^V$/, w: /^W$/, to: /^To$/, go: /^Go$/, mo: /^Mo$/, c: /^C$/, s: /^s$/, p: /^p$/, mad: /^MAD$/, cop: /^COP$/, try: /^TRY$/, ars: /^ARS$/, zl: /^zł?l?$/, h: /^h$/i, g: /^g$/, m: /^m$/, l: /^[lL]$/, d: /^d$/, an: /^an$/ }));

/** The unit that follows a figure and how many words it takes; undefined where the next word is none. Words folded and as written. */
export function unitAfter(words: string[], written: string[]): { unit: Unit; length: number } | undefined {
  const [first = '', second = ''] = words;
  if (SPELLED.get(first)?.test(written[0] ?? '') === false) return undefined;
  if (WORKING_WORD.test(first) && DAY_WORD.test(second)) return { unit: WORKING, length: 2 };
  if (CALENDAR_WORD.test(first) && DAY_WORD.test(second)) return { unit: time(86_400), length: 2 };
  if (DAY_WORD.test(first) && CALENDAR_WORD.test(second)) return { unit: time(86_400), length: 2 };
  if (DAY_WORD.test(first) && WORKING_WORD.test(second)) return { unit: WORKING, length: 2 };
  if (PER_CENT.test(`${first} ${second}`)) return { unit: PERCENT, length: 2 };
  const unit = UNITS.get(first);
  return unit ? { unit, length: 1 } : undefined;
}

const DOLLARS = new Set(['USD', 'CAD', 'AUD', 'NZD']);
const PESOS = new Set(['MXN', 'ARS', 'CLP', 'COP']);
/** A sign that several currencies share stands for each of them. */
const covers = (sign: string, other: string): boolean => sign === 'ANY' || sign === other || (sign === '$' && (DOLLARS.has(other) || PESOS.has(other) || other === 'PESO')) || (sign === 'PESO' && PESOS.has(other));

/** Whether two currencies may be one. */
export const sameCurrency = (one: string, other: string): boolean => covers(one, other) || covers(other, one);

/** The currency written before a figure, for example `€`, `EUR`, `R$`. */
export function currencyBefore(word: string): Unit | undefined {
  const unit = UNITS.get(word);
  return unit?.family === 'money' ? unit : undefined;
}
