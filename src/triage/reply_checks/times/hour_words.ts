import type { TimeMention } from './dates.ts';

const NOON = 720;
const DAY = 1440;
const HOURS: Record<string, number> = Object.fromEntries([
  'one two three four five six seven eight nine ten eleven twelve', 'eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn zwanzig einundzwanzig zweiundzwanzig',
  'una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuna', 'une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt',
  'uma duas tres quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezasseis dezassete dezoito dezanove vinte', 'ein',
].flatMap((words) => words.split(' ').map((word, at) => [word, at + 1] as const)));
const WORDS = Object.keys(HOURS).sort((one, other) => other.length - one.length).join('|');
const HOUR = `(\\d{1,2}(?:[:.]\\d{2})?(?![:.]?\\d)|${WORDS})`;
/** Parts of an hour behind it: `y media`, `et quart`, `e meia`. */
const PART = '( y media| y cuarto| menos cuarto| et demie| et quart| moins le quart| e meia| e quinze| e um quarto| menos um quarto| (?:y|e|menos|moins) (?:cinco|diez|veinte|veinticinco|dez|vinte(?: e cinco)?|dix|vingt|cinq))?';
const MINUTES: Record<string, number> = { cinco: 5, cinq: 5, five: 5, funf: 5, diez: 10, dez: 10, dix: 10, ten: 10, zehn: 10, veinte: 20, vinte: 20, vingt: 20, twenty: 20, zwanzig: 20, veinticinco: 25, 'vinte e cinco': 25, 'twenty-five': 25, funfundzwanzig: 25 };
const MORNING = 'in the morning|morgens|fruh|vormittags|de la manana|du matin|da manha';
const LATER = 'in the (?:afternoon|evening)|at night|nachmittags|mittags|abends|de la tarde|de la noche|de l\'apres-midi|du soir|da tarde|da noite';
const AT_NIGHT = /(?:at night|de la noche|da noite)$/;
const HALF = `(?: (?:(${MORNING})|(${LATER})))`;
/** What may follow an hour, but no noun that it counts. */
const ENDS = '(?=[,;:!?)\\n]|\\.(?![ªº])|$| (?:y|a|e|o|ou|et|hasta|ate|como|para|del|do|du|au|no|na|si|se|em|en|el|le|la|cada|todos|tous|pero|mas|mais)(?!\\p{L}))';

/** "às oito" and "à huit heures" need their accent; "as six" tells no time. */
const BARE_A = /^as |^a (?!las? |partir)/;

/** "Halb elf" is 10:30, "half past ten" too; the hour that follows "from … to" before one is a time as well. */
const PARTED: [cue: RegExp, form: RegExp, read: (hour: number, minutes: number) => number][] = [
  [/halb /, new RegExp(`(?<!\\p{L})halb (${WORDS}|\\d{1,2})(?!\\p{L}|\\d)`, 'gu'), (hour) => hour - 30],
  [/half past/, new RegExp(`(?<!\\p{L})half past (${WORDS}|\\d{1,2})(?!\\p{L}|\\d)`, 'gu'), (hour) => hour + 30],
  [/quarter past|viertel nach/, new RegExp(`(?<!\\p{L})(?:quarter past|viertel nach) (${WORDS}|\\d{1,2})(?!\\p{L}|\\d)`, 'gu'), (hour) => hour + 15],
  [/quarter to|viertel vor/, new RegExp(`(?<!\\p{L})(?:quarter to|viertel vor) (${WORDS}|\\d{1,2})(?!\\p{L}|\\d)`, 'gu'), (hour) => hour - 15],
  ...(['past|nach', 'to|vor'] as const).map((words, at): (typeof PARTED)[number] => [new RegExp(` (?:${words}) `), new RegExp(`(?<!\\p{L})(?:a )?(five|ten|twenty(?:-five)?|funf|zehn|zwanzig|funfundzwanzig) (?:${words}) (${WORDS}|\\d{1,2})(?!\\p{L}|\\d)`, 'gu'), (hour, minutes) => hour + (at ? -minutes : minutes)]),
  [/ para as? /, new RegExp(`(?<!\\p{L})(?:as )?(cinco|dez|vinte(?: e cinco)?) para as? (${WORDS}|\\d{1,2})(?!\\p{L}|\\d)`, 'gu'), (hour, minutes) => hour - minutes],
  [/(?:halb|half past|viertel|quarter) /, new RegExp(`(?<=(?:halb|half past|(?:viertel|quarter) (?:vor|nach|to|past)) (?:${WORDS}|\\d{1,2}) (?:bis|to|until|till) )(${WORDS}|\\d{1,2})(?![\\p{L}\\d]|[.:,]\\d)`, 'gu'), (hour) => hour],
  [/ (?:halb|half past|viertel|quarter) /, new RegExp(`(?<![\\p{L}\\d])(${WORDS}|\\d{1,2})(?= (?:bis|to|until|till) (?:halb|half past|viertel|quarter) )`, 'gu'), (hour) => hour],
];

