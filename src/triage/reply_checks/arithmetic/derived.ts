import type { TimeMention } from '../times/dates.ts';
import { areOneCurrency, isFree, isMoney, isShare, isTime, kindOf, valueOf } from '../quantities/figure_kinds.ts';
import type { Figure } from '../quantities/figures.ts';
import { impliedFactors, saysEach, YEARLY, saysReckoned, type Wordings } from './implied_counts.ts';
import { showsParts } from './stated_parts.ts';
import { ABOUT } from '../times/reckoned_spans.ts';
import { sentenceOf, type Sentence } from '../../text/sentences.ts';

/** More figures than this are a table, of which some sum always fits. */
const MOST = 24;
/** So few make a total. */
const FEW = 8;
/** How far apart a rate's two figures may stand. */
const NEAR = 40;
const CENT = 0.006;
/** Amounts are equal to the cent; what is measured in small parts of its base is no nought. */
const equal = (left: number, right: number): boolean => Math.abs(left - right) < Math.min(CENT, Math.max(1e-9, Math.abs(right) * 1e-3));
/** "A little over 830" for 833.3: a quotient is rounded. */
const ROUNDED = 0.01, ROUGH = 0.05;
const about = (left: number, right: number): boolean => Math.abs(left - right) <= ROUNDED * right;
const sameMoney = (one: Figure, other: Figure): boolean => !isMoney(one) || !isMoney(other) || areOneCurrency(one, other);
const alike = (one: Figure, other: Figure): boolean => (kindOf(one) === kindOf(other) && sameMoney(one, other)) || (!one.unit && !other.unit && (!one.setting.noun || !other.setting.noun));
/** What a rate may be multiplied by: people, nights, square metres; no amount and no share. */
const isCount = (figure: Figure): boolean => !isMoney(figure) && !isShare(figure) && (figure.raw[0] ?? 0) > 1;
const countOf = ({ raw }: Figure): number => raw[0] ?? 0;

/** Words that announce a sum or a difference: its parts may stand in the ticket or a source alone. */
const CUE = /\b(?:cheaper|dearer|gunstiger|billiger|teurer|(?:mas|mais) (?:barat|car)[oa]s?|(?:moins|plus) cher\w*|more than|less than|more|less|save|saves|saving|difference|total|altogether|in all|together|ao todo|en tout|en conjunto|todo junto|left|short|late|mehr|weniger|spar\w*|differenz|unterschied|insgesamt|gesamt\w*|zusammen|summe|fehlen|verspatung|zu spat|mas|menos|ahorra\w*|diferencia|suma|faltan|quedan|retraso|(?<!au )plus|(?<!au )moins|econom\w*|somme|manque|reste|retard|mais|poupa\w*|diferenca|soma|faltam|restam|atraso)\b/;

