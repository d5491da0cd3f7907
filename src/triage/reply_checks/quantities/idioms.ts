import { PERCENT, type Unit } from './units.ts';

interface SpecialQuantity {
  value: number;
  unit: Unit | undefined;
  from: number;
  to: number;
  /** Bears the like, and claims nothing by itself. */
  vague: boolean;
}

const SECONDS: Unit = { family: 'seconds', factor: 1 };
const MONTHS: Unit = { family: 'months', factor: 1 };
const TIMES: Unit = { family: 'unit:times', factor: 1 };
const LITRE: Unit = { family: 'unit:litre', factor: 1 };
const GRAM: Unit = { family: 'unit:gram', factor: 1 };
const METRE: Unit = { family: 'unit:metre', factor: 1 };
const HOUR = 3600;
const DAY = 86_400;

/** One look at a text says whether any of the forms below can stand in it. */
const ANY = /zu (?:zw|dr|vi|fu|se|si|ac|ne|ze)|fifth|funftel|quint|cinquieme|tenth|zehntel|decim|dixieme|half|halb|medi[oa]|demi|mei[ao]|quart|cuart|viertel|fortnight|quin[cz]|third|drittel|terci?o|tiers|mitad|moitie|metade|halfte|once|twice|vez|veces|fois|mal(?![a-z])|an? (?:extra |additional |further |full |whole )?(?:hour|day|week|month|year)|vorabend|vortag|vispera|veille|vespera|trimest|day before|eve of|previous day|davor|vorherigen|anterior|precedent/;

