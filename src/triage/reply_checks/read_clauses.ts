import { fold } from '../text/characters.ts';
import { findTimes } from './dates.ts';
import type { Figure } from './figures.ts';
import { contentWords, denies, sentencesOf, type Sentence } from './sentences.ts';
import type { ReadText } from './values.ts';

/** Who has joined something. */
const MEMBERS = /(?<![\p{L}-])(?:members?|cardholders?|subscribers?|mitglied\w*|karteninhaber\w*|abonnent\w*|soci[oa]s?|miembros?|abonad[oa]s?|suscriptor\w*|adherent\w*|membres?|abonnes?|abonnees?|associad[oa]s?|membros?|assinantes?)(?!\p{L})/gu;
/** Who one is by age, trade or home: a ticket tells it in other words. */
const PEOPLE = /(?<![\p{L}-])(?:students?|pupils?|seniors?|pensioners?|residents?|employees?|teachers?|newcomers|patrons?|student\w*|studierende\w*|schuler\w*|senior\w*|rentner\w*|auszubildende\w*|azubis?|neukund\w*|stammkund\w*|geschaftskund\w*|privatkund\w*|anwohner\w*|estudiantes?|jubilad[oa]s?|residentes?|profesor\w*|etudiant\w*|retraites?|riverains?|idosos?|idosas?|estudantes|alunos?|alunas?|aposentad[oa]s?|moradores)(?!\p{L})/gu;
/** Who holds something: told by what is held alone. */
const HOLDERS = /(?<![\p{L}-])(?:(?:holders?|owners?|inhaber\w*|besitzer\w*|titulares?|poseedor\w*|titulaires?|detenteurs?|portador\w*|detentor\w*) (?:of|der|des|einer|eines|von|de la|del|de|d'une|d'un|du|da|do|de uma?) (?:the |an? |la |una? )?([\p{L}-]{3,})|([\p{L}-]{3,}(?: [\p{L}-]{3,})?) holders|(?:customers|guests|kunden|gaste|clientes|huespedes|clients|hospedes) (?:with an?|with the|mit|mit der|con|con la|avec la|avec une|com|com o) ([\p{L}-]{3,}(?: [\p{L}-]{3,})?))(?!\p{L})/gu;
/** "Members of the Hearth Circle" */
const OF = /^ (?:of|with|der|des|mit|von|del?|du|do|da|dos|com|con|avec)(?: (?:l'|la|el|the|an?|einer?|der))? ?([\p{L}-]{3,})/u;
/** "Los federados pagan 14 €": whoever is said to pay, get or have something is a group. */
const SUBJECT = /^\W*(?:(?:the|all|die|alle|los|las|les|os|as|tous les|todos os) )?(?!(?:you|we|they|it|i|sie|wir|ihr|du|es|ellos|ellas|ustedes|usted|nous|vous|ils|elles|eles|elas|voces|nos|inhaber\w*|kund\w*|gaste|reisende|customers|guests|travellers|passengers|owners|users|clientes|viajeros|huespedes|usuarios|clients|voyageurs|passagers|usagers|hospedes|passageiros|utilizadores|weitere|other\w*|autres|otros|outros|ubrige\w*|andere\w*)(?= ))([\p{L}-]{4,}(?: (?:of|under|with|de|del|du|da|do|der|des|mit|con|com|avec) [\p{L}\d-]{2,}(?: [\p{L}-]{3,})?)?) (?:pay|get|receive|have|enjoy|travel|enter|zahlen|bekommen|erhalten|haben|fahren|pagan|tienen|reciben|llevan|entran|viajan|paient|ont|recoivent|beneficient|entrent|voyagent|pagam|tem|recebem|ganham|levam|entram|viajam)(?!\p{L})/u;
/** "Mit der Radwerk-Karte", "con billete Flex", "on the Pro plan". */
const WITH = /(?<!\p{L})(?:with|mit|con|avec|com|on|im|bei|in|en|no|na|auf|for|fur|para|pour|beim) (?:an? |the |your |dem |der |den |einem |einer |ein |el |la |un |una |le |les |une |o |um |uma |l')?((?:billetes?|bilhetes?|billets?|tarifas?|tarif|plan|plano|pack|paket|abo|abonnement|abono|bono|karte|card|carte|tarjeta|cartao|ticket|pass|passe|formule|offre|option|account|konto|cuenta|conta|compte|membership|subscription|assinatura|lizenz)(?:(?: (?:of the |de |del |du |do |da )?)[\p{L}\p{N}+-]{2,})?|[\p{L}-]+-?(?:karte|paket|tarif|abo|ticket|pass|card)|(?!(?:an?|the|your|this|that|which|any|each|every|same|other|current|new) )[\p{L}\d+-]{2,} (?:plan|tariff|membership|package|pass|ticket|card))(?!\p{L})/gu;
const WITHIN = /(?<!\p{L})(?:within|innerhalb(?: von)?|dentro d[aeo]|inside) (?:the |la |l'|el |o |a )?(\p{Lu}[\p{L}]{3,})/giu;
const TO = /(?<!\p{L})(?:in|to|nach|aus|en|a|para|vers|em|au|outside|ausserhalb|fuera de|hors de|fora d[eao]) (?:the |la |l'|el |o |a )?(\p{Lu}[\p{L}]{3,})/giu;
/** "Other guests", "los demás", "die übrigen": who is left where a rule has named a group. */
const WHO = String.raw`(?:(?!orders|vouchers|numbers|letters|trailers|offers|lockers)\p{L}+(?:ers|ors|ants|ents|ists|eurs|istes|istas|dores|doras|tes)|guests|people|members|gaste\w*|kund\w*|mitglied\w*|reisende\w*|besuch\w*|huespedes|hospedes|soci[oa]s|personas|pessoas|usuari[oa]s|alun[oa]s|viajer[oa]s|passageir[oa]s|gens|usagers|personnes|membres|passagers)(?!\p{L})`;
const OTHERS = new RegExp(String.raw`(?<!\p{L})(?:non-?members?|everyone else|anyone else|nichtmitglieder|non-adherents|non-membres|(?:all )?others(?! than)|(?:los|las|os|as) demas|(?:los|las|os|as) demais|(?:other|anderen?|ubrigen|los demas|las demas|otr[oa]s|autres|outr[oa]s|demais) ${WHO})|(?<!\p{L})alle (?:anderen|ubrigen)(?= (?:zahl|bekomm|erhalt|hab))`, 'u');
const FREE = /(?<!\p{L})(?:(?<!feel )free(?! from| of (?!charge))|at no (?:extra |additional )?(?:cost|charge)|kostenlos\w*|kostenfrei\w*|ohne (?:aufpreis|zuschlag)|sin (?:recargo|suplemento)|sans (?:supplement|surcout)|sem acrescimo|gratis|umsonst|gratuit\w*|sin (?:coste|costo|cargo)|sans frais|offert\w*|sem custos?|de graca)(?!\p{L})/u;
const NONE = /(?<!\p{L})(?:kein(?:e[nrms]?)?|no|without(?: any)?|ohne|sin(?: ningun[oa]?)?|aucune?|pas d[e']|sans|nenhuma?|sem)(?: |(?<='))(\p{L}{3,})/gu;
const TURN = /[;:–—()]\s*|,\s+|\s(?:but|however|while|whereas|and|und|y|et|e|aber|jedoch|sondern|wahrend|pero|sino|mientras|mais|tandis|mas|porem|enquanto)\s/g;

/** A stem as it is compared, whatever its gender: "socio", "socias". */
export const keyOf = (stem: string): string => (stem.length > 4 ? stem.replace(/[aoe]$/, '') : stem).slice(0, 5);
export const keysIn = (folded: string): Set<string> => new Set(contentWords(folded).map(keyOf));

/** A piece of a sentence between its marks and conjunctions, with what it says and of whom. */
export interface ReadClause {
  sentence: Sentence;
  /** Which sentence of its text. */
  place: number;
  from: number;
  /** Which source it stands in, of several. */
  source: number;
  text: string;
  /** Keys of its stems. */
  words: Set<string>;
  /** Keys of whom it is true for; of its sentence's last group where it names none. */
  audience: Set<string>;
  /** Those of them that have joined or hold something. */
  members: Set<string>;
  /** Those of them that are told by age, trade or home. */
  people: Set<string>;
  /** Keys of the places it names. */
  places: Set<string>;
  others: boolean;
  figures: Figure[];
  times: number[];
  free: boolean;
  /** Keys of what there is none of: "no deposit". */
  none: Set<string>;
  denied: boolean;
}

/** Who has joined or holds something. */
function membersIn(folded: string): Set<string> {
  // Of a "cardholder" a ticket says "I have your card".
  const found = [...folded.matchAll(HOLDERS)].flatMap((match) => match.slice(1).find(Boolean) ?? '');
  for (const { 0: noun, index } of folded.matchAll(MEMBERS)) found.push(noun.replace(/^card(?=h)/, 'card '), OF.exec(folded.slice(index + noun.length))?.[1] ?? '');
  return keysIn(found.join(' '));
}

/** Who one is by age, trade or home. */
const peopleIn = (folded: string): Set<string> => keysIn((folded.match(PEOPLE) ?? []).join(' '));

/** Plans, cards, countries, and whoever is said to pay, get or have something. */
const othersIn = (folded: string, written: string): Set<string> => keysIn([
  SUBJECT.exec(folded)?.[1] ?? '', ...[...folded.matchAll(WITH)].map((match) => (match[1] ?? '').replaceAll('-', ' ')), ...placesIn(written, WITHIN),
].join(' '));
const placesIn = (written: string, form: RegExp): string[] => [...written.matchAll(form)].map((match) => (/^\p{Lu}/u.test(match[1] ?? '') ? fold(match[1] ?? '') : ''));

/** Portuguese "é" is no "and". */
const blankedIs = ({ text, folded }: Sentence): string => (text.length === folded.length && text.includes('é') ? [...folded].map((letter, at) => (text[at] === 'é' ? 'x' : letter)).join('') : folded);

/** The clauses of a text. */
export function readClauses({ text, figures }: Pick<ReadText, 'text' | 'figures'>, language: string): ReadClause[] {
  return sentencesOf(text).flatMap((sentence, place) => {
    const read = blankedIs(sentence);
    const ends = [...read.matchAll(TURN)].map((match) => [match.index, match.index + match[0].length] as const);
    let [audience, members, people] = [new Set<string>(), new Set<string>(), new Set<string>()];
    return [...ends, [read.length, read.length] as const].flatMap(([to], at): ReadClause[] => {
      const from = ends[at - 1]?.[1] ?? 0;
      const piece = sentence.folded.slice(from, to);
      const written = sentence.text.slice(from, to);
      const [ours, theirs, others] = [membersIn(piece), peopleIn(piece), othersIn(piece, written)];
      if (ours.size + theirs.size + others.size > 0) [audience, members, people] = [new Set([...ours, ...theirs, ...others]), ours, theirs];
      const words = keysIn(piece);
      if (words.size === 0 && !/\d/.test(piece)) return [];
      const [low, high] = [sentence.from + from, sentence.from + to];
      return [{
        sentence, place, from: low, source: 0, text: piece, words, audience, members, people, places: keysIn(placesIn(written, TO).join(' ')), others: OTHERS.test(piece), free: FREE.test(piece),
        figures: figures.filter((figure) => figure.from >= low && figure.to <= high && !figure.weak && figure.raw.length > 0),
        times: findTimes(written).flatMap(({ minutes }) => minutes.slice(0, 1)),
        none: keysIn([...piece.matchAll(NONE)].map((match) => match[1] ?? '').join(' ')), denied: denies(piece, language),
      }];
    });
  });
}
