import type { SentimentAnswer } from '../../../ports/engine.ts';
import type { Passage } from '../../../ports/knowledge_base.ts';
import type { Ticket } from '../../../ports/ticket.ts';
import { withoutGreeting } from '../../../triage/letter_formulas.ts';
import { sentencesOf } from '../../../triage/text/sentences.ts';
import { askedIn } from '../../../triage/replies/ticket_questions.ts';
import { codeKey, findCodes } from '../../../triage/reply_checks/identifiers/addresses.ts';
import { foldFully } from '../../../triage/text/characters.ts';
import { brandOf, tellsOf } from '../products/about_product.ts';
import { asksOtherwise } from './asks_otherwise.ts';
import { asksItself, namedBeyond, namedElsewhere, telling } from './named_beyond.ts';
import { isOver } from './out_of_date.ts';
import { asksForDeed, unknownNames } from './stands_open.ts';
import { deniesAnswer } from './told_beside.ts';
import { caseDoubts } from './told_case.ts';
import { isUnaskedHowTo, reportsFault, saysHow, tellsFault } from './told_faults.ts';
import { stemOf } from '../words/kin.ts';
import { conceptsOf, isFrequent, isFunctionWord } from '../words/word_lists.ts';
import { asksOfAnother, markedQuestions } from './which_one.ts';
import { wordsOf } from '../words/words.ts';

/** A reason to think that a passage, near as it is, does not answer the ticket; `cost` is taken off the confidence. */
export interface Doubt {
  cost: number;
  /** One sentence for whoever checks the draft. */
  why: string;
  /** Whether a person has to look however low the zap sets its bar. */
  grave?: boolean;
}

/** What the nearest answer costs where another one may be meant. */
export const CONTESTED: Doubt = { cost: 0.3, grave: true, why: 'Another answer to the same question fits the ticket as well or better.' };

/** Told by the words of a title, which a template that was found by its issue need not share. */
export const OTHER_PROBLEM: Doubt = { cost: 0.2, why: 'The passage was written for another problem than the ticket tells.' };
export const SAYS_LITTLE: Doubt = { cost: 0.25, why: 'The ticket says little; the passage may be on something else.' };

export interface Fit {
  ticket: Ticket;
  /** What the ticket is about, as far as it is known; else `""`. */
  product: string;
  passage: Passage;
  feeling: Pick<SentimentAnswer, 'sentiment' | 'confidence'>;
  /** ISO 639-1 of the ticket. */
  language: string;
  /** The team's own name. */
  company: string;
  /** The whole ticket, where `ticket` is one question of it. */
  whole?: Ticket;
  /** The likeness of the nearest passage on something else. */
  rival?: number;
  /** What else lies near. */
  others?: readonly Passage[];
  /** Whether `passage` holds the answers about all that the ticket compares by name: what else its question names matters no more. */
  ofAll?: boolean;
}

const LEAST_PROBLEM_SHARE = 0.3;
const MOST_UNNAMED = 0.5;
/** From here on nothing goes out however near the passage: in a short question one word in common is near. */
const MOSTLY_UNNAMED = 0.66;
/** Where the question names what the passage does not, another as near as this says that the question's own answer may be missing. */
const RIVAL_NEAR = 0.6;
/** "Is there a fix?" names nothing; "Can I use it in the shower?" names one thing, for to use is general. */
const LEAST_NAMED = 2;
const FEW_MATTERS = 3;
/** A short question that tells most of what the passage was written for says enough. */
const NEARLY_ALL = 0.6;
const MANY_QUESTIONS = 3;
const LONG_COMPLAINT_WORDS = 90;
const SURELY_UNHAPPY = 0.6;

