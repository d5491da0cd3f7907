/** What a figure measures. Figures of different families are never compared. */
type Family = 'seconds' | 'working_days' | 'months' | 'money' | 'percent' | 'count' | `unit:${string}`;

export interface Unit {
  family: Family;
  /** Multiplies the figure into the family's base: seconds, working days, months, or the unit itself. */
  factor: number;
  /** Added before that: degrees Fahrenheit. */
  offset?: number;
  /** Not metric: what is converted into it is rounded. */
  imperial?: boolean;
  /** ISO 4217 for money. */
  currency?: string;
}

const time = (seconds: number): Unit => ({ family: 'seconds', factor: seconds });
const months = (count: number): Unit => ({ family: 'months', factor: count });
const WORKING: Unit = { family: 'working_days', factor: 1 };
const money = (currency: string): Unit => ({ family: 'money', factor: 1, currency });
export const PERCENT: Unit = { family: 'percent', factor: 1 };
const PER_MILLE: Unit = { family: 'percent', factor: 0.1 };
const own = (name: string, factor = 1): Unit => ({ family: `unit:${name}`, factor });
const imperial = (name: string, factor: number): Unit => ({ ...own(name, factor), imperial: true });
const FAHRENHEIT: Unit = { ...imperial('degree', 5 / 9), offset: -32 };
const POUND = imperial('gram', 453.592);
const CUBIC: Unit = own('litre', 1000);
const SQUARE: Unit = own('square', 1);

/** A number of a unit in the base of its family. */
export const inBase = (value: number, unit: Unit | undefined): number => (value + (unit?.offset ?? 0)) * (unit?.factor ?? 1);

/** Unit words of five languages, folded; the first word of a two-word unit is looked up with the second. */
const TABLE: [Unit, string][] = [
  [time(1), 'seconds sec secs s sekunde sekunden segundo segundos seg seconde secondes'],
  [time(60), 'minute minutes min mins minuten minuto minutos'],
  [time(3600), 'hour hours hr hrs h stunde stunden std hora horas heure heures'],
  [time(86_400), 'day days d tag tage tagen tages dia dias jour jours kalendertage kalendertagen kalendertag'],
  [time(604_800), 'week weeks woche wochen semana semanas semaine semaines'],
  [time(1_209_600), 'fortnight fortnights'],
  [months(1), 'month months monat monate monaten monats mes meses mois mês'],
  [months(3), 'quarter quarters quartal quartale trimestre trimestres'],
  [months(12), 'year years yr yrs jahr jahre jahren jahres ano anos an ans annee annees'],
  [WORKING, 'werktag werktage werktagen arbeitstag arbeitstage arbeitstagen bankarbeitstag bankarbeitstage bankarbeitstagen bankwerktag bankwerktage bankwerktagen banktag banktage banktagen'],
  [money('EUR'), '€ eur euro euros'],
  [money('USD'), 'usd us$ us-dollar us-dollars'], [money('$'), '$'], [money('DOLLAR'), 'dollar dollars dolar dolares'],
  [money('GBP'), '£ gbp pound pounds pfund libra libras livre livres quid'],
  [money('BRL'), 'r$ brl reais reales reals'],
  [money('CHF'), 'chf franken sfr fr franc francs franco francos'],
  [money('JPY'), '¥ jpy yen yens yenes ienes'],
  [money('MXN'), 'mxn mx$'], [money('PESO'), 'pesos peso'],
  [{ family: 'money', factor: 0.01, currency: 'ANY' }, 'cent cents ct cts pence p centimo centimos centavo centavos centime centimes'],
  [money('NOK'), 'nok'], [money('SEK'), 'sek'], [money('DKK'), 'dkk'], [{ ...money('KR'), currency: 'ANY' }, 'kr kronen kronor kroner kronur coronas couronnes coroas'], [money('PLN'), 'pln zł zl zloty zlotys zlotis eslotis'], [money('CZK'), 'czk kc'], [money('HUF'), 'huf'],
  [money('TRY'), 'try ₺'], [money('INR'), 'inr ₹ rupees'], [money('CAD'), 'cad ca$'], [money('AUD'), 'aud a$'], [money('NZD'), 'nzd'], [money('ZAR'), 'zar'], [money('COP'), 'cop'], [money('ARS'), 'ars'], [money('CLP'), 'clp'], [money('MAD'), 'mad dirham dirhams'],
  [PERCENT, '% percent prozent pct'], [PER_MILLE, '‰ promille permille'],
  [own('times'), 'times mal fois veces vezes'], [own('night'), 'night nights nacht nachte nachten noche noches nuit nuits nuitees noite noites'],
  [own('byte', 0.001), 'kb ko'], [own('byte', 1), 'mb megabyte megabytes mo megaoctets'], [own('byte', 1000), 'gb gigabyte gigabytes go gigaoctets gigas giga'], [own('byte', 1_000_000), 'tb terabyte terabytes to'],
  [own('rate', 0.001), 'kbps kbit'], [own('rate', 1), 'mbps mbit'], [own('rate', 1000), 'gbps gbit'],
  [own('gram', 1), 'g gramm gram grams gramme grammes gramo gramos grama gramas'], [own('gram', 1000), 'kg kilo kilos kilogramm kilogram kilograms kilogramme kilogrammes kilogramo kilogramos quilo quilos quilograma quilogramas'], [own('gram', 0.001), 'mg'], [own('gram', 1_000_000), 'tonne tonnes tonnen tonelada toneladas'], [POUND, 'lb lbs'], [imperial('gram', 28.3495), 'oz ounce ounces unze unzen onza onzas onca oncas'],
  [own('metre', 0.001), 'mm millimeter millimetern millimetre millimetres milimetro milimetros'], [own('metre', 0.01), 'cm zentimeter zentimetern centimetre centimetres centimeter centimeters centimetro centimetros'], [own('metre', 1), 'm meter metern metre metres metro metros'], [own('metre', 1000), 'km kilometer kilometern kilometre kilometres kilometros quilometro quilometros kms'],
  [imperial('metre', 0.0254), 'inch inches zoll pulgada pulgadas pouce pouces polegada polegadas'], [imperial('metre', 0.3048), 'ft foot feet fuss pies pieds pes'], [imperial('metre', 0.9144), 'yard yards yd'], [imperial('metre', 1609.344), 'mile miles meile meilen milla millas milha milhas mi'],
  [SQUARE, 'm² m2 qm sqm quadratmeter quadratmetern'], [own('square', 10_000), 'ha hektar hectare hectares hectarea hectareas'], [imperial('square', 0.092903), 'sqft'], [CUBIC, 'm³ m3 kubikmeter kubikmetern'],
  [imperial('litre', 3.78541), 'gallon gallons gallone gallonen galon galones galao galoes gal'], [imperial('litre', 0.4731765), 'pint pints'],
  [own('litre', 0.001), 'ml milliliter millilitres mililitros'], [own('litre', 0.01), 'cl centilitre centilitres'], [own('litre', 1), 'l liter litern litre litres litro litros'],
  [own('watt', 1), 'w watt watts'], [own('watt', 1000), 'kw kilowatt'], [own('volt'), 'v volt volts'], [own('ampere', 1), 'a amp amps ampere'], [own('ampere', 0.001), 'ma'], [own('charge'), 'mah'], [own('energy'), 'kwh'],
  [own('degree'), '° c grad degrees grados degres graus celsius'], [FAHRENHEIT, 'fahrenheit'], [own('bar'), 'bar bars bares'], [imperial('bar', 0.0689476), 'psi'], [own('bar', 0.01), 'kpa'], [own('decibel'), 'db'], [own('hertz', 1), 'ghz'], [own('hertz', 0.001), 'mhz'],
];