/** Forms of an hour said in words; the day's half may be left open only where the form itself tells a time. A plain cue says whether one can match at all. */
const FORMS: [cue: RegExp, form: RegExp][] = [
  [new RegExp(HALF), new RegExp(`(?<![\\p{L}\\p{N}.,:])${HOUR}(?: uhr| h| horas?| heures?| o'clock)?${PART}${HALF}(?!\\p{L})`, 'gu')],
  [/ las? /, new RegExp(`(?<!\\p{L})(?:a|desde|hasta|antes de|sobre)(?: partir de)? las? (?!(?:24|48|72) h)${HOUR}(?: h| horas?)?()${PART}${ENDS}`, 'gu')],
  [/(?:^|[^\p{L}])às /iu, new RegExp(`(?<!\\p{L})as ${HOUR}(?: ?h(?:oras?)?)?()${PART}${ENDS}`, 'gu')],
  [/(?:das|pelas) /, new RegExp(`(?<!\\p{L})(?:das|pelas) ${HOUR}()${PART.slice(0, -1)}${ENDS}`, 'gu')],
  // "de 1 à 2 heures" and "jusqu'à 2 heures" are durations.
  [/heure/, new RegExp(`(?<!\\p{L}|'|(?:\\d|${WORDS}) )(?:a|des|avant|apres|a partir de|vers) ${HOUR} heures?()${PART}${ENDS}`, 'gu')],
  [/uhr/, new RegExp(`(?<![\\p{L}\\p{N}])${HOUR}()()()(?= (?:bis|und) (?:\\d{1,2}|${WORDS}) uhr)`, 'gu')],
  [/uhr|o'clock/, new RegExp(`(?<![\\p{L}\\p{N}])${HOUR} (?:uhr|o'clock)()()(?![\\p{L}\\p{N}])`, 'gu')],
];
/** Noon with a part of an hour behind it ("midi et demi", "ao meio-dia e meia"), and midnight, which is 23:59 as well where a day ends. */
const NAMED: [form: RegExp, minutes: number[]][] = [
  [/(?<!\p{L})(?:(?:at|until|before|after|by|from) )?(?:noon|midday)(?!\p{L})|(?<!\p{L})(?:um |bis |ab )zwolf uhr mittags(?!\p{L})|(?<!\p{L})(?:a|avant|jusqu'a|apres) midi(?!\p{L})(?! et (?:demi|quart))|(?<!\p{L})(?:al|hasta el|a) mediodia(?!\p{L})(?! y (?:media|cuarto))|(?<!\p{L})(?:ao|ate (?:o|ao)) meio-dia(?!\p{L})(?! e (?:meia|um quarto))/gu, [NOON]],
  [/(?<!\p{L})(?:a |avant |jusqu'a |apres |et )?midi et demie?(?!\p{L})|(?<!\p{L})(?:(?:a|al|hasta el) )?mediodia y media(?!\p{L})|(?<!\p{L})(?:(?:a|ao|ate ao?) )?meio-dia e meia(?! hora)(?!\p{L})/gu, [NOON + 30]],
  [/(?<!\p{L})(?:at|until|before|by) midnight(?!\p{L})|(?<!\p{L})(?:um|bis|vor) mitternacht(?!\p{L})|(?<!\p{L})(?:a|avant|jusqu'a) minuit(?!\p{L})|(?<!\p{L})(?:a|hasta)(?: la)? medianoche(?!\p{L})|(?<!\p{L})(?:a|ate|ate a) meia-noite(?!\p{L})/gu, [0, DAY - 1]],
];

function hourMinutes(hour: string): number {
  const [hours = '0', minutes = '0'] = hour.split(/[:.]/);
  return (HOURS[hour] ?? Number(hours)) * 60 + Number(minutes);
}

function mention(match: RegExpMatchArray): TimeMention | undefined {
  const [whole, hour = '', ...rest] = match;
  const part = rest.find((piece) => /^ (?:y|et|e|menos|moins) /.test(piece ?? '')) ?? '';
  const said = whole.slice(hour.length);
  const told = MINUTES[part.replace(/^ (?:y|e|menos|moins) /, '')] ?? (/media|demie|meia/.test(part) ? 30 : part ? 15 : 0);
  const base = hourMinutes(hour) + (/menos|moins/.test(part) ? -told : told);
  if (base > DAY) return undefined;
  const start = match.index ?? 0;
  const place = { start, end: start + whole.length };
  // "Las doce de la noche" is midnight.
  if (base === NOON && AT_NIGHT.test(said)) return { minutes: [0], ...place };
  if (new RegExp(`(?:${LATER})$`).test(said)) return { minutes: [base < NOON ? base + NOON : base % DAY], ...place };
  if (new RegExp(`(?:${MORNING})$`).test(said)) return { minutes: [base % DAY], ...place };
  // An hour up to twelve with nothing said may be either half of the day.
  return { minutes: base < NOON ? [base, base + NOON] : [base % DAY], ...place };
}

/** Times of the day said rather than written: `three in the afternoon`, `a las doce`, `15 heures`, `um acht Uhr`. `folded` is as long as `text`. */
export function findSpokenTimes(text: string, folded: string): TimeMention[] {
  const found: TimeMention[] = [];
  const add = (time: TimeMention | undefined): void => {
    if (time && !found.some((other) => other.start < time.end && time.start < other.end)) found.push(time);
  };
  for (const [cue, form, read] of PARTED) if (cue.test(folded)) for (const match of folded.matchAll(form)) {
    const minutes = read(hourMinutes(match[2] ?? match[1] ?? ''), MINUTES[match[1] ?? ''] ?? 0);
    add({ minutes: [minutes, minutes + NOON].map((one) => (one + DAY) % DAY), start: match.index, end: match.index + match[0].length });
  }
  for (const [form, minutes] of NAMED) for (const match of folded.matchAll(form)) add({ minutes, start: match.index, end: match.index + match[0].length });
  for (const [cue, form] of FORMS) if (cue.test(folded) || cue.test(text)) for (const match of folded.matchAll(form)) if (!BARE_A.test(match[0]) || /^às? /i.test(text.slice(match.index, match.index + 3))) add(mention(match));
  return found;
}
