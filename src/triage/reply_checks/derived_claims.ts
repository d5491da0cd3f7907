import { fold } from '../text/characters.ts';
import type { CheckedReply } from './checked_reply.ts';
import { findTimes } from './dates.ts';
import { derivedFrom } from './derived.ts';
import type { ReadText } from './figure_places.ts';
import type { Figure } from './figures.ts';
import { unnamed, type Labelled } from './neighbours.ts';
import { sentencesOf } from './sentences.ts';
import { supports } from './same_figure.ts';
import { isDay, MOST_READ, ticketText, type Support } from './support.ts';

interface Reckoned {
  reply: CheckedReply;
  own: ReadText;
  support: Support;
  known: Labelled[];
  given: (figure: Figure) => boolean;
}

/** The figures of a reply that follow from figures of the ticket, the sources and the reply itself. */
export function derivedIn({ reply, own, support, known, given }: Reckoned): Set<Figure> {
  const asked = ticketText(reply);
  const figuresOf = (from: ReadText['origin']): Figure[] => support.texts.flatMap(({ origin, figures }) => (origin === from ? figures.filter((figure) => !isDay(figure)) : []));
  return derivedFrom({
    reply: own.figures.filter((figure) => !isDay(figure)),
    folded: fold(reply.body),
    sentences: sentencesOf(reply.body),
    times: [...findTimes(reply.body), ...findTimes(reply.ticket.message)],
    ticket: figuresOf('ticket'),
    sources: () => { const passed = unnamed(own, known, asked, supports); return figuresOf('source').filter((figure) => !passed.has(figure)); },
    wordings: { ticket: fold(asked), sources: fold(reply.sources.map(({ text }) => text.slice(0, MOST_READ)).join('\n')) },
  }, given);
}