/** Words that announce what follows from what was said. */
const RESULT = /(?<!\p{L})(?:so|thus|therefore|hence|that'?s|that is|that makes|which makes|makes?|gives?|comes? to|works? out|you'd pay|you pay|also|somit|folglich|macht|ergibt|das sind|das waren|waren es|sind es|sprich|daher|o sea|es decir|asi que|por (?:lo )?tanto|por eso|eso son|son|serian?|sale[n]?|da[n]?|pagaria[s]?|soit|donc|cela fait|ca fait|fait|font|revient|arrivez|payez|paierez|pagar[ae]i?s?|pagaran|you'll pay|ou seja|isto e|portanto|por isso|entao|sao|serao|seriam?|fica[m]?|totaliza\w*|sai|paga)(?!\p{L})/u;

/** Words that name a price as well as what comes to it: "a repair would be 45 €" adds up no two prices of a source. */
const WOULD_BE = /(?<!\p{L})(?:saldria[n]?|quedaria[n]?|costarian?|would (?:be|come to)|kame|waren|wurden?|serait|ferait|reviendrait|couterait|ficaria[m]?|sairia|daria|custaria)(?!\p{L})/u;

/** "24.90 € and six for the pages: 30.90 €" */
const TOLD = /[:=] ?$/;

/** "15 less than the tank weighs": a difference without its unit. */
const isShort = ({ unit, setting }: Figure): boolean => !unit && setting.noun === '';

/** Whether a value is what two figures make by adding, subtracting, multiplying, dividing or taking a share. */
function madeOf(claimed: Figure, one: Figure, other: Figure, counts = false): boolean {
  const [value, left, right] = [valueOf(claimed), valueOf(one), valueOf(other)];
  // "4 × 3.5 m" is a room of 14 m².
  if (claimed.unit?.family === 'unit:square' && one.unit?.family === 'unit:metre' && other.unit?.family === 'unit:metre') return equal(left * right, value);
  if (isShare(claimed)) return alike(one, other) && !isShare(one) && right > 0 && left !== right && Math.abs((left / right) * 100 - value) < 0.6;
  if (alike(claimed, one) && alike(one, other) && sameMoney(claimed, other)) {
    return equal(Math.abs(left - right), value) || equal(left + right, value);
  }
  if (isShort(claimed) && one.unit && alike(one, other)) return equal(Math.abs(countOf(one) - countOf(other)), value);
  if (alike(claimed, one) && isShare(other)) return [right, 100 - right].some((share) => equal((left * share) / 100, value));
  if (claimed.unit && (!isTime(claimed) || counts) && alike(claimed, one) && isCount(other) && (isMoney(claimed) || !isTime(other) || one.setting.periods.length > 0)) return equal(left * countOf(other), value) || equal(left / countOf(other), value);
  return false;
}

const isPlain = ({ unit }: Figure): boolean => !unit || unit.family === 'unit:times';

/** "Three times as heavy", "ten days" of 200 of 2,000 litres: how often one figure goes into another. */
const isRatio = (claimed: Figure, one: Figure, other: Figure, unitPrice = false): boolean => !isMoney(claimed) && !isShare(claimed) && alike(one, other) && kindOf(one) !== 'count:' && valueOf(other) > 0
  && (isPlain(claimed) || unitPrice || other.setting.periods.length + other.setting.each.length > 0) && countOf(claimed) > 1 && (isPlain(claimed) && [Math.round, Math.ceil].some((whole) => whole(valueOf(one) / valueOf(other)) === countOf(claimed)) || about(countOf(claimed), valueOf(one) / valueOf(other)));

/** "8,000 plants for 2 hectares of 4,000", "18 kg for 600 m² at 30 g": a count or a measure times what it is a rate of; of a time what is said by the day. */
const isScaled = (claimed: Figure, one: Figure, other: Figure): boolean => !isMoney(claimed) && !isShare(claimed) && !isMoney(other) && !isShare(other) && countOf(claimed) > 12
  && (claimed.unit ? kindOf(one) === kindOf(claimed) && kindOf(other) !== kindOf(claimed) : !one.unit) && countOf(other) > 1
  && (!isTime(other) || (!isTime(claimed) && one.setting.periods.length > 0)) && countOf(one) > 1 && (equal(valueOf(one) * countOf(other), valueOf(claimed)) || (!claimed.unit && countOf(claimed) > 12 && equal(valueOf(one) / countOf(other), valueOf(claimed))));

/** "Two times 12 €": products that the reply spells out, so that their sum can be read. */
function products(shown: Figure[]): Figure[] {
  return shown.flatMap((count) => shown.filter((one) => isMoney(one) && isCount(count) && one.from >= count.to && one.from - count.to < 14)
    .map((one): Figure => ({ ...one, values: [valueOf(one) * countOf(count)], raw: [valueOf(one) * countOf(count)] })));
}

/** Amounts times what the reply or the ticket counts: parts of a total. */
const allProducts = (counts: Figure[], amounts: Figure[]): Figure[] => counts.filter((count) => isCount(count) && !count.unit && Number.isInteger(countOf(count)) && countOf(count) < 100).slice(0, FEW)
  .flatMap((count) => amounts.filter((one) => isMoney(one) && !isFree(one)).slice(0, FEW).map((one): Figure => ({ ...one, values: [valueOf(one) * countOf(count)], raw: [valueOf(one) * countOf(count)] })));

/** A time is doubled in words, never multiplied by a count that stands by: "form 3" makes no three months of one. */
const byDay = ({ setting: { periods, each } }: Figure): boolean => periods.includes('day') || each.some((one) => /^(?:day|tag|dia|jour|journe)/.test(one));
/** A week is seven days, for what is charged by the day. */
const inDays = ({ unit, values }: Figure): Figure[] => (unit?.family === 'seconds' ? values.filter((one) => one > DAY && one % DAY === 0).map((one) => counted(one / DAY)) : []);
/** "The total is 215 €": of three or more amounts that stand before it. */
function isTotal(claimed: Figure, own: Figure[], asked: Figure[] = []): boolean {
  const amounts = own.filter((one) => isMoney(one) && sameMoney(one, claimed) && one.to <= claimed.from && !isFree(one));
  // "Three at 3.50 €, so 10.50 €": the price of one is no part of the total.
  const isRate = (one: Figure): boolean => amounts.some((product) => product.from > one.to && product.from - one.to < NEAR && own.some((count) => isCount(count) && one.from - count.to < NEAR && count.to <= one.from && equal(valueOf(one) * countOf(count), valueOf(product))));
  const before = amounts.filter((one) => !isRate(one)).map(valueOf).slice(-FEW);
  const sums = (values: number[]): boolean => values.some((_one, from) => { let sum = 0; return values.slice(from).some((value, at) => { sum += value; return at > 1 && equal(sum, valueOf(claimed)); }); });
  // The price that the customer named goes before what is added to it.
  return sums(before) || asked.some((one) => isMoney(one) && sameMoney(one, claimed) && !isFree(one) && sums([valueOf(one), ...before]));
}

/** "Three adults at 11 €, two children at 6 € and a locker at 3 €: 48 €": each amount before it in its sentence, times the count before that. */
function isCountedTotal(claimed: Figure, own: readonly Figure[], sentence: Sentence | undefined): boolean {
  if (!sentence) return false;
  const isPart = (one: Figure): boolean => isMoney(one) && sameMoney(one, claimed) && !isFree(one);
  const before = own.filter((one) => one.from >= sentence.from && one.to <= claimed.from);
  const amounts = before.filter(isPart).slice(-FEW);
  const times = (one: Figure, from: number): number => countOf(before.findLast((count) => isCount(count) && !count.unit && Number.isInteger(countOf(count)) && count.to <= one.from && count.from >= from) ?? { ...one, raw: [1] });
  const sum = amounts.reduce((total, one, at) => total + valueOf(one) * times(one, amounts[at - 1]?.to ?? 0), 0);
  if (amounts.length > 1 && equal(sum, valueOf(claimed))) return true;
  // "39 euros: 24 for the adults, 9 for the pensioner and 6 for the child"
  const behind = own.filter((one) => one.from >= claimed.to && one.to <= sentence.to && (isPart(one) || (!one.unit && countOf(one) > MOST_PEOPLE)));
  return behind.length > 1 && equal(behind.reduce((total, one) => total + valueOf(one), 0), valueOf(claimed));
}
const MOST_PEOPLE = 2;

/** A product and its own factor add up to nothing. */
const samePlace = (one: Figure, other: Figure): boolean => one.from === other.from && one.to === other.to;

const DAY_MINUTES = 1440;
/** Minutes between two times of the day, of one day or of two that the reply names. */
const isSpan = ({ unit, values }: Figure, times: readonly TimeMention[]): boolean => unit?.family === 'seconds'
  && times.some((one) => times.some((other) => one !== other && one.minutes.some((from) => other.minutes.some((to) => from !== to && [Math.abs(to - from), DAY_MINUTES - Math.abs(to - from)].some((minutes) => minutes * 60 === values[0])))));

/** What is left over counts nothing else: "the remaining 100", "los 100 restantes". */
const LEFT_OVER = /^(?:remain|rest|restan|left|over|ubrig|verble|sobran|faltan|otros|others?)/;
/** A bare number measures what the figure before it in its sentence measures: "six euros each, so a hundred and twenty". */
function withItsUnit(figure: Figure, before: readonly Figure[]): Figure {
  if (figure.unit || (figure.setting.noun !== '' && !LEFT_OVER.test(figure.setting.noun))) return figure;
  const bare = { ...figure, setting: { ...figure.setting, noun: '' } };
  const unit = before.findLast((one) => isMoney(one) && !isFree(one))?.unit;
  return unit && countOf(figure) > LAST_DAY && figure.setting.noun === '' ? { ...bare, unit } : bare;
}

interface Operands {
  /** The reply's own figures, its folded text and the times of the day in it. */
  reply: Figure[];
  folded: string;
  times: readonly TimeMention[];
  /** Figures of the ticket, and of the sources; these are asked for only where something is to be reckoned. */
  ticket: Figure[];
  sources: () => Figure[];
  /** The reply's sentences, and the other texts that may imply a count: "double", "there and back", "the third floor". */
  sentences: readonly Sentence[];
  wordings: Omit<Wordings, 'sentence'>;
  /** Whether a figure is taken off: "a discount of 5 €". */
  reduces: (figure: Figure) => boolean;
  /** What a source says in the place of a figure: whatever is reckoned there is reckoned with it. */
  rivals: (figure: Figure) => readonly Figure[];
}

const ROUNDS = 3;
const YEAR_MONTHS = 12;
/** A ticket's bare numbers up to here are days, ages and counts. */
const LAST_DAY = 31;
const HOUR = 3600, DAY = 86_400;
/** People, pieces and nights: small whole numbers that multiply one another. */
const isPerson = (figure: Figure): boolean => isCount(figure) && Number.isInteger(countOf(figure)) && countOf(figure) < 100 && (!figure.unit || figure.unit.family === 'unit:night');
const counted = (value: number): Figure => ({ values: [value], raw: [value], unit: undefined, end: '', bound: '', weak: false, setting: { periods: [], each: [], turn: '', event: '', noun: '' }, mate: undefined, from: -value, to: -value });
/** "Charged twice, 43.60 each": the ticket's bare numbers are amounts where the reply names one. */
const asAmount = (figure: Figure, claimed: Figure): Figure[] => (!figure.unit && isMoney(claimed) && (valueOf(figure) > LAST_DAY || !Number.isInteger(valueOf(figure))) ? [{ ...figure, unit: claimed.unit, setting: { ...figure.setting, noun: '' } }] : []);

/**
 * The figures of a reply that follow from figures which are known. A sum needs both parts shown in the reply or the ticket, unless its
 * sentence says that it adds or subtracts; a product may take its rate from a source, unless the reply names another rate of that kind.
 */
export function derivedFrom({ reply, folded, times, ticket, sources: readSources, sentences, wordings, rivals, reduces }: Operands, given: (figure: Figure) => boolean): Set<Figure> {
  const found = new Set<Figure>();
  if (!reply.some((figure) => !isFree(figure) && !figure.weak && !given(figure))) return found;
  const sources = readSources();
  // A total of amounts may stand in the next sentence; "Plus" there is a plan.
  const announced = ({ from, to, unit }: Figure): boolean => CUE.test(folded.slice(Math.max(0, from - 60), Math.min(to + 40, unit?.family === 'money' ? Infinity : sentenceOf(sentences, { from, to })?.to ?? Infinity))) || RESULT.test(folded.slice(Math.max(0, from - 60), from));
  const cued = (figure: Figure): boolean => announced(figure) || WOULD_BE.test(folded.slice(Math.max(0, figure.from - 60), figure.from)) || TOLD.test(folded.slice(Math.max(0, figure.from - 4), figure.from));
  // "10 € a rental" where a source says 10 € a day is misread, not reckoned.
  const misread = (figure: Figure): boolean => sources.some((other) => other.unit !== undefined && !isFree(other) && kindOf(other) === kindOf(figure) && sameMoney(other, figure) && equal(valueOf(other), valueOf(figure)));
  const open = reply.filter((figure) => !isFree(figure) && !figure.weak && !given(figure) && !misread(figure));
  if (open.length === 0 || open.length > MOST) return found;
  const usable = (some: Figure[]): Figure[] => some.filter((figure) => !isFree(figure)).slice(0, MOST);
  // "Two months of twelve are free", "nine more days of ten".
  const lessened = (factors: Figure[]): Figure[] => factors.flatMap((one) => (Number.isInteger(countOf(one)) && isCount(one) ? factors.filter((other) => Number.isInteger(countOf(other)) && countOf(other) < countOf(one) && kindOf(one) === kindOf(other)).map((other) => counted(countOf(one) - countOf(other))) : []))
    // Three hours billed, one and a half worked: what is between them, in hours.
    .concat(factors.flatMap((one) => factors.filter((other) => one.unit?.family === 'seconds' && other.unit?.family === 'seconds' && valueOf(one) > valueOf(other)).map((other) => counted((valueOf(one) - valueOf(other)) / HOUR))))
    // Five adults for seven nights.
    .concat(factors.flatMap((one) => (isPerson(one) ? factors.filter((other) => isPerson(other) && kindOf(other) !== kindOf(one)).map((other) => counted(countOf(one) * countOf(other))) : [])));
  const inOneSentence = (one: Figure, other: Figure, sentence: Sentence | undefined): boolean => one !== other && sentence !== undefined && sentence.from <= one.from && one.to <= sentence.to;
  // A sum may be a part of the next.
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const written of open) {
      if (found.has(written)) continue;
      const sentence = sentenceOf(sentences, written);
      const figure = withItsUnit(written, reply.filter((other) => other.to <= written.from && other.from >= (sentence?.from ?? 0)));
      const wording = sentence?.folded ?? '';
      const instead = rivals(written);
      const uses = (...terms: Figure[]): boolean => instead.length === 0 || instead.some((rival) => terms.some((one) => samePlace(rival, one) || (kindOf(rival) === kindOf(one) && equal(valueOf(rival), valueOf(one))))) || (terms.length > 1 && terms.every((one) => reply.includes(one) ? isMoney(written) || inOneSentence(one, written, sentence) : one.from < 0));
      // "Roughly four pounds" of 4.01.
      const roughly = ABOUT.test(folded.slice(Math.max(0, figure.from - NEAR), figure.from));
      const own = reply.filter((other) => other !== written && (found.has(other) || given(other) || !other.unit));
      const shown = usable([...own, ...ticket, ...ticket.flatMap((one) => asAmount(one, figure))]);
      const parts = [...shown, ...products(usable(own)), ...(announced(figure) || isShare(figure) ? usable(sources) : []), ...(cued(figure) && isMoney(figure) ? allProducts([...own, ...ticket], [...own, ...sources]) : [])];
      // "One litre covers 8 m²"
      const perOne = [...own, ...sources].some((other) => figure.unit !== undefined && kindOf(other) === kindOf(figure) && countOf(other) === 1);
      const rates = usable(sources).filter((rate) => !isMoney(rate) || !own.some((other) => isMoney(other) && !found.has(other) && other.setting.each.length + other.setting.periods.length > 0 && valueOf(other) !== valueOf(rate)));
      // "Two months are free": ten of a year.
      const paid = YEARLY.test(wording) ? [...shown, ...usable(sources)].filter(({ unit }) => unit?.family === 'months').map(countOf).filter((count) => count > 0 && count < 6).map((count) => counted(YEAR_MONTHS - count)) : [];
      const factors = [...shown, ...lessened(shown), ...paid];
      // "I have 3 cats" makes no 120 € of a door for 40 €: a product is told by a total, by its count or its rate beside it, or by a price for each.
      const tells = (one: Figure, count: Figure): boolean => !isCount(count) || alike(one, count) || !isMoney(figure) || saysReckoned(wording) || (ticket.includes(one) && saysEach(wordings.ticket)) || one.setting.each.length + one.setting.periods.length > 0
        || reply.some((other) => inOneSentence(other, figure, sentence) && (equal(countOf(other), countOf(count)) || equal(valueOf(other), valueOf(one))));
      const pairs = (made: (one: Figure, other: Figure) => boolean): boolean => parts.some((one) => parts.some((other) => one !== other && !samePlace(one, other) && uses(one, other) && made(one, other) && tells(one, other)));
      const kept = [...shown, ...rates];
      // A sum of what is taken off and what it is taken from is no price.
      const addsReduction = (one: Figure, other: Figure): boolean => isMoney(figure) && reduces(one) !== reduces(other) && equal(valueOf(one) + valueOf(other), valueOf(figure));
      const isAboutPart = (one: Figure, other: Figure): boolean => roughly && figure.unit !== undefined && !isTime(figure) && !isShare(figure) && alike(figure, one) && isCount(other) && Math.abs(valueOf(one) / countOf(other) - valueOf(figure)) <= ROUGH * valueOf(figure);
      const ways: (() => boolean)[] = [
        // From figures in sight.
        () => (isMoney(figure) || instead.length === 0) && showsParts(figure, sentences, usable(own), usable(ticket), { reduces, isTold: instead.length === 0 || cued(figure) }),
        // A rate times a count.
        () => kept.some((one) => [...(isTime(figure) ? [] : factors), ...(byDay(one) ? factors.flatMap(inDays) : [])].some((other) => one !== other && isCount(other) && !samePlace(one, other) && alike(figure, one) && !alike(one, other) && uses(one, other) && madeOf(figure, one, other, true) && tells(one, other))),
        // A rate times a count in words.
        () => !isShare(figure) && kept.some((one) => alike(figure, one) && uses(one) && impliedFactors(one, figure, { ...wordings, sentence: wording }, ticket.includes(one)).some((factor) => equal(valueOf(one) * factor, valueOf(figure)))),
        // A measure times a count.
        () => kept.some((one) => factors.some((other) => one !== other && uses(one, other) && isScaled(figure, one, other))),
        // How often one goes into another.
        () => shown.some((one) => (isPlain(figure) ? shown : kept).some((other) => one !== other && uses(one, other) && isRatio(figure, one, other, perOne))),
        // A share: of amounts, data and weights, and of no distance.
        () => figure.unit !== undefined && !isShare(figure) && figure.unit.family !== 'unit:metre' && [...shown, ...rates].some((one) => kindOf(one) === kindOf(figure) && usable(sources).some((other) => isShare(other) && uses(one, other) && madeOf(figure, one, other))),
        // A total.
        () => isMoney(figure) && (isCountedTotal(figure, own, sentence) || (cued(figure) && isTotal(figure, own, [...ticket, ...ticket.flatMap((one) => asAmount(one, figure))]))),
        // A sum or a difference.
        () => pairs((one, other) => (madeOf(figure, one, other) && !addsReduction(one, other)) || isAboutPart(one, other)),
        // A time between two.
        () => isSpan(figure, times),
      ];
      if (ways.some((follows) => follows())) found.add(written);
    }
  }
  // "= 28 €. So you pay 28 euros."
  for (const figure of open) if (figure.unit && [...found].some((one) => kindOf(one) === kindOf(figure) && sameMoney(one, figure) && equal(valueOf(one), valueOf(figure)))) found.add(figure);
  return found;
}
