import { detectLanguage } from '../language.ts';
import { fold } from '../text/characters.ts';
import type { Check } from './checked_reply.ts';
import { weightsOf } from '../text/function_words.ts';
import { searchable, sentencesOf } from './sentences.ts';

const SURE = 0.6;
/** Spanish and Portuguese share most of a short sentence. */
const ALIKE = /^(?:espt|ptes)$/;
const SURE_OF_ALIKE = 0.8;
const ENOUGH_WORDS = 6;

const wordsIn = (text: string): number => text.match(/\p{L}{2,}/gu)?.length ?? 0;

const withoutAddresses = (text: string): string => text.replace(/https?:\/\/\S+|(?<!\S)\S+@\S+/g, ' ');

/** Function words of one language in a text, weighed, and the most of any other. */
function votesFor(text: string, asked: string): { own: number; other: number } {
  const votes = new Map<string, number>();
  for (const word of text.toLowerCase().match(/[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)?/gu) ?? []) for (const [language, weight] of weightsOf(word)) votes.set(language, (votes.get(language) ?? 0) + weight);
  const { [asked]: own = 0, ...others } = Object.fromEntries(votes);
  return { own, other: Math.max(0, ...Object.values(others)) };
}
/** By how many function words a sentence must lean to another language before it is looked at. */
const LEANS = 1;
const SURE_OF_SENTENCE = 0.8;

/** A sentence of a reply that is written in another language than the rest, and stands so in no source: "Please restart the router" in a German one. */
function foreignSentence(body: string, asked: string, known: string): string {
  const foreign = sentencesOf(withoutAddresses(body)).find(({ text }) => {
    if (wordsIn(text) < ENOUGH_WORDS) return false;
    const { own, other } = votesFor(text, asked);
    if (other < own + LEANS) return false;
    const { language, confidence } = detectLanguage(text);
    return language !== '' && language !== asked && confidence >= SURE_OF_SENTENCE && !known.includes(searchable(text).trim());
  });
  return foreign?.text.trim() ?? '';
}

/** A reply, or a sentence of it, in another language than the ticket's; only where both can be told. */
export const findLanguage: Check = ({ body, ticket, language, sources }) => {
  const written = detectLanguage(withoutAddresses(body));
  const told = detectLanguage(`${ticket.message}\n${ticket.subject}`);
  // The customer's own words say it better than a caller's setting, where they are many enough to be sure of.
  const asked = told.confidence >= SURE && wordsIn(ticket.message) >= ENOUGH_WORDS ? told.language : language || told.language;
  if (!written.language || !asked) return [];
  // A ticket in two languages may be answered in the one that its sender is known for.
  if (written.language === language && asked !== language && told.confidence < SURE_OF_SENTENCE) return [];
  const missing = `the ticket is in ${asked}`;
  if (written.language === asked) {
    const foreign = foreignSentence(body, asked, searchable(`${ticket.message}\n${sources.map(({ text }) => text).join('\n')}`));
    return foreign ? [{ blocker: 'wrong_language', check: 'language', words: foreign, missing }] : [];
  }
  if (written.confidence < (ALIKE.test(`${written.language}${asked}`) ? SURE_OF_ALIKE : SURE)) return [];
  return [{ blocker: 'wrong_language', check: 'language', words: written.language, missing }];
};

const plain = (text: string): string => fold(text).replace(/\s+/g, ' ');