/** Quantities in words that no list of numbers holds. */
const FORMS: [RegExp, number, Unit | undefined, vague?: boolean][] = [
  [/(?<!\p{L})(?:half an?|(?:einen? )?halbe[nrs]?|medi[oa]|(?:une? )?demi|mei[oa])[ -](?:lit(?:er|re|ro))(?!\p{L})/gu, 0.5, LITRE],
  [/(?<!\p{L})(?:half an?|(?:ein )?halbes|medio|(?:un )?demi|meio)[ -](?:kilo\p{L}{0,6}|quilo)(?!\p{L})/gu, 500, GRAM],
  [/(?<!\p{L})(?:half an?|(?:einen )?halbe[nr]|medio|(?:un )?demi|meio)[ -](?:met(?:er|re|ro))(?!\p{L})/gu, 0.5, METRE],
  [/(?<!\p{L})(?:(?:a )?quarter of an? |(?:einen? )?viertel ?|(?:un )?cuarto de |(?:un )?quart de |(?:um )?quarto de )(?:lit(?:er|re|ro))(?!\p{L})/gu, 0.25, LITRE],
  [/(?<!\p{L})(?:(?:a )?quarter of an? |(?:ein )?viertel ?|(?:un )?cuarto de |(?:un )?quart de |(?:um )?quarto de )(?:kilo\p{L}{0,6}|quilo)(?!\p{L})/gu, 250, GRAM],
  [/(?<!\p{L})(?:three[- ]quarters of an? |drei ?viertel ?|tres cuartos de |trois quarts de |tres quartos de )(?:lit(?:er|re|ro))(?!\p{L})/gu, 0.75, LITRE],
  ...['zweit', 'dritt', 'viert', 'funft', 'sechst', 'siebt', 'acht', 'neunt', 'zehnt'].map((word, at): [RegExp, number, undefined, boolean] => [new RegExp(`(?<!\\p{L})zu ${word}(?!\\p{L})`, 'gu'), at + 2, undefined, true]),
  [/(?<!\p{L})(?:half a dozen|(?:ein )?halbes dutzend|media docena|(?:une )?demi-douzaine|meia duzia)(?!\p{L})/gu, 6, undefined],
  [/(?<!\p{L})(?:(?:une? |uma |eine[nr]? )?(?:half an hour|halbe[nr]? stunde|(?<!horas? y )media hora|demi-heure|meia hora))(?!\p{L})/gu, HOUR / 2, SECONDS],
  [/(?<!\p{L})(?:(?:an? |une? |um |einer? )?(?:quarter of an hour|viertelstunde|cuarto de hora|quart d['’]heure|quarto de hora|quarter hour))(?!\p{L})/gu, HOUR / 4, SECONDS],
  [/(?<!\p{L})(?:three[- ]quarters of an hour|dreiviertelstunde|drei viertelstunden|tres cuartos de hora|trois quarts d['’]heure|tres quartos de hora)(?!\p{L})/gu, HOUR * 0.75, SECONDS],
  [/(?<!\p{L})(?:four[ -]fifths|vier funftel|cuatro quint[oa]s|quatre cinquiemes|quatro quintos)(?!\p{L})/gu, 80, PERCENT],
  [/(?<!\p{L})(?:two[ -]thirds|zwei drittel|dos terci(?:o|era)s|deux tiers|dois tercos)(?!\p{L})/gu, 200 / 3, PERCENT],
  [/(?<!\p{L})(?:a fifth (?:of|off)|(?:ein )?funftel|quinta parte|un cinquieme|um quinto)(?!\p{L})/gu, 20, PERCENT],
  [/(?<!\p{L})(?:a tenth (?:of|off)|(?:ein )?zehntel|decima parte|un dixieme|um decimo)(?!\p{L})/gu, 10, PERCENT],
  [/(?<!\p{L})(?:an? hour and a half|one and a half hours|(?:anderthalb|eineinhalb) stunden|(?:una )?hora y media|(?:une )?heure et demie|(?:uma )?hora e meia)(?!\p{L})/gu, HOUR * 1.5, SECONDS],
  [/(?<!\p{L})(?:an? hour and a quarter|(?:una )?hora y cuarto|(?:une )?heure et quart|(?:uma )?hora e um quarto|eineinviertel stunden)(?!\p{L})/gu, HOUR * 1.25, SECONDS],
  [/(?<!\p{L})(?:an? hour and three[- ]quarters|(?:una )?hora y tres cuartos|(?:une )?heure (?:et )?trois quarts|(?:uma )?hora e tres quartos|eindreiviertel stunden)(?!\p{L})/gu, HOUR * 1.75, SECONDS],
  [/(?<!\p{L})quinzaine de jours(?!\p{L})/gu, 15 * DAY, SECONDS],
  [/(?<!\p{L})(?:a fortnight|quincena|quinzaine)(?!\p{L})/gu, 14 * DAY, SECONDS],
  [/(?<!\p{L})(?:(?:a )?day and a half|(?:un )?dia y medio|(?:un )?jour et demi|(?:um )?dia e meio)(?!\p{L})/gu, 1.5 * DAY, SECONDS],
  [/(?<!\p{L})(?:(?:a )?week and a half|(?:una )?semana y media|(?:une )?semaine et demie|(?:uma )?semana e meia)(?!\p{L})/gu, 10.5 * DAY, SECONDS],
  [/(?<!\p{L})(?:(?:a )?month and a half|(?:un )?mes y medio|(?<!\p{L}|deux |trois |quatre |cinq |six )(?:un )?mois et demi|(?:um )?mes e meio)(?!\p{L})/gu, 1.5, MONTHS],
  [/(?<!\p{L})(?:(?:a )?year and a half|(?:un )?ano y medio|(?:un )?an et demi|(?:um )?ano e meio)(?!\p{L})/gu, 18, MONTHS],
  [/(?<!\p{L})half a year|(?<!\p{L})(?:ein )?halbes jahr|(?<!\p{L})(?:medio ano|six mois|meio ano|un semestre|um semestre)(?!\p{L})/gu, 6, MONTHS],
  ...([['hour', HOUR, SECONDS], ['day', DAY, SECONDS], ['week', 7 * DAY, SECONDS], ['month', 1, MONTHS], ['year', 12, MONTHS]] as const).map(([name, value, unit]): [RegExp, number, Unit] => [new RegExp(`(?<!\\p{L})an? (?:extra|additional|further|full|whole) ${name}(?!\\p{L})`, 'gu'), value, unit]),
  [/(?<=(?:within|in|after|under|less than|more than|at least|about|takes?|for|up to) )an hour(?! (?:or|and)\b)/gu, HOUR, SECONDS],
  [/(?<=(?:within|in|after|under|less than|more than|at least|about|takes?|for|up to) )a day(?! (?:or|and)\b)(?!\p{L})|(?<!\p{L})a day (?=before|after|prior|in advance|ahead|ago)|(?<!\p{L})(?:the day before|the previous day|tag davor|vorherigen tag|dia anterior|jour precedent|(?:am )?vortag|(?:am )?vorabend|(?:la |a la )?vispera|(?:la )?veille|(?:a )?vespera)(?!\p{L})/gu, DAY, SECONDS],
  [/(?<=(?:within|in|after|under|less than|more than|at least|about|takes?|for|up to) )a week(?! (?:or|and)\b)(?!\p{L})|(?<!\p{L})a week (?=before|after|prior|in advance|ahead|ago)/gu, 7 * DAY, SECONDS],
  [/(?<=(?:within|after|under|less than|more than|at least|about|takes?|up to) )a month(?! (?:or|and)\b)(?!\p{L})|(?<!\p{L})a month (?=before|after|prior|in advance|ahead|ago)/gu, 1, MONTHS],
  [/(?<=(?:within|after|under|less than|more than|at least|about|takes?|up to) )a year(?! (?:or|and)\b)(?!\p{L})/gu, 12, MONTHS],
  [/(?<!\p{L})(?:per|each|every|a|pro|je|im|por|al|par|chaque|cada) (?:quarter(?! of)|quartal|trimestre)(?!\p{L})|(?<!\p{L})(?:quarterly|vierteljahrlich\w*|trimestral\w*|trimestriel\w*)(?!\p{L})/gu, 3, MONTHS, true],
  [/(?<!\p{L})(?:half[ -](?:the |of the |your )?(?:price|fare|fee|cost|amount|rate|deposit)|half of (?:it|the|your)|halfte|demi-tarif|zum halben preis|halbe[nrs]? (?:preis|betrag|gebuhr)|mitad|moitie|metade|meio preco)(?!\p{L})/gu, 50, PERCENT],
  // "Seniors pay meia", a half ticket.
  [/(?<!\p{L}|horas? e |\d e )meia(?:[- ]entrada)?(?= ?(?:[.,;:)]|(?:da|do|de|para|e|ou) (?!hora|noite))|$)/gu, 50, PERCENT, true],
  [/(?<!\p{L})(?:a third (?:of|off)|(?:ein )?drittel|(?:un )?tercio|un tiers|um terco)(?!\p{L})/gu, 100 / 3, PERCENT],
  [/(?<!\p{L})(?:a quarter (?:of (?:the|your|its|that)|off)|ein viertel(?! (?:vor|nach))|(?:una )?cuarta parte|un quart (?:du|de la|des)|um quarto do)(?!\p{L})/gu, 25, PERCENT],
  [/(?<!\p{L})(?:three[ -]quarters|drei viertel|dreiviertel(?! \d)|tres cuartas partes|trois quarts|tres quartos)(?!\p{L})/gu, 75, PERCENT],
  [/(?<!\p{L})(?:once (?=an? |per |every (?!\p{L}+ \p{L}+s(?!\p{L}))|each )|(?:einmal|1-mal) (?=pro |im |jahrlich|monatlich|taglich|wochentlich)|una vez (?=al |a la |por |cada (?!\p{L}+ \p{L}+s(?!\p{L})))|une fois (?=par |l'an)|uma vez (?=por |ao |a cada (?!\p{L}+ \p{L}+s(?!\p{L}))))/gu, 1, TIMES],
  [/(?<!\p{L})(?:twice (?=an? |per |every |each |daily)|zweimal(?!\p{L})|2-?mal(?!\p{L}))/gu, 2, TIMES],
  [/(?<!\p{L})(?:dreimal|3-?mal)(?!\p{L})/gu, 3, TIMES],
];

/** Halves, quarters, "once a year", "a week before": the quantities of a folded text that no number word names. */
export function findSpecialQuantities(folded: string): SpecialQuantity[] {
  if (!ANY.test(folded)) return [];
  const found: SpecialQuantity[] = [];
  for (const [form, value, unit, vague = false] of FORMS) {
    for (const match of folded.matchAll(form)) {
      const place = { from: match.index, to: match.index + match[0].trimEnd().length };
      if (!found.some(({ from, to }) => from < place.to && place.from < to)) found.push({ value, unit, vague, ...place });
    }
  }
  return found;
}
