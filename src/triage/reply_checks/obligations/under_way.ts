import { late, madeOnce } from '../../text/kept_readings.ts';
import { ticketText, type Check, type CheckedReply } from '../checked_reply.ts';
import { clausesOf, type Clause } from './clauses.ts';
import { commitmentOf } from './commitments.ts';
import { doneIn } from './own_record.ts';
import { denies, isQuestion, sentencesOf, type Sentence } from '../../text/sentences.ts';

/** "Is already on its way": no span between ("sind drei Tage unterwegs" tells how long it takes), no place on the way to another, and not to the team. */
const UNDER_WAY = new RegExp([
  String.raw`(?:(?<!\p{L})(?<!(?:that|which) )(?:is|are)|'s|'re)(?: (?:already|now|also|currently|just))* (?:on (?:its|their|his|her) way|on the way to you|in transit(?! for)|en route|out for delivery|travelling to you)(?! (?:back )?to (?:us|our)(?!\p{L}))`,
  String.raw`(?<!\p{L})(?:ist|sind|wurden?|haben wir|wir haben) (?:\p{L}+ ){0,6}auf den weg (?:zu (?:ihnen|dir|euch) )?gebracht`,
  String.raw`(?<!\p{L})(?:ist|sind|befindet sich|befinden sich)(?: (?:bereits|schon|jetzt|nun|inzwischen|mittlerweile|also|auch|ebenfalls|(?:an|zu) (?:sie|ihnen|dich|dir|euch)))* (?:unterwegs|auf dem (?:postweg|weg zu (?:ihnen|dir|euch)))(?! (?:zu|an) uns)`,
  String.raw`(?<!\p{L})dass (?:[\p{L}\d-]+ ){1,8}(?:unterwegs|auf dem weg(?: zu (?:ihnen|dir|euch))?) (?:ist|sind)`,
  String.raw`(?<!\p{L})(?<!que )(?:esta|estan|va|van|viene|vienen|sigue|siguen|se encuentran?) (?:ya )?(?:(?:de|en) camino|camino de su|en (?:transito|reparto))(?! (?:a|hacia) (?:nosotros|nuestr))`,
  String.raw`(?<!\p{L})(?<!qui )(?:est|sont|se trouve|se trouvent)(?: (?:deja|bien|maintenant|desormais|actuellement|egalement|aussi))* (?:en (?:route|chemin|transit)|en cours (?:de livraison|d'acheminement))(?! (?:vers|chez) n)`,
  String.raw`(?<!\p{L})(?<!que )(?:esta|estao|segue|seguem|vai|vao|vem|encontra-se|encontram-se) (?:ja )?(?:a caminho|em transito)(?! (?:de nos|d[ao]s? noss))`,
].map((way) => String.raw`${way}(?!\p{L})`).join('|'), 'u');

/** What supposes, asks, or says what a word means. */
const SUPPOSED = /(?<!\p{L})(?:if|when|once|whether|while|until|as soon as|means?|falls|wenn|sobald|ob|solange|wahrend|bis|bedeutet|heißt|heisst|si|cuando|en cuanto|una vez|mientras|significa|quiere decir|quand|lorsque|des que|une fois|pendant que|tant que|signifie|veut dire|se(?! (?:encuentra|encontra|trouve))|quando|assim que|enquanto|quer dizer|caso)(?!\p{L})/u;
/** What a customer sent is none of the team's; what they ask to be told is not so because they ask. */
const NOT_TOLD = /(?<!\p{L})(?:i|we|ich|wir|yo|he|hemos|je|j'ai|nous|eu|confirm\p{L}*|bestatig\p{L}*)(?!\p{L})/u;
/** How sending goes by rule: nothing was sent yet. */
const RULE = /(?<!\p{L})(?:are (?!now|already)|sont (?!deja|desormais)|son|sao|each|every|jede[rs]?|cada|chaque|usually|normally|generally|always|same day|normalerweise|in der regel|immer|normalmente|habitualmente|siempre|sempre|normalement|toujours|(?:est|es|e) \p{L}+ (?:sous|dans|en|em|avant|antes|dentro))(?!\p{L})/u;
/** "Handed to the courier": what says, without a verb of sending, that something has gone. */
const GONE = /(?<!\p{L})(?:left|handed (?:over )?to|with the (?:courier|carrier)|ubergeben|verlassen|entregad[oa] al?|salido|salio|remise? au?|confiee? au?|quitte|saiu|entregue)(?!\p{L})/u;
const SENT = new Set(['send', 'collect', 'refund'].map(commitmentOf));

/** Whether folded sentences tell of something that has been sent or is under way. */
const tellsOfSent = (folded: readonly string[], language: string): boolean => {
  const told = folded.filter((sentence) => !RULE.test(sentence) && !denies(sentence, language));
  return told.some((sentence) => GONE.test(sentence) || (UNDER_WAY.test(sentence) && !SUPPOSED.test(sentence))) || doneIn(told, language).some((verb) => SENT.has(commitmentOf(verb)));
};

const ownSources = (reply: CheckedReply): Sentence[] => reply.sources.filter(({ anothersCase }) => !anothersCase).flatMap(({ title, text }) => sentencesOf(`${title}.\n${text}`));

function isToldSent(reply: CheckedReply): boolean {
  const sources = ownSources(reply);
  const asked = sentencesOf(ticketText(reply)).filter(({ text, folded }) => !isQuestion(text) && !NOT_TOLD.test(folded));
  return tellsOfSent([...sources, ...asked].map(({ folded }) => folded), reply.language);
}

/** "Ihr Ersatz ist bereits unterwegs": what a reply says is on its way, where nothing tells that anything was sent. */
export const findUnderWay: Check = (reply) => {
  const isTold = late(() => isToldSent(reply)), given = late(() => ownSources(reply).map(({ folded }) => folded).join('\n'));
  const isAside = madeOnce(({ text }: Clause): boolean => SUPPOSED.test(text) || denies(text, reply.language) || given().includes(text.trim()) || isTold());
  const claimIn = ({ text, folded }: Sentence): string => {
    const match = isQuestion(text) ? null : UNDER_WAY.exec(folded);
    return match && !isAside(clausesOf(folded).around(match.index, match.index + match[0].length)) ? text.slice(match.index, match.index + match[0].length).trim() || text.trim() : '';
  };
  return sentencesOf(reply.body).map(claimIn).filter((words) => words !== '').slice(0, 1)
    .map((words) => ({ blocker: 'unsupported_promise', check: 'promise', words, missing: 'says that something is on its way, and no source tells that it was sent' }));
};
