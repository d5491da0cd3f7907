import { contentWords } from '../../text/sentences.ts';

/** What stands around a figure and changes what it says. */
export interface Setting {
  /** Periods it is said of: "a month", "im Jahr". */
  periods: string[];
  /** What else it is said of: "per person", "je Buchung". */
  each: string[];
  /** "30 days before departure", "14 Tage nach Erhalt". */
  turn: 'before' | 'after' | '';
  /** What a time runs from, where that is an event of an order: `order`, `delivery`. */
  event: string;
  /** The stem of the word it counts; empty where a unit measures it. */
  noun: string;
}

export const NO_SETTING: Setting = { periods: [], each: [], turn: '', event: '', noun: '' };

const PERIODS: [string, RegExp][] = [
  ['hour', /^(?:hours?|hourly|h|hr|stunde|stundlich|hora|horas|heure)$/], ['day', /^(?:days?|daily|tage?|taglich\w*|kalendertag|dia|dias|diari[oa]s?|jour|jours)$/],
  ['week', /^(?:weeks?|weekly|woche|wochentlich\w*|semana|semanal\w*|semaine)$/], ['month', /^(?:months?|monthly|mo|monat|monats|monatlich\w*|mes|mensual\w*|mois|mensuel\w*|mensal\w*|mensais)$/],
  ['quarter', /^(?:quarter|quarterly|quartal|trimestre)$/], ['year', /^(?:years?|yearly|yr|annum|annual\w*|jahr|jahrlich\w*|ano|anual\w*|an|annee|annuel\w*)$/],
  ['minute', /^(?:minutes?|min|minuten?|minuto)$/], ['night', /^(?:nights?|nacht|noche|nuit|nuitee|noite)$/],
];
const EACH: [string, RegExp][] = [
  ['person', /^(?:persons?|people|head|guests?|adult|traveller|passenger|kopf|gast|reisende\w*|erwachsene\w*|persona|huesped|pasajero|adulto|personne|adulte|passager|pessoa|hospede|passageiro)$/],
  ['user', /^(?:users?|seats?|member|nutzer\w*|benutzer\w*|usuario|utilisateur|utilizador|mitglied|miembro|membre|membro|licen[cs]e|lizenz|licencia|licenca)$/],
  ['booking', /^(?:booking|reservation|buchung|reservierung|reserva|reservacion)$/], ['order', /^(?:order|purchase|bestellung|auftrag|pedido|compra|commande|achat|encomenda)$/],
  ['item', /^(?:item|piece|unit|product|artikel|stuck|teil|articulo|unidad|pieza|producto|article|unite|produit|artigo|peca|unidade|produto)$/],
  ['room', /^(?:room|zimmer|habitacion|chambre|quarto)$/], ['parcel', /^(?:parcel|package|shipment|paket|sendung|paquete|envio|colis|pacote|encomenda)$/],
  ['device', /^(?:device|gerat|dispositivo|aparato|appareil|aparelho)$/], ['child', /^(?:child|kid|kind|nino|nina|enfant|crianca)$/],
  ['vehicle', /^(?:vehicle|car|auto|fahrzeug|pkw|coche|vehiculo|voiture|carro|veiculo)$/], ['account', /^(?:account|konto|cuenta|compte|conta)$/],
  ['call', /^(?:call|anruf|llamada|appel|chamada)$/], ['trip', /^(?:trip|ride|way|leg|flight|fahrt|strecke|flug|viaje|trayecto|vuelo|trajet|vol|viagem|trajeto|voo)$/],
];
const named = (table: [string, RegExp][], word: string): string => table.find(([, form]) => form.test(word))?.[0] ?? '';