/** Words the team never wants mentioned, as whole words. */
export const findForbidden: Check = ({ body, neverMention }) => {
  const padded = ` ${plain(body).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  return neverMention
    .filter((words) => padded.includes(` ${plain(words).replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `))
    .map((words) => ({ blocker: 'forbidden_mention', check: 'never mention', words, missing: 'is on the list of what is never mentioned' }));
};

/** What a writer says of itself or of its orders, in five languages. */
const OWN_ORDERS = /\bas an? (?:ai|artificial intelligence|language model|assistant|chatbot)\b|\b(?:my|the|these|your|system) (?:system )?(?:instructions|prompt)\b|\b(?:system prompt|language model|passages? (?:provided|given|above)|the (?:provided|given|supplied) (?:passages?|context|sources?|documents?|knowledge)|knowledge base (?:passages?|entries)|used_passages|(?:our|the|my) internal (?:instructions|guidelines|prompt)|as (?:instructed|per my instructions)|(?:the )?sources? (?:below|above|provided|given)|(?:i|we) (?:only|may only|must only|can only) use|(?:do|must|may|will) not invent)\b|\bals (?:ki|sprachmodell|kunstliche intelligenz)\b|\bmeine (?:\w+ )?(?:anweisungen|systemanweisung\w*|vorgaben)\b|\b(?:note|hint) (?:to|for) (?:the )?(?:agent|team|support|colleagues?|reviewer)\b|\b(?:internal note|not(?:e|iz|a) (?:pour|a|fur|an|para) (?:l'|el |o |a |den |das |die |unser\w* )?(?:agente?|equipe|equipo|equipa|team|kolleg\w+|colegas?|collegues?|conseiller|bearbeiter\w*)|interne (?:notiz|anmerkung)|hinweis (?:an|fur) (?:das team|die kollegen|den agenten)|nota interna|note interne|remarque interne)\b|\b(?:here(?:'s| is) (?:a|the|my|your) (?:\w+ )?(?:draft|reply|response)(?: for| to|:)|hier ist (?:der|ein|mein|ihr) (?:\w+ )?(?:entwurf|antwortvorschlag)|aqui (?:tiene|esta) (?:el|un) borrador|voici (?:le|un) brouillon|(?:aqui esta|segue) (?:o|um) rascunho)\b|\b(?:die systemanweisung|anweisungen lauten)\b|\bsprachmodell\b|\b(?:wie|laut) (?:mir )?(?:angewiesen|anweisung|vorgegeben)\b|\bnur die (?:quellen|passagen|angegebenen)\b|\b(?:segun|conforme) (?:a |as |las |mis |minhas |o )?(?:instrucciones|instrucoes|indicado en el prompt)\b|\b(?:solo|unicamente|apenas) (?:puedo usar|uso|posso usar) (?:las|as) (?:fuentes|fontes)\b|\bselon (?:mes|les) (?:instructions|consignes)\b|\buniquement les sources\b|\bcomo (?:ia|una? ia|um(?:a)? ia|modelo de (?:lenguaje|linguagem)|inteligencia artificial|assistente virtual|asistente virtual)\b|\b(?:mis|minhas) (?:instrucciones|instrucoes)\b|\ben tant qu'?(?:e )?(?:ia|modele de langage|intelligence artificielle|assistant)\b|\bmes instructions\b|\b(?:should_escalate|auto_reply_allowed|can_auto_send)\b/g;

/** An attempt to steer the answer, in the ticket itself. The escalation rules find more; these stand on their own. */
const STEERING = /\b(?:end|begin|start|finish|close|include|add|write|answer|reply|respond)\w*\b.{0,40}\b(?:with|in) (?:the|this|your|a) (?:reply|answer|response|sentence|line|words?|phrase|statement)\b|\b(?:antworte\w*|schreib\w*|beend\w*|beginn\w*|fug\w*)\b.{0,40}\b(?:mit|den|folgende\w*) (?:dem |den )?(?:satz|worten|zeile)\b|\b(?:termin\w*|respond\w*|escrib\w*|incluy\w*|acab\w*|escrev\w*|inclu\w*|finaliz\w*)\b.{0,40}\b(?:la|a) (?:siguiente |seguinte )?frase\b|\b(?:termin\w*|repond\w*|ecri\w*|ajout\w*)\b.{0,40}\bla (?:phrase|mention)\b|\b(?:ignore|disregard|forget|override) (?:all |any |the |your |my )?(?:of )?(?:the |your )?(?:previous|prior|above|earlier|preceding|existing|system|your) (?:instructions?|rules?|prompts?|guidelines|directions|orders|policies|policy)\b|\b(?:you are now|act as|pretend (?:to be|you are)) (?:a |an |in |my )?(?:dan\b|developer mode|unrestricted|jailbroken|admin|system|root|different (?:ai|assistant))|\b(?:reveal|print|show|repeat|output) (?:me )?(?:your|the) (?:system )?(?:prompt|instructions)\b|\b(?:ignorier|vergiss|missacht)\w* (?:bitte )?(?:alle |deine |ihre |die )?(?:vorherigen|bisherigen|obigen|fruheren|vorigen|alle) (?:anweisungen|regeln|vorgaben|instruktionen)\b|\b(?:ignora|ignore|olvida|olvide|desconsidere|esqueca|esquece) (?:todas? )?(?:las |tus |sus |as |suas |tuas )?(?:instrucciones|instrucoes|reglas|regras|ordenes|ordens)(?: anteriores| previas| acima)?\b|\b(?:ignore|ignorez|oublie|oubliez) (?:toutes )?(?:les |tes |vos )?(?:instructions|consignes|regles)(?: precedentes| ci-dessus)?\b|\b(?:should_escalate|auto_reply_allowed|can_auto_send)\b|<\|?(?:im_start|system|endoftext)\|?>|\[\/?inst\]|^(?:system|assistant) ?: /gimu;

/** Twelve words in a row: as long as nobody writes twice by chance. */
const REPEATED_WORDS = 12;

function repeats(body: string, instructions: string): string {
  const words = plain(instructions).match(/[\p{L}\p{N}]+/gu) ?? [];
  const said = ` ${(plain(body).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
  for (let at = 0; at + REPEATED_WORDS <= words.length; at += 1) {
    const run = words.slice(at, at + REPEATED_WORDS).join(' ');
    if (said.includes(` ${run} `)) return run;
  }
  return '';
}

/** The writer's instructions, or talk of being a machine, in the reply. */
export const findInstructions: Check = ({ body, instructions }) => {
  const found = [...(plain(body).match(OWN_ORDERS) ?? []), repeats(body, instructions)].filter(Boolean);
  return [...new Set(found)].map((words) => ({ blocker: 'repeats_instructions', check: 'instructions', words, missing: 'belongs to the instructions, not to a reply' }));
};

export const findSteering: Check = ({ ticket }) =>
  [...new Set(fold(`${ticket.subject}\n${ticket.message}`).match(STEERING) ?? [])]
    .map((words) => ({ blocker: 'steering_attempt', check: 'steering', words, missing: 'is an order to the writer, not a question' }));
