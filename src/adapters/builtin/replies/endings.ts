import type { ReplyQuestion } from '../../../ports/engine.ts';
import type { Passage } from '../../../ports/knowledge_base.ts';
import { byChance, LEAST_CHANCE } from '../../../triage/replies/answer_likeness.ts';
import { fold } from '../../../triage/text/characters.ts';
import { sensesOf } from '../words/kin.ts';
import { wordsOf } from '../words/words.ts';

const READ = 6000;

/** "I don't want to cancel altogether", "sans résilier": who means to stay. */
const KEEPS = /(?<!\p{L})(?:(?:do|did|would)n'?t (?:\p{L}+ )?(?:want|wish|like|mean|intend) to (?:\p{L}+ )?(?:cancel|leave(?= (?:you|us|but|though|for good|altogether|entirely|completely)(?!\p{L})|\W*$|[.,;!?])|quit|stop|end(?! up))|not (?:want|wish|like|mean|intend|wanting|looking|going) to (?:\p{L}+ )?(?:cancel|quit|stop|end(?! up))|without (?:cancell?ing|leaving|quitting|ending)|(?:will|mochte|wollen|mochten|wollte) (?:\p{L}+ ){0,4}nicht (?:\p{L}+ ){0,2}(?:kundigen|abmelden|aufhoren|beenden)|nicht (?:gleich|ganz|komplett|sofort) (?:zu )?kundigen|ohne zu kundigen|(?:no quiero|no queremos|no quisiera|no querria|nao quero|nao queremos|nao queria) (?:\p{L}+ ){0,2}(?:cancelar|anular|dar(?:me|nos)? de baja|dejarlo|rescindir|sair|encerrar|desistir)|(?:sin|sem) (?:tener que |ter de |ter que )?(?:cancelar|anular|dar(?:me|nos)? de baja|encerrar)|(?:veux|voudrais|souhaite|voulons|souhaitons) (?:surtout |vraiment )?pas (?:\p{L}+ )?(?:resilier|annuler|arreter|quitter)|sans (?:resilier|annuler))(?!\p{L})/u;
/** What somebody wants who does not want to end: "How do I freeze my membership?" */
const PAUSES = /paus|ruhen|unterbrech|aussetz|skip|on hold|freez|postpon|congel|suspend|aplaz|pular|\badi[ae]|saltar|saute|report(?:er|ez)|interromp|interrump/;
/** "Modify or cancel an order": told to who wants the one, it is no insult that it tells the other too. */
const OR_CHANGES = /chang|modif|cambi|alter|\bmov|deplac|verschieb|umbuch|andern|edit|resched|adiar|aplazar/;

/** What ends a contract or an order, by the words for it in five languages; made when first asked for. */
let ending: Set<number | string> | undefined;

function ends(text: string): boolean {
  ending ??= new Set(['cancel', 'cancelar', 'kundigen', 'resilier', 'annuler', 'beenden'].flatMap(sensesOf));
  return wordsOf(text).flatMap(sensesOf).some((sense) => ending?.has(sense));
}

/** Whether a passage tells how something is ended and nobody asks for that: the worst answer to who wants another plan. */
export const endsUnasked = (asked: string, { title }: Pick<Passage, 'title'>): boolean => ends(title) && !ends(asked);

/** The same where it tells of nothing else. */
export const onlyEndsUnasked = (asked: string, passage: Pick<Passage, 'title'>): boolean => !OR_CHANGES.test(fold(passage.title)) && endsUnasked(asked, passage);

const tellsOfPause = (text: string): boolean => PAUSES.test(fold(text));
const mayStay = ({ title, solution }: Passage): boolean => !ends(title) || OR_CHANGES.test(fold(title)) || tellsOfPause(`${title}\n${solution}`);

/** Passages without those that only tell how something is ended, their chance given to those that tell of a pause, by their titles if any does. */
function pausing(passages: Passage[]): Passage[] {
  const kept = passages.filter(mayStay), byTitle = kept.filter(({ title }) => tellsOfPause(title));
  const pauses = byTitle.length > 0 ? byTitle : kept.filter(({ solution }) => tellsOfPause(solution));
  const freed = passages.reduce((sum, { chance = 0 }) => sum + chance, 0) - kept.reduce((sum, { chance = 0 }) => sum + chance, 0);
  return byChance(kept.map((passage) => (pauses.includes(passage) ? { ...passage, chance: (passage.chance ?? 0) + freed / pauses.length } : passage)));
}

/** What is known as it answers who does not want to end what they have. */
export function unlessKept(question: ReplyQuestion): ReplyQuestion {
  const { ticket, passages, questions = [] } = question;
  if (!KEEPS.test(fold(`${ticket.subject}\n${ticket.message}`.slice(0, READ)))) return question;
  const likeliest = pausing(question.likeliest ?? []), near = passages.filter(mayStay).map((passage) => likeliest.find(({ id }) => id === passage.id) ?? passage);
  const beside = likeliest.filter((passage) => (passage.chance ?? 0) >= LEAST_CHANCE && !near.includes(passage));
  return { ...question, likeliest, passages: [...near, ...beside], questions: questions.map((one) => ({ ...one, passages: one.passages.filter(mayStay) })) };
}