/** "per user", "a month", "/mois": the word may follow an article, a preposition or a stroke; adverbs ("monthly") need none. */
const PER = /^[ ,]*(?:(for each|por cada|para cada|per|each|every|pro|je|jede[nrs]?|por|cada|par|chaque)(?= )|\/|(an?|im|in the|al|a la|el|la|le|les|die|der|den|das|o|ao|à|the)(?= ))? ?(\p{L}{1,20})(?!\p{L})/u;
const BEFORE = /^[ ,]*(?:[\p{L}-]+ ){0,1}(?:before|prior to|ahead of|in advance|vor|vorher|antes|avant|anteriores|de antelacion|d'avance)(?!\p{L})/u;
const AFTER = /^[ ,]*(?:[\p{L}-]+ ){0,1}(?:after|from|of|following|since|nach|ab|seit|despues|desde|tras|a partir|a contar|siguientes|apres|a compter|suivant|depois|apos|seguintes|later|danach)(?!\p{L})/u;
const EVENTS: [string, RegExp][] = [
  ['order', /^(?:order|purchas|bought|buy|bestell|kauf|compra|pedido|achat|achet|command|encomend)/], ['delivery', /^(?:deliver|receipt|receiv|arriv|liefer|zustell|erhalt|empfang|eingang|entreg|recepc|recib|livrais|recept|recep|receb|recu$|llegad|chegad)/],
  ['dispatch', /^(?:dispatch|shipp|versand|versend|despach|expedi|envoi)/], ['invoice', /^(?:invoic|rechnung|factur|fatura)/], ['booking', /^(?:book|buchung|reserv)/],
];

const NO_RATE = /^(?:isso|isto|eso|esto|ello|favor|tanto|lo|supuesto|ejemplo|exemplo|exemple|contre|consequent|ailleurs|carta?|carte|contrato|agora|ahora|enquanto|ora|forma|telefone?o?|correo|mail|email|transferencia|virement|cheque|fim|fin)$/;

function perOf(after: string): Pick<Setting, 'periods' | 'each'> {
  const periods: string[] = [];
  const each: string[] = [];
  let rest = after;
  for (let turn = 0; turn < 3; turn += 1) {
    const match = PER.exec(rest);
    if (!match) break;
    const [whole, per = '', article = '', word = ''] = match;
    // "22 €, por isso …", "par contre": an adverb, and no rate.
    if (per && NO_RATE.test(word)) break;
    const period = named(PERIODS, word);
    // "15 € a year", "12 € monatlich"; "20 € day pass" tells no period.
    const adverb = /(?:ly|lich\w*|uale?s?|uel\w*|iari[oa]s?|nsal|nsais|nual)$/.test(word);
    if (period && (per || article || adverb)) periods.push(period);
    else {
      const one = per ? named(EACH, word) || contentWords(word)[0] : '';
      if (!one) break;
      each.push(one);
    }
    rest = rest.slice(whole.length);
  }
  return { periods, each };
}

function runFrom(after: string): Pick<Setting, 'turn' | 'event'> {
  const before = BEFORE.exec(after);
  const match = before ?? AFTER.exec(after);
  if (!match) return { turn: '', event: '' };
  const words = after.slice(match[0].length).split(/[.;:!?\n]/, 1)[0]?.match(/\p{L}+/gu)?.slice(0, 4) ?? [];
  return { turn: before ? 'before' : 'after', event: words.map((word) => named(EVENTS, word)).find(Boolean) ?? '' };
}

/** "120 guests" and "120 people" count the same. */
const nounOf = (word: string): string => (/^(?:people|personen|gaste|personas|personnes|pessoas)$/.test(word) ? 'person' : named(EACH, word.replace(/s$/, ''))) || contentWords(word)[0] || '';

/** "Or fifteen if you pay the driver": what follows is counted by nothing. */
const LINKS = /^[ -]?(?:if|when|while|where|which|that|but|by|than|instead|menos|mas|mais|moins|plus|more|less|mehr|weniger|statt|anstatt|au|en|em|wenn|falls|sofern|aber|wahrend|als|si|cuando|pero|mientras|que|quand|lorsque|se|quando|enquanto|sin|sem|sans|ohne|without|prevu\p{L}*|previst\p{L}+|vorgesehen\p{L}*)(?!\p{L})/u;

/** "50 more people": counted by the noun behind it, as "50 people" are. */
const FURTHER = /^ (?:more|mehr|weitere|mas|mais) (?=(?:people|leute|personen|gaste|\p{L}{4,}s)(?!\p{L}))/u;

/** "9 € HT par mois" */
const TAXED = /^ (?:ht|ttc|hors taxes?|netto|brutto|net|gross|(?:excl|incl)\.? vat|plus vat|sin iva|con iva|sem iva|com iva)(?!\p{L})/u;

/** What a folded text says right behind a figure; `measured` where a unit stood between. */
export function settingAfter(folded: string, to: number, measured = true): Setting {
  const after = folded.slice(to, to + 90).replace(FURTHER, ' ').replace(TAXED, '');
  const noun = measured || LINKS.test(after) ? '' : nounOf(/^[ -]?(\p{L}+)/u.exec(after)?.[1] ?? '');
  const skipped = noun ? after.replace(/^[ -]?\p{L}+/u, '') : after;
  return { ...perOf(skipped), ...runFrom(after), noun };
}

const apart = (left: string[], right: string[]): boolean => left.length > 0 && right.length > 0 && !left.some((one) => right.includes(one));

/** Other nouns may be two words for one thing, or one of two languages. */
const KNOWN = new Set(EACH.map(([name]) => name));
const isKnown = (name: string): boolean => KNOWN.has(name);

/** Whether two settings cannot speak of one figure: a month and a year, a person and a booking, before and after. */
export const settingsClash = (given: Setting, claimed: Setting): boolean =>
  apart(given.periods, claimed.periods) || apart(given.each.filter(isKnown), claimed.each.filter(isKnown))
  // "10 € a day" bears no "10 € per rental".
  || (given.periods.length > 0 && given.each.length === 0 && claimed.periods.length === 0 && claimed.each.length > 0)
  || Boolean(given.turn && claimed.turn && given.turn !== claimed.turn) || Boolean(given.event && claimed.event && given.event !== claimed.event);
