import { fold } from '../text/characters.ts';
import type { Check, CheckedReply } from './checked_reply.ts';
import { clausesIn, contentWords, denies, sentencesOf } from './sentences.ts';

/** An order that only a machine would be given, in five languages. */
const TO_A_MACHINE = /(?<!\p{L})(?:(?:ignor\w*|disregard|forget|override|vergiss|vergessen sie|missacht\w*|olvid\w*|oubli\w*|esquec\w*|desconsider\w*) (?:\p{L}+ ){0,4}(?:instructions?|rules?|prompts?|docs?|documents?|sources?|guidelines|polic\w+|anweisung\w*|regeln|vorgaben|quellen|instrucciones|reglas|normas|fuentes|consignes?|regles|instruc\w+|regras|fontes|ordens)|(?:note|message|hint|hinweis|nachricht|notiz|nota|mensaje|mensagem|message|a l'attention) (?:to|for|an|fur|para|al|a|pour|de|do|da|l')+ ?(?:the |den |die |das |el |la |le |o |a |l')?(?:ai|bot|chatbot|assistant|model|system|agent|writer|ki|assistent\w*|modell|asistente|modelo|ia|robot|assistente)|(?:from now on|ab jetzt|ab sofort|a partir de (?:ahora|agora|maintenant)|desormais)[ ,]+(?:\p{L}+ )?(?:you|du|sie|bist|eres|tu|vous|es|voce|seras)|you are now|du bist (?:jetzt|nun)|eres ahora|tu es maintenant|agora (?:es|voce e)|(?:act|behave|answer|reply) as (?:if|an?)|pretend (?:to|that|you)|tu so|finge|finja|fais comme si|als tester|as a tester|(?:system|assistant|consigne|instruction|anweisung|instruccion|instrucao)\s*[:\]])/u;
/** What asks for certain words or for a yes. */
const FOR_WORDS = /(?<!\p{L})(?:confirm(?!a[ct]i|a[cç]a)\w*|write|say|reply|answer|respond|state|repeat|end|finish|begin|start|add|include|bestatig(?!ung)\w*|schreib(?:e|en|t)?|sag|sagen|antwort\w*|wiederhol(?!ung)\w*|beende\w*|beginn\w*|erganz(?!ung)\w*|escrib\w*|diga\w*|di que|respond\w*|repit\w*|termin\w*|anad\w*|incluy\w*|ecri\w*|dites|repond\w*|repet\w*|ajout\w*|escrev\w*|acrescent\w*|adicion\w*)(?!\p{L})/u;
/** A sentence that reports what was asked or claims nothing of it. */
const REPORTS = /(?<!\p{L})(?:you (?:say|said|mention\w*|ask\w*|want\w*|write|wrote|describe\w*)|whether|sie (?:schreiben|sagen|erwahnen|nennen|bitten|wunschen|mochten)|ob|usted (?:dice|indica|menciona|pide)|nos (?:dice|pide|indica|diz)|pide|comenta|vous (?:dites|indiquez|mentionnez|demandez|souhaitez)|pede|menciona|indica|refere)(?!\p{L})/u;
const LEAST_SHARED = 2;
const LEAST_SHARE = 0.4;

/** The words that an order of the ticket wants said, each list by how plainly it is one. */
function wanted(ticket: string): { words: Set<string>; plain: boolean }[] {
  const sentences = sentencesOf(ticket);
  // What stands before an order to the machine is the customer's own question.
  const opens = sentences.findIndex(({ folded }) => TO_A_MACHINE.test(folded));
  return sentences.flatMap(({ folded }, at) => {
    const asks = FOR_WORDS.exec(folded);
    const plain = opens >= 0 && at >= opens;
    return asks || plain ? [{ words: new Set(said(folded.slice(asks?.index ?? 0))), plain }] : [];
  });
}

/** Content words and figures. */
const said = (folded: string): string[] => [...contentWords(folded), ...(folded.match(/\d[\d.,]*\d|\d/g) ?? [])];

/** A statement that stands nowhere but in an order of the ticket: "please confirm that the fee is waived", and the reply confirms it. */
export const findObeyed: Check = ({ body, ticket, sources, language }: CheckedReply) => {
  const orders = wanted(`${ticket.subject}\n${ticket.message}`.trim());
  if (orders.length === 0) return [];
  const known = new Set(said(fold(sources.map(({ title, text }) => `${title}\n${text}`).join('\n')).replaceAll('ß', 'ss')));
  const obeyed = sentencesOf(body).find(({ text, folded }) => !/\?\s*$/.test(text) && !REPORTS.test(folded) && clausesIn(folded).some((clause) => {
    // "I can't, however, waive it": what is denied before a clause may be said of it.
    if (denies(folded.slice(0, folded.indexOf(clause) + clause.length), language)) return false;
    const words = [...new Set(said(clause))];
    return orders.some(({ words: order, plain }) => {
      const shared = words.filter((word) => order.has(word));
      const alone = shared.filter((word) => !known.has(word));
      return shared.length >= LEAST_SHARED && shared.length >= LEAST_SHARE * words.length && alone.length >= (plain ? 1 : LEAST_SHARED);
    });
  }));
  return obeyed ? [{ blocker: 'steering_attempt', check: 'steering', words: obeyed.text.trim(), missing: 'stands nowhere but in what the ticket orders to be said' }] : [];
};
