import { fold } from '../text/characters.ts';
import { findTimes } from './dates.ts';
import type { Figure } from './figures.ts';
import { contentWords, denies, sentencesOf, type Sentence } from './sentences.ts';
import type { ReadText } from './values.ts';

/** People that a rule can be kept for. */
const PEOPLE = /(?<![\p{L}-])(?:members?|cardholders?|subscribers?|students?|pupils?|seniors?|pensioners?|residents?|employees?|teachers?|newcomers|patrons?|mitglied\w*|karteninhaber\w*|abonnent\w*|student\w*|studierende\w*|schuler\w*|senior\w*|rentner\w*|auszubildende\w*|azubis?|neukund\w*|stammkund\w*|geschaftskund\w*|privatkund\w*|anwohner\w*|soci[oa]s?|miembros?|abonad[oa]s?|suscriptor\w*|estudiantes?|jubilad[oa]s?|residentes?|profesor\w*|adherent\w*|membres?|abonnes?|abonnees?|etudiant\w*|retraites?|riverains?|associad[oa]s?|membros?|assinantes?|idosos?|idosas?|estudantes|alunos?|alunas?|aposentad[oa]s?|moradores)(?!\p{L})/gu;
/** Who holds something: told by what is held alone. */
const HOLDERS = /(?<![\p{L}-])(?:(?:holders?|owners?|inhaber\w*|besitzer\w*|titulares?|poseedor\w*|titulaires?|detenteurs?|portador\w*|detentor\w*) (?:of|der|des|einer|eines|von|de la|del|de|d'une|d'un|du|da|do|de uma?) (?:the |an? |la |una? )?([\p{L}-]{3,})|([\p{L}-]{3,}(?: [\p{L}-]{3,})?) holders)(?!\p{L})/gu;
/** "Members of the Hearth Circle" */
const OF = /^ (?:of|with|der|des|mit|von|del?|du|do|da|dos|com|con|avec)(?: (?:l'|la|el|the|an?|einer?|der))? ?([\p{L}-]{3,})/u;
/** "Mit der Radwerk-Karte", "con billete Flex", "on the Pro plan". */
const WITH = /(?<!\p{L})(?:with|mit|con|avec|com|on|im|bei|in|en|no|na|auf|for|fur|para|pour|beim) (?:an? |the |your |dem |der |den |einem |einer |ein |el |la |un |una |le |les |une |o |um |uma |l')?((?:billetes?|bilhetes?|billets?|tarifas?|tarif|plan|plano|pack|paket|abo|abonnement|abono|bono|karte|card|carte|tarjeta|cartao|ticket|pass|passe|formule|offre|option|account|konto|cuenta|conta|compte|membership|subscription|assinatura|lizenz)(?:(?: (?:of the |de |del |du |do |da )?)[\p{L}\p{N}+-]{2,})?|[\p{L}-]+-?(?:karte|paket|tarif|abo|ticket|pass|card))(?!\p{L})/gu;
const WITHIN = /(?<!\p{L})(?:within|innerhalb(?: von)?|dentro d[aeo]|inside) (?:the |la |l'|el |o |a )?(\p{Lu}[\p{L}]{3,})/giu;
/** "Other guests", "los demás", "die übrigen": who is left where a rule has named a group. */
const OTHERS = /(?<!\p{L})(?:(?:all |any )?others?(?! than)|non-?members?|everyone else|anyone else|(?:alle )?anderen?|(?:alle )?ubrigen|nichtmitglieder|(?:los|las) demas|el resto|otr[oa]s clientes|(?:les |aux )autres|non-adherents|non-membres|(?:os |as )?outr[oa]s|[oa]s demais)(?!\p{L})/u;
const FREE = /(?<!\p{L})(?:(?<!feel )free(?! from| of (?!charge))|at no (?:extra |additional )?(?:cost|charge)|kostenlos\w*|kostenfrei\w*|gratis|umsonst|gratuit\w*|sin (?:coste|costo|cargo)|sans frais|offert\w*|sem custos?|de graca)(?!\p{L})/u;
const NONE = /(?<!\p{L})(?:kein(?:e[nrms]?)?|no|without(?: any)?|ohne|sin(?: ningun[oa]?)?|aucune?|pas d[e']|sans|nenhuma?|sem)(?: |(?<='))(\p{L}{3,})/gu;
const TURN = /[;:–—()]\s*|,\s+|\s(?:but|however|while|whereas|and|und|y|et|e|aber|jedoch|sondern|wahrend|pero|sino|mientras|mais|tandis|mas|porem|enquanto)\s/g;

/** A stem as it is compared, whatever its gender: "socio", "socias". */
export const keyOf = (stem: string): string => (stem.length > 4 ? stem.replace(/[aoe]$/, '') : stem).slice(0, 5);
const keysIn = (folded: string): Set<string> => new Set(contentWords(folded).map(keyOf));

/** A piece of a sentence between its marks and conjunctions, with what it says and of whom. */
export interface ReadClause {
  sentence: Sentence;
  /** Which sentence of its text. */
  place: number;
  from: number;
  source: number;
  text: string;
  /** Keys of its stems. */
  words: Set<string>;
  /** Keys of whom it is true for; of its sentence's last group where it names none. */
  audience: Set<string>;
  /** The same without plans and cards. */
  people: Set<string>;
  others: boolean;
  figures: Figure[];
  times: number[];
  free: boolean;
  /** Keys of what there is none of: "no deposit". */
  none: Set<string>;
  denied: boolean;
}

function peopleIn(folded: string, written: string): Set<string> {
  const found = [...folded.matchAll(HOLDERS)].flatMap((match) => match[1] ?? match[2] ?? '');
  for (const { 0: noun, index } of folded.matchAll(PEOPLE)) found.push(noun, OF.exec(folded.slice(index + noun.length))?.[1] ?? '');
  return keysIn([...found, ...[...written.matchAll(WITHIN)].map((match) => (/^\p{Lu}/u.test(match[1] ?? '') ? fold(match[1] ?? '') : ''))].join(' '));
}
const heldIn = (folded: string): Set<string> => keysIn([...folded.matchAll(WITH)].map((match) => (match[1] ?? '').replaceAll('-', ' ')).join(' '));

/** Portuguese "é" is no "and". */
const blankedIs = ({ text, folded }: Sentence): string => (text.length === folded.length && text.includes('é') ? [...folded].map((letter, at) => (text[at] === 'é' ? 'x' : letter)).join('') : folded);

/** The clauses of a text. */
export function readClauses({ text, figures }: Pick<ReadText, 'text' | 'figures'>, language: string, source = 0): ReadClause[] {
  return sentencesOf(text).flatMap((sentence, place) => {
    const read = blankedIs(sentence);
    const ends = [...read.matchAll(TURN)].map((match) => [match.index, match.index + match[0].length] as const);
    let [audience, people] = [new Set<string>(), new Set<string>()];
    return [...ends, [read.length, read.length] as const].flatMap(([to], at): ReadClause[] => {
      const from = ends[at - 1]?.[1] ?? 0;
      const piece = sentence.folded.slice(from, to);
      const [ours, held] = [peopleIn(piece, sentence.text.slice(from, to)), heldIn(piece)];
      if (ours.size + held.size > 0) [audience, people] = [new Set([...ours, ...held]), ours];
      const words = keysIn(piece);
      if (words.size === 0 && !/\d/.test(piece)) return [];
      const [low, high] = [sentence.from + from, sentence.from + to];
      return [{
        sentence, place, from: low, source, text: piece, words, audience, people, others: OTHERS.test(piece), free: FREE.test(piece),
        figures: figures.filter((figure) => figure.from >= low && figure.to <= high && !figure.weak && figure.raw.length > 0),
        times: findTimes(sentence.text.slice(from, to)).flatMap(({ minutes }) => minutes.slice(0, 1)),
        none: keysIn([...piece.matchAll(NONE)].map((match) => match[1] ?? '').join(' ')), denied: denies(piece, language),
      }];
    });
  });
}