const UNITS = new Map(TABLE.flatMap(([unit, words]) => words.split(' ').map((word) => [word, unit] as const)));
/** "sechsmonatig", "2-wöchige" */
const LASTING: [RegExp, Unit][] = [[/^minutig/, time(60)], [/^stundig/, time(3600)], [/^tagig/, time(86_400)], [/^wochig/, time(604_800)], [/^monatig/, months(1)], [/^jahrig/, months(12)]];
/** "30 Freiminuten": a German compound is measured by its last word; days are left out, for a "Feiertag" measures nothing. */
const COMPOUND: [RegExp, Unit][] = [[/^[a-z]{3,}minuten?$/, time(60)], [/^(?!(?:fahr|unterrichts|reit|schul|nachhilfe|privat|tanz|probe|einzel|gruppen|doppel|sprech|sonder)stunde)[a-z]{3,}stunden?$/, time(3600)], [/^[a-z]{3,}wochen?$/, time(604_800)], [/^[a-z]{3,}monaten?$/, months(1)]];
const DAY_WORD = /^(?:days?|dias?|jours?)$/;
const WORKING_WORD = /^(?:working|business|banking|week|habil(?:es)?|laborable?s?|laborales|bancarios?|bancaires?|ouvres?|ouvrables?|uteis|util)$/;
const CALENDAR_WORD = /^(?:calendar|natural(?:es)?|calendaires?|corridos?|consecutivos?)$/;
const DEGREE = /^(?:°|grad|degrees?|grados?|degres?|graus?)$/;
const CELSIUS: Unit = own('degree');
const PER_CENT = /^(?:per cent|por ciento|pour cent|por cento)$/, PER_THOUSAND = /^(?:per mille|por mil|pour mille)$/;

/** "Swiss francs", "kanadische Dollar": whose money it is, and which where the name alone does not tell. */
const NATION = /^(?:us|americans?|amerikanische|british|britische|swiss|schweizer|canadian|kanadische|australian|australische|mexican|mexikanische|brazilian|brasilianische|swedish|schwedische|norwegian|norwegische|danish|danische|polish|polnische|japanese|japanische)$/;
const BY_NATION: [RegExp, Unit][] = [[/^(?:us|ameri)/, money('USD')], [/^(?:canad|kanad)/, money('CAD')], [/^austral/, money('AUD')], [/^me[xk]/, money('MXN')]];

