import { detectLanguage } from '../language.ts';
import { NOWHERE, type Check } from './checked_reply.ts';
import { contentWords, sentencesOf, wordsOf } from './sentences.ts';

/** What opens a reason in five languages. */
const BECAUSE = /(?<!\p{L})(?:because|due to|owing to|the reason is|weil|da(?= (?:ihr|sie|wir|es|das|die|der|du) )|aufgrund|wegen|porque|ya que|debido a|puesto que|parce que|car(?= (?:votre|vous|nous|il|elle|le|la|les) )|en raison d|a cause d|pois(?= )|uma vez que|devido a)(?!\p{L})/u;
/** What names a cause outright, or guesses one. */
const CAUSE = /(?<!\p{L})(?:the (?:cause|reason|culprit) (?:is|was|lies)|(?:is|was|are|were) (?:probably |likely |most likely )?caused by|most likely|(?:die ursache|der grund|das) (?:ist|war|liegt)(?: (?:wahrscheinlich|vermutlich|meist))? (?:an|in|daran|darin)?|vermutlich|hochstwahrscheinlich|verursacht durch|(?:la causa|el motivo) (?:es|esta|fue)|lo mas probable es que|probablemente|se debe a|causad[oa]s? por|(?:la cause|la raison|cela) (?:est|vient|provient)|tres probablement|vraisemblablement|cause[es]* par|(?:a causa|o motivo) (?:e|esta|foi)|o mais provavel e|provavelmente|deve-se a|causad[oa]s? (?:por|pel[oa]))(?!\p{L})/u;
/** "We understand, because …" gives no reason for anything. */
const FEELING = /(?<!\p{L})(?:understand\w*|sorry|versteh\w*|verstandlich|leid|entend\w*|comprend\w*|compreend\w*|lament\w*|desole\w*|regrett\w*|sentimos|know|wissen|sabemos|savons)(?!\p{L})/u;
/** "I'd do it soon, because once that period is over …": a reason of time is told by the rule itself. */
const ONCE = /^\W*(?:once|after|when|as soon as|sobald|nachdem|danach|sonst|despues|una vez|cuando|une fois|apres|ensuite|depois|quando|assim que)(?!\p{L})/u;
/** What a reason says of the reply itself. */
const LEAST_WORDS = 3;
const LEAST_KNOWN = 0.34;

/** A reason that nobody gave: a clause behind "because" most of whose words stand nowhere. */
export const findReasons: Check = ({ body, sources, ticket, ownWords }) => {
  const sentences = sentencesOf(body).filter(({ folded, text }) => (BECAUSE.test(folded) || CAUSE.test(folded)) && !/\?\s*$/.test(text) && !FEELING.test(folded));
  if (sentences.length === 0) return [];
  // No word of an English source stands in a German reason.
  const [told, own] = [detectLanguage(sources.map(({ text }) => text).join('\n').slice(0, 2000)).language, detectLanguage(body).language];
  if (told !== '' && own !== '' && told !== own) return [];
  const known = new Set(wordsOf([ticket.subject, ticket.message, ...ownWords, ...sources.flatMap(({ title, text }) => [title, text])].join('\n')));
  return sentences.flatMap(({ text, folded }) => {
    const opens = BECAUSE.test(folded) ? BECAUSE : CAUSE;
    const clause = folded.slice(opens.exec(folded)?.index).replace(opens, '').split(/[,;:]/, 1)[0] ?? '';
    const words = contentWords(clause);
    // A figure in it is judged by itself.
    return !/\d/.test(clause) && !ONCE.test(clause) && words.length >= LEAST_WORDS && words.filter((word) => known.has(word)).length / words.length < LEAST_KNOWN
      ? [{ blocker: 'unsupported_claim' as const, check: 'reason', words: text.trim(), missing: `the reason ${NOWHERE}` }] : [];
  });
};
