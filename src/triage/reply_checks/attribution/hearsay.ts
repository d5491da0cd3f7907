import type { Figure } from '../quantities/figures.ts';
import { fold } from '../../text/characters.ts';
import { sentenceOf, sentencesOf, type Sentence } from '../../text/sentences.ts';
import type { ReadText } from './values.ts';

/** Who says, or where a customer read, what they hold for a rule: in a ticket such a figure bears nothing, in a reply it is passed on as theirs. */
const HEARSAY = new RegExp(`(?<!\\p{L})(?:${[
  'neighbou?rs?', 'colleagues?', 'friends?', 'mates?', 'brother', 'sister', 'forum', 'advert\\w*', 'leaflet', 'flyer', 'i (?:read|heard|thought|was told)', 'someone told', 'apparently', 'supposedly', 'you (?:mention|quote|read|heard)\\w*',
  'nachbar\\w*', 'kolleg\\w*', 'freund(?:in|e)?', 'bruder', 'schwester', 'schwager', 'werbung', 'angeblich', 'ich dachte', 'gelesen', 'gehort', 'prospekt', 'sie (?:erwahn|nenn)\\w*',
  'vecin[oa]', 'cunad[oa]', 'companer[oa]', 'amig[oa]', 'herman[oa]', 'foro', 'publicidad', 'anuncio', 'lei', 'me (?:han dicho|dijeron|dijo)', 'menciona\\w*',
  'voisine?', 'collegue', 'ami[e]?', 'frere', 's(?:oe|œ)ur', 'publicite', "m'a(?:-t-on)? dit", "j'ai lu", 'mentionne\\w*',
  'vizinh[oa]', 'colega', 'irma[o]?', 'publicidade', 'disseram-me', 'me disseram', 'refere',
].join('|')})(?!\\p{L})`, 'u');

/** "I paid 128 €, but a colleague says …": what stands before the turn is the customer's own. */
const TURN = /[,;.] (?:but|however|aber|doch|allerdings|pero|sin embargo|mais|pourtant|mas|porem)(?!\p{L})/u;

/** The figures of a ticket that somebody else is said to have named: "my neighbour says that 15,000 € go through". */
export function hearsayOf({ text, figures }: ReadText): Set<Figure> {
  if (!HEARSAY.test(fold(text))) return new Set();
  const heard = sentencesOf(text).filter(({ folded }) => HEARSAY.test(folded)).map((sentence) => {
    const turn = TURN.exec(sentence.folded);
    return turn && !HEARSAY.test(sentence.folded.slice(0, turn.index)) ? { ...sentence, from: sentence.from + turn.index } : sentence;
  });
  return new Set(figures.filter((figure) => sentenceOf(heard, figure)));
}

/** Whether the reply names a figure as the one that the customer heard: "the 15,000 € you mention". */
export const passesOn = (sentences: readonly Sentence[], figure: Figure): boolean => HEARSAY.test(sentenceOf(sentences, figure)?.folded ?? '');