/** "Hereby I cancel": a declaration with effects of its own, that somebody must take note of. */
const DECLARES = /\b(?:hereby|hiermit|por la presente|por medio de la presente|par la presente|venho por este meio|pela presente|por meio desta)\b/;
/** "Your site says …": an answer that repeats it would not do. */
const OBJECTS = /\b(?:(?:your app|(?:your|the) (?:web ?site|site|page|shop|advert\w*|ad|terms|contract)) (?:says?|said|states?|stated|promises?|promised|claims?)|it says? on your|you (?:said|wrote|promised|told me)|(?:auf|in) (?:ihrer|eurer) (?:web)?(?:site|seite|anzeige|werbung)\w* (?:steht|stand)|sie (?:haben|hatten) (?:mir )?(?:gesagt|geschrieben|versprochen|zugesagt)|(?:su|vuestra|la) (?:web|pagina) (?:dice|decia|pone|ponia)|me (?:dijeron|prometieron|aseguraron|dijisteis)|(?:votre|le) site (?:dit|disait|indique|indiquait|annonce)|vous (?:m'avez|m'aviez|aviez) (?:dit|ecrit|promis|assure)|(?:o (?:seu )?|vosso )site (?:diz|dizia)|(?:me )?(?:disseram|prometeram|garantiram)(?:-me)?)\b/;
/** "By the way, …", "Y otra cosa": a second matter, often without a question mark. */
const ASIDE = /(?:^|[.!?:;,)\n]\s*)(?:(?:and|und|y|et|e|oh|ach)[ ,]+)?(?:by the way|btw|also[,:]|one more thing|another thing|nebenbei|ausserdem|ubrigens|noch (?:was|etwas|eine frage)|por cierto|otra (?:cosa|pregunta|duda)|ademas|de paso|au fait|par ailleurs|autre (?:chose|question)|de plus|ja agora|alias|outra (?:coisa|questao|pergunta)|alem disso|p\.? ?s\.?[ :])/;
/** "I expect some compensation.", "Second time this year!": what went wrong is told besides what is asked. */
const DEMANDS = /(?<!\p{L})(?:who(?:'s| is| will|'ll)? (?:going to )?(?:pay(?:s|ing)?|cover(?:s|ing)?) (?:for )?(?:this|that|it|the (?:damage|vet|repair))|wer (?:zahlt|bezahlt|ersetzt|haftet)(?: mir| uns| jetzt| nun)? (?:das|dafur|den schaden)|quien (?:me |nos )?(?:paga|va a pagar|se hace cargo de) (?:esto|eso|ahora|los danos|el veterinario)|qui (?:paie|paye|va payer|prend en charge) (?:ca|cela|les degats|le veterinaire)|quem (?:me |nos )?(?:paga|vai pagar|se responsabiliza) (?:por )?(?:isto|isso|agora|o veterinario|os danos)|compensat\p{L}*|make (?:it|this) up to|(?:the )?(?:second|third|fourth|2nd|3rd|4th) time|entschadig\p{L}*|wiedergutmach\p{L}*|(?:schon )?(?:das|zum) (?:zweite|dritte|vierte)n? mal|compens\p{L}*|(?:segunda|tercera|cuarta) vez|dedommag\p{L}*|indemnis\p{L}*|geste commercial|(?:deuxieme|seconde|troisieme|2e|3e) fois|indemniza\p{L}*|(?:terceira|quarta) vez)(?!\p{L})/u;
/** "What is the difference between A and B?": an answer about one of them, or about a change from one to the other, is none. */
const COMPARES = /(?<!\p{L})(?:(?<!pay (?:for )?the )differences?|differs?|compared?|comparison|versus|vs|better|unterschied\w*|unterscheid\w*|vergleich\w*|besser|diferencias?|difieren?|comparar|comparacion|mejor|comparer|comparaison|mieux|meilleure?|diferencas?|comparacao|melhor)(?!\p{L})/u;
/** Whoever feels cheated has more to say than a question. */
const ACCUSES = /\b(?:cheated|cheating|rip(?:ped)?[ -]?off|scam\w*|misled|misleading|deceived|deception|false advertising|dishonest\w*|lied to|betrogen|betrug|abzock\w*|verarscht|irrefuhr\w*|estafa\w*|timad[oa]s?|(?:siento|sentimos|han|habeis) enganad[oa]s?|enganan|enganos[oa]s?|tomadura de pelo|arnaqu\w*|escroqu\w*|mensong\w*|trompeu\w*|(?:sens|sentons) tromp\w+|m'avez tromp\w+|publicite mensongere|(?:sinto|sentimos|fui|fomos) enganad[oa]s?|propaganda enganosa|burlad[oa]s?)\b/;

const namingWords = (text: string): string[] => [...new Set(wordsOf(text))].filter((word) => !isFunctionWord(word) && (word.length > 2 || /\d/.test(word)));

/** A word cut to its stem, or what it is about over five languages. */
const matterOf = (word: string): string => conceptsOf(word)[0] ?? stemOf(word);

/** The words of a text that tell its matter, as such. */
const mattersOf = (text: string): string[] => namingWords(text).map(matterOf);

const codesIn = (text: string): Set<string> => new Set(findCodes(text).map(({ words }) => codeKey(words)));

/** Whether both name the same error code or model: that tells more than any words. */
export function sameCode(asked: string, { title, problem }: Passage): boolean {
  const codes = codesIn(asked);
  return [...codesIn(`${title}\n${problem}`)].some((code) => codes.has(code));
}

/** How much of the problem that a passage was written for the ticket tells too, 0 to 1. */
function problemShare(told: Set<string>, { title, problem }: Passage): number {
  const own = [...new Set(mattersOf(`${title} ${problem}`))];
  return own.length === 0 ? 1 : own.filter((matter) => told.has(matter)).length / own.length;
}

/** How much of what a question names stands nowhere in the passage, 0 to 1: of one thing only where it stands `alone`, with nothing told beside it; the product's own name does not count, nor that both speak of a "refund". */
function unnamedShare(asked: string, product: string, alone: boolean, { title, problem, solution }: Passage): number {
  const known = new Set(mattersOf(`${title} ${problem} ${solution}`));
  const own = new Set(mattersOf(product));
  const isKnown = (word: string): boolean => known.has(matterOf(word));
  const named = namingWords(asked).filter((word) => !own.has(matterOf(word)) && !(isFrequent(word) && isKnown(word)));
  return named.length < LEAST_NAMED && !(alone && telling(asked, product).join() === named.join()) ? 0 : named.filter((word) => !isKnown(word)).length / named.length;
}

/** Whether a ticket asks how things differ, or which is better. */
export const compares = (message: string): boolean => markedQuestions(message).some((question) => COMPARES.test(foldFully(question)));

/** Figures and versions that a question turns on and the passage never names. */
function figureUnanswered(questions: string[], { title, problem, solution }: Passage): boolean {
  const known = new Set(`${title} ${problem} ${solution}`.match(/\d+(?:[.,]\d+)*/g) ?? []);
  return questions.some((question) => (question.match(/(?<![\p{L}\d#-])\d+[.,]\d+(?![\d])/gu) ?? []).some((figure) => !known.has(figure)));
}

/** What a ticket asks: its questions, the subject of one without a message; all that it says where its questions name nothing ("What can I do?"). */
function askedOf({ subject, message }: Ticket, questions: string[]): string[] {
  const asked = (questions.length > 0 ? questions : askedIn(message.trim() === '' ? subject : message)).map(withoutGreeting);
  return asked.some((question) => telling(question).length > 0) ? asked : sentencesOf(message.slice(0, 6000)).map(({ text }) => withoutGreeting(text));
}

const quotedWords = (words: string[]): string => [...new Set(words)].map((word) => `“${word}”`).join(', ');

const listed = (message: string): number => message.match(/^[ \t]*\d{1,2}[.)][ \t]/gm)?.length ?? 0;

/** Everything that speaks against sending a passage as the answer to this ticket. Linear in both texts; never throws. */
export function doubtsOf({ ticket, product, passage, feeling, language, company, whole = ticket, rival = 0, others = [], ofAll = false }: Fit): Doubt[] {
  const message = ticket.message.slice(0, 20_000);
  const folded = foldFully(`${ticket.subject}\n${message}`);
  const questions = markedQuestions(message);
  const coded = sameCode(`${ticket.subject}\n${message}`, passage);
  const asked = askedOf(ticket, questions);
  const beyond = ofAll || coded ? [] : namedBeyond(asked, product, passage), elsewhere = ofAll || coded ? [] : namedElsewhere(asked, { language, product }, passage, others);
  const told = new Set(mattersOf(`${ticket.subject}\n${message}`));
  const unnamed = questions.length > 0 ? unnamedShare(questions.join(' '), product || passage.product, sentencesOf(whole.message.slice(0, 6000)).length === 1, passage) : 0;
  const problemTold = coded ? 1 : problemShare(told, passage);
  const unasked = isUnaskedHowTo(whole, passage);
  const answered = `${passage.title}\n${passage.problem}\n${passage.solution}`;
  const unhappy = feeling.sentiment === 'negative' && feeling.confidence >= SURELY_UNHAPPY;
  const doubts: [boolean, Doubt][] = [
    [passage.kind === 'solved_ticket', { cost: 0.3, grave: true, why: 'The answer was given to another customer in a case of theirs; make sure that it holds here.' }],
    [problemTold < LEAST_PROBLEM_SHARE, OTHER_PROBLEM],
    [!ofAll && !coded && unnamed >= MOST_UNNAMED, { cost: unnamed >= MOSTLY_UNNAMED || rival >= passage.score * RIVAL_NEAR ? 0.3 : 0.2, grave: unnamed >= MOSTLY_UNNAMED, why: 'The question names things that the passage does not.' }],
    [beyond.length > 0, { cost: 0, grave: true, why: `The question asks for more than the passage tells: ${quotedWords(beyond)}.` }],
    [elsewhere.length > 0, { cost: 0, grave: true, why: `Another entry of yours is about what the question names: ${quotedWords(elsewhere)}.` }],
    [!ofAll && deniesAnswer(whole, passage), { cost: 0, grave: true, why: 'The customer tells something that goes against the answer.' }],
    ...(ofAll ? [] : [...asksOtherwise(whole, asked, product, passage), ...caseDoubts(whole, asked, passage)]).map((why): [boolean, Doubt] => [true, { cost: 0, grave: true, why }]),
    [!ofAll && told.size < FEW_MATTERS && problemTold < NEARLY_ALL, SAYS_LITTLE],
    [product !== '' && passage.product !== '' && foldFully(product) !== foldFully(passage.product) && !tellsOf(passage, product, brandOf([], company)), { cost: 0.3, grave: true, why: 'The passage is about another product than the ticket.' }],
    [!coded && !product && passage.product !== '' && !folded.includes(foldFully(passage.product)), { cost: 0.12, grave: true, why: 'The passage is about one product; which one the ticket is about is not known.' }],
    [Math.max(questions.length, listed(message)) >= MANY_QUESTIONS, { cost: 0.25, why: 'The ticket asks several things; the passage may not answer all of them.' }],
    [whole === ticket && ASIDE.test(folded), { cost: 0.25, grave: true, why: 'The ticket goes on to something else; the passage may not answer that.' }],
    [figureUnanswered(questions, passage), { cost: 0.25, why: 'The question turns on a figure or version that the passage does not name.' }],
    [unasked, { cost: 0.3, grave: true, why: 'The passage tells how something is done; the ticket tells that something is wrong, or asks for no steps.' }],
    [!unasked && reportsFault(whole) && !tellsFault(answered), { cost: asksItself(passage.title) ? 0.3 : 0.1, why: 'The ticket tells that something is wrong; the passage says nothing of that.' }],
    [!ofAll && questions.some((question) => asksOfAnother(question, product, passage)), { cost: 0.35, grave: true, why: 'The passage answers the same question about another thing.' }],
    [!ofAll && unknownNames(questions, language, passage, `${product} ${company}`).length > 0, { cost: 0.3, grave: true, why: 'The question names somebody or something that the passage does not.' }],
    [passage.kind === 'article' && !coded && unknownNames([passage.title], language, { ...passage, title: ticket.subject, problem: whole.message, solution: '' }, `${product} ${company}`).length > 0, { cost: 0, grave: true, why: 'The passage is on one thing by its name, which the ticket does not say.' }],
    [asksForDeed(message) && !saysHow(whole), { cost: 0.3, grave: true, why: 'The customer asks for something to be done; the passage may only tell how.' }],
    [!ofAll && compares(message) && !COMPARES.test(foldFully(answered)), { cost: 0.3, grave: true, why: 'The ticket compares things; the passage does not.' }],
    [OBJECTS.test(folded), { cost: 0.3, grave: true, why: 'The customer holds something against what was said or written to them.' }],
    [isOver(passage, folded), { cost: 0.2, grave: true, why: 'The passage tells of days that are over.' }],
    [DECLARES.test(folded), { cost: 0.3, grave: true, why: 'The customer declares something that a person must take note of.' }],
    [ACCUSES.test(folded), { cost: 0.3, why: 'The customer feels cheated; an ordinary answer may not be enough.' }],
    [DEMANDS.test(folded), { cost: 0, grave: true, why: 'The customer wants something made good, or tells of another time; an ordinary answer may not be enough.' }],
    [unhappy && message.split(/\s+/).length > LONG_COMPLAINT_WORDS, { cost: 0.3, why: 'A long complaint deserves to be read by a person.' }],
  ];
  return doubts.flatMap(([holds, doubt]) => (holds ? [doubt] : []));
}
