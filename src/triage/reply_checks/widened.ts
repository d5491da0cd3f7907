import { fold } from '../text/characters.ts';
import { claim, type Check, type CheckedReply } from './checked_reply.ts';
import { contentWords, denies, INSTEAD, sentencesOf, type Sentence } from './sentences.ts';
import { ticketText } from './support.ts';

/** What keeps a statement to some: "only on", "nur", "reserved for"; Portuguese "só" is read where it is written. */
const ONLY = /(?<!\p{L})(?:only|solely|exclusively|reserved for|nur|ausschliesslich|lediglich|vorbehalten|solo|solamente|unicamente|exclusiv\p{L}*|reservad[oa]s? (?:a|para)|seulement|uniquement|reservee?s? (?:aux?|a la|a l')|apenas|somente)(?!\p{L})/u;
const ONLY_WRITTEN = /(?<!\p{L})só(?!\p{L})/iu;
/** What takes some out of all. */
const EXCEPT = /(?<!\p{L})(?:except(?:ing)?(?: for)?|excluding|other than|apart from|ausser|ausgenommen|mit ausnahme|bis auf|salvo|excepto|a excepcion|sauf|hormis|excepte|a l'exception|hors|exceto|a excecao|(?<=,\s{0,2}|(?:but|and|aber|und|y|et|e|pero|mais|mas)\s)(?:not|nicht|no|pas|non|nao)(?= (?:in|on|at|for|with|from|the|im|in|auf|am|bei|fur|mit|den|der|die|das|en|con|para|el|la|los|las|dans|sur|avec|pour|au|aux|les?|no|na|nos|nas|com|os?|as?) ))(?!\p{L})/u;
/** How a reply takes it out in its own way. */
const LEFT_OUT = /(?<!\p{L})(?:leav\p{L}+|out|without|lass\p{L}*|weglass\p{L}*|ohne|dej\p{L}+|sin|laiss\p{L}+|sans|deix\p{L}+|sem|not|nicht|no|pas|nao)(?!\p{L})/u;
/** What speaks of all. */
const ALL = /(?<!\p{L})(?:all|any|every|each|alle[nrms]?|jede[nrms]?|samtliche\p{L}*|tod[oa]s|cualquiera?|cada|tous|toutes|n'importe quel(?:le)?s?|chaque|qualquer|quaisquer)(?: (?:of|de|entre|d'entre|einzelne[nrms]?))?(?: (?:our|the|your|unsere[nrms]?|ihre[nrms]?|deine[nrms]?|die|der|den|das|nuestr[oa]s|los|las|sus|tus|nos|les|vos|noss[oa]s|os|as|suas|seus))? (\p{L}{4,})/gu;
/** Two cases taken as one: "whether … or", "both … and", "im Saal wie auf der Terrasse". */
const EITHER = /(?<!\p{L})(?:whether[^.!?]{3,80}? or |both[^.!?]{3,60}? and |with or without|before or after|egal,? ob|ganz gleich,? ob|ob [^.!?,]{3,60}? oder |sowohl[^.!?]{3,60}? als auch|mit oder ohne|tanto [^.!?]{3,60}? como |con o sin|abiert[oa]s? o no|aussi bien[^.!?]{3,60}? que |que ce soit[^.!?]{3,60}? ou |avec ou sans|qu'[^.!?,]{3,60}? ou non|que [^.!?,]{3,60}? (?:o no|ou nao)|quer [^.!?]{3,60}? quer |tanto [^.!?]{3,60}? (?:como|quanto) |com ou sem)/u;
/** Kinds of terms that one customer or another is on. */
const TIER = /^(?:plan|plans|planes|planos?|tarif|tarife|tarifa|packag|paket|pakete|forfai|formul|abonne|abo|abos|member|mitgli|socio|socia|subscr|suscri|custom|kunde|client|tier|editio|versio|ticket|fare|billet|bilhet|room|rooms|zimmer|habita|chambr|quarto|accoun|konto|cuenta|compte|conta)/;
/** "Whether you are a member or not" denies nothing. */
const OR_NOT = /(?<!\p{L})(?:or not|oder nicht|o no|ou non|ou pas|ou nao|n'importe)(?!\p{L})/gu;
const YES = /^\W*(?:\p{L}+[ ,!:]+){0,4}?(?:yes|ja|si|oui|sim|of course|certainly|naturlich|selbstverstandlich|claro|por supuesto|bien sur|certainement|com certeza|no problem|kein problem|sin problema|sans (?:probleme|souci)|sem problema)(?!\p{L})/u;
const IF = /(?<!\p{L})(?:if|when|provided|before|until|falls|wenn|sofern|vor|bis|nur|si|cuando|siempre que|antes|hasta|quand|a condition|avant|se|quando|desde que|ate)(?!\p{L})/u;
const QUESTION = /\?\s*$/;
/** Words of a matter that a claim and a restriction must share. */
const LEAST_SHARED = 2;
/** What part of a claim about all must be what a source keeps to some. */
const MOST_KEPT = 0.5;
/** Who is taken out by more words is told by a condition. */
const MOST_EXCLUDED = 3;

/** Words that carry matter; a month or a year tells of nothing. */
const stems = (folded: string): Set<string> => new Set(contentWords(folded).filter((word) => !word.startsWith('@')));
const shared = (one: Set<string>, other: Set<string>): string[] => [...one].filter((word) => other.has(word));

interface Restriction {
  sentence: Sentence;
  /** Words of its sentence and of the ones beside it. */
  words: Set<string>;
  own: Set<string>;
  /** Whom or what it takes out. */
  excluded: string[];
  /** Whether it says so by a word, and not by a mere "no". */
  told: boolean;
  only: boolean;
  /** Where it keeps to some by "only for", what it says before that. */
  kept: Set<string>;
}

const isOnly = ({ text, folded }: Sentence): boolean => ONLY.test(folded) || ONLY_WRITTEN.test(text);

/** Sentences of a source that take some out or keep to some; more than these no source has that a person wrote. */
const MOST_RESTRICTIONS = 60;

function restrictionsIn(text: string, language: string): Restriction[] {
  const all = sentencesOf(text);
  const found = all.map((sentence, at) => ({ sentence, at, except: EXCEPT.exec(sentence.folded), only: isOnly(sentence), denied: denies(sentence.folded, language) }))
    .filter(({ except, only, denied }) => except || only || denied).slice(0, MOST_RESTRICTIONS);
  if (found.length === 0) return [];
  // What another sentence affirms is taken out of nothing.
  const affirmed = new Map<string, number>();
  for (const { folded } of all) if (!denies(folded, language)) for (const word of stems(folded)) affirmed.set(word, (affirmed.get(word) ?? 0) + 1);
  return found.map(({ sentence, at, except, only, denied }): Restriction => {
    const own = stems(sentence.folded);
    const before = stems(except ? sentence.folded.slice(0, except.index) : '');
    const [taken = '', ...rest] = except ? sentence.folded.slice(except.index + except[0].length).split(/[.,;:()]/) : [];
    // "Except in the holidays, then it is five": what is taken out has a rule of its own.
    const behind = stems(rest.some((piece) => contentWords(piece).length > 0 || /\d/.test(piece)) ? '' : taken);
    const excluded = [...behind].filter((word) => !before.has(word) && (affirmed.get(word) ?? 0) === (denied ? 0 : 1));
    return { sentence, own, words: new Set([...own, ...stems(all[at - 1]?.folded ?? '')]), excluded: excluded.length > MOST_EXCLUDED ? [] : excluded, only, told: only || except !== null, kept: stems(/^([^,;]*?) (?:only|nur|solo|solamente|seulement|uniquement|apenas|so|somente) (?:for|fur|bei|para|con|en caso|pour|avec|com|em caso)(?!\p{L})/u.exec(sentence.folded)?.[1] ?? '') };
  });
}

type Way = (claim: Sentence, said: Set<string>, restriction: Restriction) => boolean;

/** "In any of our rooms" where it is "in Garden rooms only". */
const ofAll: Way = ({ folded }, said, { words, own, told, kept }) => [...folded.matchAll(ALL)].some(([, noun = '']) => {
  const [stem = ''] = contentWords(noun);
  // "Free of charge for all returns" where it is "free only for faulty goods".
  if (stem !== '' && kept.size > 0 && shared(said, kept).length >= Math.max(LEAST_SHARED, MOST_KEPT * said.size)) return true;
  if (stem === '' || !(told && own.has(stem)) && !(TIER.test(stem) && [...own].some((word) => TIER.test(word)))) return false;
  return shared(said, words).filter((word) => word !== stem).length >= LEAST_SHARED;
});

/** "Whether you share a bed or ask for a second one" where it is "if you share a bed". */
const ofEither: Way = ({ folded }, said, { sentence, own, only }) => EITHER.test(folded) && (only || IF.test(sentence.folded)) && shared(said, own).length > LEAST_SHARED;

/** "In the dining room as on the terrace" where it is "on the terrace only, not in the dining room". */
const ofExcluded: Way = ({ folded }, said, { excluded, words }) => excluded.length > 0 && !LEFT_OUT.test(folded) && excluded.every((word) => said.has(word)) && shared(said, words).length > excluded.length;

const WAYS = [ofAll, ofEither, ofExcluded];

/** What a source keeps for some, or denies others, said of all: of any plan, in both places, of those it takes out, or as a plain yes to one of these. */
export const findWidened: Check = (reply: CheckedReply) => {
  const { body, sources, language } = reply;
  const restrictions = sources.flatMap(({ text }) => restrictionsIn(text, language));
  if (restrictions.length === 0) return [];
  const claims = sentencesOf(body).map((sentence) => ({ sentence, said: stems(sentence.folded), isLimited: EXCEPT.test(sentence.folded) || isOnly(sentence), isDenied: denies(sentence.folded.replace(OR_NOT, ' '), language) }));
  const whole = new Set(claims.flatMap(({ said }) => [...said]));
  const asked = stems(fold(ticketText(reply)).replaceAll('ß', 'ss'));
  // A source that says it of all, or of either.
  const isBorne = (folded: string, said: Set<string>, { sentence, own }: Restriction): boolean => sources.some(({ text }) => sentencesOf(text).some((other) => other.folded !== sentence.folded
    && other.folded.search(folded.search(ALL) >= 0 ? ALL : EITHER) >= 0 && !EXCEPT.test(other.folded) && !isOnly(other) && !denies(other.folded, language) && shared(said, stems(other.folded)).length >= shared(said, own).length));
  for (const [at, { sentence, said, isLimited, isDenied }] of claims.entries()) {
    const { folded, text } = sentence;
    const next = claims[at + 1];
    if (QUESTION.test(text) || isDenied || isLimited || next?.isLimited || INSTEAD.test(folded)) continue;
    const isYes = YES.test(folded);
    const against = restrictions.find((one) => !(next?.isDenied && one.excluded.some((word) => next.said.has(word)))
      && (WAYS.some((way) => way(sentence, said, one)) ? !isBorne(folded, said, one)
        : isYes && one.excluded.length > 0 && one.excluded.every((word) => asked.has(word) && !whole.has(word)) && shared(said, one.own).length >= LEAST_SHARED));
    if (against) return [claim('over-general', text.trim(), `a source says this of some only: “${against.sentence.text.trim()}”`)];
  }
  return [];
};