/** Unit letters that are also words ("10 a 12", "3 to 5"): only in this spelling do they measure anything. */
const SPELLED = new Map(Object.entries({ a: /^A$/, v: /^V$/, w: /^W$/, to: /^To$/, go: /^Go$/, mo: /^Mo$/, c: /^C$/, s: /^s$/, p: /^p$/, mad: /^MAD$/, cop: /^COP$/, try: /^TRY$/, ars: /^ARS$/, zl: /^zł?l?$/, h: /^h$/i, g: /^g$/, m: /^m$/, l: /^[lL]$/, d: /^d$/, an: /^an$/, fr: /^[Ff]r$/, ko: /^Ko$/, ft: /^ft$/, mi: /^mi$/, pes: /^pés$/, pies: /^pies$/, ha: /^ha$/, gal: /^gal$/, f: /^F$/ }));

/** The unit that follows a figure and how many words it takes; undefined where the next word is none. Words folded and as written. */
export function unitAfter(words: string[], written: string[]): { unit: Unit; length: number } | undefined {
  const [first = '', second = ''] = words;
  if (SPELLED.get(first)?.test(written[0] ?? '') === false) return undefined;
  if (WORKING_WORD.test(first) && DAY_WORD.test(second)) return { unit: WORKING, length: 2 };
  if (CALENDAR_WORD.test(first) && DAY_WORD.test(second)) return { unit: time(86_400), length: 2 };
  if (DAY_WORD.test(first) && CALENDAR_WORD.test(second)) return { unit: time(86_400), length: 2 };
  if (DAY_WORD.test(first) && WORKING_WORD.test(second)) return { unit: WORKING, length: 2 };
  // "45 °F", "45 degrees Fahrenheit", "6 m²", "20 square metres".
  if (DEGREE.test(first) && /^[cf]$|^celsius$|^fahrenheit$/.test(second)) return { unit: second.startsWith('f') ? FAHRENHEIT : CELSIUS, length: 2 };
  if (/^m(?:et(?:er|re)s?|etros?)?$/.test(first) && /^(?:²|³|cuadrados?|carres?|quadrados?|cubicos?|cubes?)$/.test(second)) return { unit: /^(?:³|cub)/.test(second) ? CUBIC : SQUARE, length: 2 };
  if (/^(?:square|cubic)$/.test(first) && /^met(?:er|re)s?$/.test(second)) return { unit: first === 'cubic' ? CUBIC : SQUARE, length: 2 };
  const own = NATION.test(first) ? UNITS.get(second) : undefined;
  if (own?.family === 'money') return { unit: BY_NATION.find(([form]) => form.test(first))?.[1] ?? own, length: 2 };
  if (PER_CENT.test(`${first} ${second}`)) return { unit: PERCENT, length: 2 };
  if (PER_THOUSAND.test(`${first} ${second}`)) return { unit: PER_MILLE, length: 2 };
  // "69,90 dia 10": a day of the month, no duration.
  if (first === 'dia' && /^\d/.test(second)) return undefined;
  const unit = UNITS.get(first) ?? (/ig(?:e[nmrs]?)?$/.test(first) ? LASTING.find(([form]) => form.test(first))?.[1] : COMPOUND.find(([form]) => form.test(first))?.[1]);
  return unit ? { unit, length: 1 } : undefined;
}

const DOLLARS = new Set(['USD', 'CAD', 'AUD', 'NZD']);
const PESOS = new Set(['MXN', 'ARS', 'CLP', 'COP']);
/** A sign that several currencies share stands for each of them. */
const covers = (sign: string, other: string): boolean => sign === 'ANY' || sign === other || (sign === 'DOLLAR' && (DOLLARS.has(other) || other === '$')) || (sign === '$' && (DOLLARS.has(other) || PESOS.has(other) || other === 'PESO')) || (sign === 'PESO' && PESOS.has(other));

/** Whether two currencies may be one. */
export const sameCurrency = (one: string, other: string): boolean => covers(one, other) || covers(other, one);

/** Whether a word measures: "kW". */
export const isUnit = (word: string): boolean => UNITS.has(word.toLowerCase());

/** "44 pounds" may be money or a weight: the other reading of such an amount. */
export const asWeight = ({ currency }: Unit): Unit | undefined => (currency === 'GBP' ? POUND : undefined);

/** The currency written before a figure, for example `€`, `EUR`, `R$`. */
export function currencyBefore(word: string): Unit | undefined {
  // "Peso 11,5 kg" is a weight.
  const unit = word === 'peso' ? undefined : UNITS.get(word);
  // "36,2 Cent 724 €": cents stand behind their number.
  return unit?.family === 'money' && unit.factor === 1 ? unit : undefined;
}
