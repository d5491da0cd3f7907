import { fold } from '../../text/characters.ts';
import type { Check } from '../checked_reply.ts';

/** What a sentence says of itself at its beginning, or in brackets: "INTERNAL: …", "[nur intern]", "(Outdated)", "Veraltet!"; "Internal: 64 GB" tells of a thing. */
const MARK = /(?:^|[\n([]|[.!?]\s)\P{L}{0,4}(?:for |nur |solo |so )?(?:(?:internal|intern|interno|interne)(?: (?:note|use|only|notiz|verwenden))*|(?:nota|note) intern[ae]|interne (?:notiz|anmerkung)|uso interno|usage interne|agents? only|staff only|to ?do|fixme|outdated|deprecated|obsolete|veraltet|obsoleto|desactualizado|desatualizado|perime)\s{0,2}[:\])!](?!\s{0,2}\p{N})/gu;
/** Who must not hear of it: "do not tell customers", "nicht an Kunden weitergeben". "Do not share this with customers of yours" is said to a customer. */
const UNTOLD = /(?<!\p{L})(?:(?:do not|don't|never) (?:tell|send|show|give|forward|share|mention|disclose|offer|promise)(?: (?:this|it|that|anything))?(?: (?:to|with))? (?:the |our |any )?(?:customers?|clients?)(?! of yours)|(?:for )?internal use only|nicht an (?:den |die )?kunden (?:weiter\p{L}*|schicken|senden|geben)|(?:dem|den) kunden nicht(?:s davon)? (?:sagen|mitteilen|verraten|nennen|anbieten|zeigen)|no (?:decir|enviar|mostrar|mencionar|compartir|ofrecer)(?:lo|selo|le)? (?:esto )?(?:al|a los|con el|con los) clientes?|ne (?:pas|jamais) (?:dire|envoyer|montrer|communiquer|transmettre|partager|proposer) (?:ceci |cela )?(?:au|aux|avec le|avec les) clients?|nao (?:dizer|enviar|mostrar|partilhar|compartilhar|informar|oferecer) (?:isto |isso )?(?:ao|aos|com o|com os) clientes?)(?!\p{L})/gu;
/** What a colleague is to do with whoever wrote: "Ask the customer for a photo." begins a sentence; "the customer pays the return" is a rule. */
const ORDER = /(?:^|[\n.!?:;]\s{0,2})\P{L}{0,3}(?:(?:please |first |then )?(?:ask|tell|inform|remind|apologi[sz]e to|reassure) (?:the|this) customer|escalate (?:this|the) (?:ticket|case)|escalate (?:(?:this|it) )?to (?:tier|level|l) ?[1-4]|(?:bitte )?(?:den kunden|die kundin|kunde) (?:fragen|bitten|informieren|vertrosten)|(?:bitte )?(?:dem kunden|der kundin) (?:sagen|mitteilen|anbieten|erklaren)|(?:por favor,? )?(?:pedir|preguntar|decir|informar|pide|pregunta|dile|informa|pida|pregunte|digale|informe)(?:le)? al cliente|(?:demander|dire|indiquer|proposer|rappeler|demandez|dites|indiquez|proposez)(?: cela)? au client|(?:informer|prevenir|informez|prevenez) le client|(?:pedir|perguntar|dizer|informar|peca|pergunte|diga|informe) (?:ao|o) cliente)(?!\p{L})/gu;

/** Notes of a team to itself, which stand in many a list of answers and are none for a customer. */
export const findTeamNotes: Check = ({ body }) => {
  const folded = fold(body);
  const words = [MARK, UNTOLD, ORDER].flatMap((form) => [...folded.matchAll(form)].map((match) => body.slice(match.index, match.index + match[0].length).replace(/^[\s.!?:;([]+/, '')));
  return [...new Set(words)].map((note) => ({ blocker: 'repeats_instructions', check: 'team_note', words: note, missing: 'is meant for your team, not for a customer' }));
};
