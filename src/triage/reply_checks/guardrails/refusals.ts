import { fold } from '../../text/characters.ts';
import { claim, type Check, type CheckedReply } from '../checked_reply.ts';

/** Words that may stand around what is refused, in five languages: “we cannot help with lamps bought elsewhere” is an answer. */
const ASKED = String.raw`(?: (?:be able to|you|with|to|th(?:is|at|e)|it|your|such|here|further|weiter|leider|zu|dies\w+|ihre?|frage|anfrage|con|a|es[aeo]|est[aeo]|su|la|vous|cette|cela|votre|com|n?iss?t?o|n?ess[ae]|seu|questions?|requests?|topic|solicitud|pregunta|demande|pedido|pergunta))*`;
const REFUSES = new RegExp(String.raw`(?<!\w)(?:(?:i|we)(?: can ?not| can't| will not| won't|(?: a|'|'?r?e)m?(?: not able| unable) to| are(?: not able| unable) to)|(?:ich|wir)(?: \w+){0,6} nicht(?: in der lage,?)?|no (?:puedo|podemos|(?:me|nos) es posible)|ne (?:peux|puis|pouvons|suis)(?: malheureusement)? pas(?: en mesure de)?|nao (?:posso|podemos|consigo|conseguimos))${ASKED} (?:help|assist|answer|comply|(?:weiter)?helfen|beantworten|bearbeiten|behilflich sein|ayudar\w*|responder\w*|aider|repondre|ajuda\w*(?:-\w+)?)${ASKED}(?= *(?:[.,;:!?)\n]|$))`, 'g');

/** What is asked of the customer: by us, or in a question; “enter your password” is a step, and goes to no one. */
const ASKS = String.raw`(?:(?:tell|give|send|show|provide) (?:us|me)(?: with)?|let (?:us|me) (?:know|have)|(?:we|i)(?:'ll| will)? need|share|reply with|what(?:'s| is)|(?:please|could you)(?: please)? (?:send|tell|give|provide)|(?<!(?:bei|von|fur|mit) )(?:uns|mir)(?: bitte| noch)?|wie lautet|(?:brauchen|benotigen) wir|wir (?:brauchen|benotigen)(?: noch)?|(?:senden|schicken|nennen) sie|\w+nos|(?:nos|me) \w+|\w+[aei]me|cual es|necesitamos|envie|mande|\w+-(?:nous|moi|nos|me)|nous \w+(?:er|re)|quel est|nous avons besoin de|qual e|precisamos d)`;
const SECRET = String.raw`(?:passwords?|pin|card (?:number|details)|cvv|cvc|security code|passwort|kennwort|\w*kartennummer|sicherheitscode|contrasena|clave|(?:numero|datos|donnees|dados) d[aeo](?: \w+)? (?:tarjeta|carte|cartao)|codigo de seg\w+|mot de passe|code (?:pin|secret)|senha|palavra-passe)(?!\w|[ -](?:reset|manager|link))`;
const ASKS_FOR_SECRET = new RegExp(String.raw`(?<!\w)${ASKS}(?: ?(?:your|the|ihre?n?|deine?n?|das|die|su|tu|la|el|votre|ton|le|sua|seu|a|o)(?!\w))+(?: \w+){0,2} ${SECRET}`, 'g');
/** “Never send us your password” asks for none. */
const DENIES = /(?<!\w)(?:never|not|\w+n't|nie|niemals|nicht|kein\w*|no|nunca|jamais|ne|nao|without|ohne|sin|sans|sem)(?!\w)/;
const CLAUSE_END = /[.,;!?\n]/;

function isDenied(said: string, from: number, to: number): boolean {
  return DENIES.test(`${said.slice(0, from).split(CLAUSE_END).at(-1)}${said.slice(from, to)}${said.slice(to).split(CLAUSE_END, 1)[0]}`);
}

/** What a form finds in a reply and no source says in the same words, as the reply has it. */
function findIn({ body, sources }: CheckedReply, form: RegExp): { words: string; isDenied: boolean }[] {
  const said = fold(body), given = () => sources.map(({ text }) => fold(text)).join('\n');
  return [...said.matchAll(form)].filter(([words]) => !given().includes(words))
    .map(({ 0: { length }, index }) => ({ words: body.slice(index, index + length), isDenied: isDenied(said, index, index + length) }));
}

/** What a model may write in place of an answer: that it cannot help, or a wish to be told a password or a card's number. */
export const findRefusals: Check = (reply) => [
  ...findIn(reply, REFUSES).map(({ words }) => ({ ...claim('refusal', words, 'is a refusal, no answer'), blocker: 'engine_refused' as const })),
  ...findIn(reply, ASKS_FOR_SECRET).filter((found) => !found.isDenied).map(({ words }) => ({ ...claim('secret', words, 'is nothing to be asked for in a mail'), blocker: 'asks_for_secret' as const })),
];
