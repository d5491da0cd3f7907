import { foldFully } from '../../text/characters.ts';
import { keptReading } from '../../text/kept_readings.ts';
import type { Check } from '../checked_reply.ts';

const plain = (text: string): string => foldFully(text).replace(/\s+/g, ' ');

/** Words with one blank around each, whatever signs stand between them. */
const padded = (text: string): string => ` ${text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
/** Marks around a phrase that are no part of it. */
const AROUND = /^[\s"'“”„«»(¡¿]+|(?<![\s"'“”„«»).,:;!?])[\s"'“”„«»).,:;!?]+$/g;
const IN_WORD = /[\p{L}\p{N}]/u;
/** Scripts that part no words. */
const UNPARTED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/**
 * Whether a text mentions one of some phrases: as whole words, so that “art” is not in “article”, nor “refund” in “refunds”. One that begins
 * or ends with a sign of its own (“C++”, “.NET”, “—”) must stand there with it.
 */
export function mentioned(text: string, phrases: readonly string[]): string[] {
  if (phrases.length === 0) return [];
  const said = plain(text.normalize('NFKC')), words = padded(said);
  return phrases.filter((phrase) => {
    const asked = plain(phrase.normalize('NFKC')).replace(AROUND, ''), [opens, closes] = [IN_WORD.test(asked.at(0) ?? ''), IN_WORD.test(asked.at(-1) ?? '')];
    if (UNPARTED.test(asked)) return said.includes(asked);
    if (opens && closes) return words.includes(padded(asked));
    for (let at = asked === '' ? -1 : said.indexOf(asked); at >= 0; at = said.indexOf(asked, at + 1)) {
      if (!(opens && IN_WORD.test(said.charAt(at - 1))) && !(closes && IN_WORD.test(said.charAt(at + asked.length)))) return true;
    }
    return false;
  });
}

/** Words the team never wants mentioned. */
export const findForbidden: Check = ({ body, neverMention }) =>
  mentioned(body, neverMention).map((words) => ({ blocker: 'forbidden_mention', check: 'never mention', words, missing: 'is on the list of what is never mentioned' }));

/** What a writer says of itself, of its orders and of what it was given to read, and its orders themselves, in five languages. "The instructions" by themselves are a manual's. */
const OWN_ORDERS = [
  // Itself and its orders.
  /\b(?:i am|i'm|ich bin|soy|je (?:ne )?suis|sou) (?:\w+ |qu')?(?:only |just |nur |solo |apenas |simplesmente )?(?:an? |ein |una? |une? |uma? )?(?:\w+ )?(?:virtual|digital|ai|ki|artificial|virtuel|virtuelle[rn]?|automatic)\w* (?:assistant|assistent|asistente|assistente)\w*\b|\b(?:being|siendo|etant|sendo|da ich|weil ich|i am|i'm|ich bin|soy|je suis|sou) (?:[\w']+ ){0,3}(?:l'|d'|une )?(?:ai|ki|ia|artificial intelligence|kunstliche intelligenz|inteligencia artificial|intelligence artificielle|language model|sprachmodell|modelo de (?:lenguaje|linguagem)|modele de langage|chatbot)\b|\bassistant virtuel\b|\b(?:asistente|assistente) virtual\b|\b(?:generated|written|erzeugt|generad[oa]|geree?|generee?|gerad[oa]|escrit[oa]) (?:\w+ ){0,2}(?:by|von|por|par) (?:an? |einem |einer |un |uma? |une )?(?:ai|ki|ia|language model|sprachmodell|modelo de (?:lenguaje|linguagem)|modele de langage)\b|\b(?:generee?|erzeugt)\b.{0,20}\bmodele de langage\b|\bvon einem sprachmodell\b|\bha generado un modelo de lenguaje\b|\b(?:me han (?:indicado|ordenado|dicho) que (?:sea|no|solo|responda|conteste)|indicaram-me que|(?:fui|he sido|estoy|estou|sou) (?:instruid|configurad|programad)[oa]|(?:j'ai ete|je suis) (?:configure|programme)e?|ich (?:bin|wurde) (?:\w+ )?(?:eingestellt|konfiguriert|programmiert)|on m'a (?:demande|ordonne|dit) d(?:e |')|ich wurde (?:angewiesen|beauftragt))/g,
  /\bas an? (?:ai|artificial intelligence|language model|assistant|chatbot)\b|\b(?:my|system) (?:\w+ )?(?:instructions|prompt|guidelines|briefing)\b|\b(?:these|your|internal) (?:system )?(?:instructions|prompt) (?:say|tell|forbid|require|do not|don't)\b|\binstructions (?:i (?:was|have|received|got)|i've|given to me|do not allow me|don't allow me|tell me)\b|\b(?:system prompt|language model|knowledge cut-?off|training data|used_passages|our internal (?:instructions|guidelines|prompt)|as (?:instructed|per my instructions)|i (?:was|am|have been) (?:told|instructed|programmed|configured|set up|trained|only allowed|not allowed) (?:not )?to|(?:i|we) (?:only|may only|must only|can only) use|(?:do|must|may|will) not invent|without (?:inventing|making (?:anything|things) up))\b/g,
  /\bals (?:ki|sprachmodell|kunstliche intelligenz)\b|\bmeine[rn]? (?:\w+ )?(?:anweisung\w*|systemanweisung\w*|vorgaben?|instruktion\w*|richtlinien)\b|\b(?:die systemanweisung|mein\w* (?:system)?-?prompt|system-?prompt|anweisungen lauten|sprachmodell|trainingsdaten|ohne (?:etwas )?zu erfinden)\b|\b(?:wie|laut) (?:mir )?(?:angewiesen|anweisung|vorgegeben)\b/g,
  /\b(?:mis|minhas) (?:instrucciones|instrucoes|directrices|diretrizes)\b|\b(?:las|as) (?:instrucciones|instrucoes) (?:recibidas|recebidas|que (?:me|he|tengo|recebi|tenho)|d[eo]l? sistema(?! d)|no me permiten|nao me permitem)\b|\b(?:segun|conforme) (?:lo )?indicado (?:en el|no) prompt\b|\bcomo (?:ia|una? ia|um(?:a)? ia|modelo de (?:lenguaje|linguagem)|inteligencia artificial|assistente virtual|asistente virtual)\b|\b(?:(?:mi|meu) prompt|prompt d[eo]l? sistema|datos de entrenamiento|dados de treino|sin inventar|sem inventar)\b/g,
  /\b(?:mes (?:instructions|consignes|directives)|les (?:instructions|consignes) (?:recues|que j'ai|qui m'ont|m'interdisent|m'imposent|me demandent)|en tant qu'?(?:e )?(?:ia|modele de langage|intelligence artificielle|assistant)|donnees d'entrainement|(?:mon|le) prompt(?: systeme)?|prompt systeme|sans (?:rien )?inventer)\b/g,
  // What it was given to read.
  /\b(?:passages? (?:i (?:was|were) given|provided|given|above)|(?:extraits?|passages) qu'on m'a donnes?|(?:passagens|trechos|pasajes|fragmentos) que me (?:deram|dieron|han dado)|(?:mir )?vorliegenden (?:textstellen|passagen|ausschnitten|quellen)|(?:excerto|extracto|extrait|auszug|excerpt) (?:de la|da|de|aus der|of the) (?:base|wissensdatenbank|knowledge)|knowledge base excerpt|the (?:provided|given|supplied) (?:passages?|context|sources?|documents?|knowledge)|knowledge base (?:passages?|entries|says?|states?|mentions?|does not)|(?:the )?sources? (?:below|above|provided|given)|the (?:context|passages?|excerpts?|snippets?|sources) (?:says?|states?|mentions?|does not|do not|doesn't|don't|contains?|i (?:have|was))|(?:based on|according to|from) (?:the|my|this) (?:context(?! of)|passages?|excerpts?|snippets?|sources))\b/g,
  /\bnur die (?:quellen|passagen|angegebenen)\b|\b(?:laut|gemass) (?:dem |den |der )?(?:bereitgestellten |angegebenen |vorliegenden )?(?:kontext|quellen|passagen|wissensdatenbank)\b|\bin den (?:quellen|passagen|bereitgestellten \w+)\b|\b(?:der|im) (?:\w+ )?kontext (?:steht|nennt|sagt|enthalt)\b|\bdie (?:quellen|passagen|wissensdatenbank) (?:sag\w+|nenn\w+|enthalt\w*|erwahn\w+)\b/g,
  /\b(?:solo|unicamente|apenas) (?:puedo usar|uso|posso usar) (?:las|as) (?:fuentes|fontes)\b|\b(?:segun|de acuerdo con|basandome en) (?:el contexto|las fuentes|los pasajes|los fragmentos|la base de conocimientos?)\b|\b(?:segundo|de acordo com|com base n?[oa]?s?) ?(?:o contexto|as fontes|os trechos|as passagens|a base de conhecimento|fontes|trechos)\b|\b(?:el|o) contexto (?:proporcionado|fornecido|no |nao |dice|diz|indica|menciona)|\b(?:las fuentes|as fontes|los pasajes|os trechos|la base de conocimientos?|a base de conhecimento) (?:proporcionad\w+|fornecid\w+|no |nao |dice\w*|dizem|diz|indica\w*|menciona\w*|que me)/g,
  /\buniquement les sources\b|\b(?:selon|d'apres|en me basant sur|sur la base (?:de|des)) (?:le contexte|les (?:sources|passages|extraits)|la base de connaissances?)\b|\b(?:le contexte|les (?:sources|passages|extraits)|la base de connaissances?) (?:fourni\w*|ne |dit|disent|indique\w*|mentionne\w*)/g,
  /\b(?:in (?:the|these|my) (?:passages|excerpts|snippets)|en los (?:pasajes|fragmentos)|dans les (?:passages|extraits)|n[oa]s (?:passagens|trechos))\b/g,
  // Notes to colleagues, what stands above a draft, and the form that was asked for.
  /\b(?:note|hint) (?:to|for) (?:the )?(?:agent|team|support|colleagues?|reviewer)\b|\b(?:internal note|not(?:e|iz|a) (?:pour|a|fur|an|para) (?:l'|el |o |a |den |das |die |unser\w* )?(?:agente?|equipe|equipo|equipa|team|kolleg\w+|colegas?|collegues?|conseiller|bearbeiter\w*)|interne (?:notiz|anmerkung)|hinweis (?:an|fur) (?:das team|die kollegen|den agenten)|nota interna|note interne|remarque interne)\b|\b(?:here(?:'s| is) (?:a|the|my|your) (?:\w+ )?(?:draft|reply|response)(?: for| to|:)|hier ist (?:der|die|ein|mein|ihr) (?:\w+ )?(?:entwurf|antwortentwurf|antwortvorschlag|antwort:)|aqui (?:tiene|tienes|esta) (?:el|un|la|tu) (?:borrador|respuesta:)|voici (?:le|un|la|ma) (?:brouillon|reponse ?:)|(?:aqui esta|segue) (?:o|um|a) (?:rascunho|resposta:))/g,
  /\b(?:tone|length|style|tono|tom|ton|tonalite|tonfall|longueur|extension|extensao|estilo|stil) ?: ?(?:\w+[ ,]+){0,3}(?:friendly|polite|warm|professional|formal|short|neutral|freundlich\w*|hoflich\w*|sachlich\w*|kurz|amable|cordial|cercano|breve|profesional|amical|poli|chaleureux|professionnel|court|amigavel|simpatico|educado|curto|profissional|max\w*|\d{2,3} (?:words|worter|palabras|mots|palavras))\b|\b(?:max(?:imum|imo|imal|\.)?|at most|under|no more than|up to|hochstens|como maximo|no maximo|au maximum|moins de|menos de) (?:of |de )?\d{2,3} (?:words|worter|wortern|palabras|mots|palavras)\b|\b\d{2,3} (?:words|worter|palabras|mots|palavras) (?:max\w*|or (?:less|fewer)|hochstens|como maximo|no maximo|au maximum)\b|\b(?:should_escalate|auto_reply_allowed|can_auto_send)\b/g,
];

/** An attempt to steer the answer, in the ticket itself. The escalation rules find more; these stand on their own. */
const STEERING = /\b(?:end|begin|start|finish|close|include|add|write|answer|reply|respond)\w*\b.{0,40}\b(?:with|in) (?:the|this|your|a) (?:reply|answer|response|sentence|line|words?|phrase|statement)\b|\b(?:antworte\w*|schreib\w*|beend\w*|beginn\w*|fug\w*)\b.{0,40}\b(?:mit|den|folgende\w*) (?:dem |den )?(?:satz|worten|zeile)\b|\b(?:termin\w*|respond\w*|escrib\w*|incluy\w*|acab\w*|escrev\w*|inclu\w*|finaliz\w*)\b.{0,40}\b(?:la|a) (?:siguiente |seguinte )?frase\b|\b(?:termin\w*|repond\w*|ecri\w*|ajout\w*)\b.{0,40}\bla (?:phrase|mention)\b|\b(?:ignore|disregard|forget|override) (?:all |any |the |your |my )?(?:of )?(?:the |your )?(?:previous|prior|above|earlier|preceding|existing|system|your) (?:instructions?|rules?|prompts?|guidelines|directions|orders|policies|policy)\b|\b(?:you are now|act as|pretend (?:to be|you are)) (?:a |an |in |my )?(?:dan\b|developer mode|unrestricted|jailbroken|admin|system|root|different (?:ai|assistant))|\b(?:reveal|print|show|repeat|output) (?:me )?(?:your|the) (?:system )?(?:prompt|instructions)\b|\b(?:ignorier|vergiss|missacht)\w* (?:bitte )?(?:alle |deine |ihre |die )?(?:vorherigen|bisherigen|obigen|fruheren|vorigen|alle) (?:anweisungen|regeln|vorgaben|instruktionen)\b|\b(?:ignora|ignore|olvida|olvide|desconsidere|esqueca|esquece) (?:todas? )?(?:las |tus |sus |as |suas |tuas )?(?:instrucciones|instrucoes|reglas|regras|ordenes|ordens)(?: anteriores| previas| acima)?\b|\b(?:ignore|ignorez|oublie|oubliez) (?:toutes )?(?:les |tes |vos )?(?:instructions|consignes|regles)(?: precedentes| ci-dessus)?\b|\b(?:should_escalate|auto_reply_allowed|can_auto_send)\b|<\|?(?:im_start|system|endoftext)\|?>|\[\/?inst\]|^(?:system|assistant) ?: /gimu;

/** Twelve words in a row: as long as nobody writes twice by chance. */
const REPEATED_WORDS = 12;

function repeats(body: string, instructions: string): string {
  if (instructions === '') return '';
  const words = plain(instructions).match(/[\p{L}\p{N}]+/gu) ?? [];
  const said = ` ${(plain(body).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
  for (let at = 0; at + REPEATED_WORDS <= words.length; at += 1) {
    const run = words.slice(at, at + REPEATED_WORDS).join(' ');
    if (said.includes(` ${run} `)) return run;
  }
  return '';
}

/** The orders that a reply, its blanks made one, speaks of. */
const ordersIn = keptReading((said) => OWN_ORDERS.flatMap((form) => said.match(form) ?? []), 48);

/** The writer's instructions, or talk of being a machine, in the reply; what a source says so is the product's. */
export const findInstructions: Check = ({ body, instructions, sources }) => {
  const orders = ordersIn(plain(body));
  const given = orders.length > 0 ? plain(sources.map(({ title, text }) => `${title}\n${text}`).join('\n')) : '';
  const found = [...orders.filter((words) => !given.includes(words)), repeats(body, instructions)].filter(Boolean);
  return [...new Set(found)].map((words) => ({ blocker: 'repeats_instructions', check: 'instructions', words, missing: 'belongs to the instructions, not to a reply' }));
};

export const findSteering: Check = ({ ticket }) =>
  [...new Set(foldFully(`${ticket.subject}\n${ticket.message}`).match(STEERING) ?? [])]
    .map((words) => ({ blocker: 'steering_attempt', check: 'steering', words, missing: 'is an order to the writer, not a question' }));
