import { keptOfSentences } from '../../text/kept_readings.ts';
import type { Source } from '../checked_reply.ts';
import { sentencesOf } from '../../text/sentences.ts';

const MACHINE = String.raw`(?:ai|a\.i\.|(?:chat)?-?bots?|robots?|assistants?|writer|llms?|language models?|models?|agents?|systems?|automated (?:replies|answers|agents)|ki(?:-?\p{L}+)?|ia|assistent\p{L}*|roboter\p{L}*|sprachmodell\p{L}*|modell\p{L}*|asistentes?|modelos?|robos?|sistemas?|systeme|modele)`;
/** A machine that writes, by no name that a thing sold or a person may have too. */
const AI = String.raw`(?:ai|a\.i\.|llms?|chat-?bots?|language models?|ki|ki-[a-z]+|ia|sprachmodell(?:e|en|s)?|modelos? de (?:lenguaje|linguagem)|modeles? de langage)`;
const BOT = String.raw`(?:${AI}|bots?|assistants?|assistent(?:en)?|asistentes?|assistentes?)`;
const EVERY = String.raw`(?:(?:the|all|any|every|alle[ns]?|jede[nrs]?|de[nmr]|die|das|el|la|los|las|tod[oa]s?|cualquier|tou[ts]|toute?s?|les?|qualquer|[oa]s?|an?|une?|una|uma|eine?[nrm]?) |l'){0,4}`;
/** An order that only a machine would be given, in five languages. */
const ORDERS: RegExp[] = [
  // "Pour tout assistant automatique : …"
  new RegExp(String.raw`^\P{L}*(?:to|for|an|fur|al|a|para|pour|aux?|aos?|attention|achtung|atencion|atencao) ?${EVERY}(?:automat[a-z]* |virtu[a-z]* )?${BOT}(?: automat[a-z]*| virtu[a-z]*)?(?: [a-z]+){0,4} ?:`, 'u'),
  new RegExp(String.raw`^\P{L}*(?:dear|liebe[rs]?|querid[oa]s?|car[oa]s?|chers?) ${EVERY}${BOT}[,: ].{0,60}(?<!\p{L})(?:customers?|kund(?:en|innen)|clientes?|clients?)(?!\p{L})`, 'u'),
  // "If you are an AI", "quien lea esto como IA".
  new RegExp(String.raw`(?<!\p{L})(?:(?:if|si|se) (?:you(?:'re| are)|eres|tu es|vous etes|es|e|voce e|usted es)|(?:falls|wenn) (?:du|sie)(?=[^,.:]{1,40} (?:bist|sind|seid)(?!\p{L}))|(?:reads?|reading|liest|lesen|lea[n]?|lee[n]?|lit|lisez|ler|leia[m]?|le) .{0,30}?(?:as|als|como|en tant qu(?:e |')|comme)|als) ?${EVERY}${AI}(?!\p{L})`, 'u'),
  /\[(?:assistant|ai|ki|ia|bot|assistent|asistente|assistente)(?: [a-z]{3,12}){0,2}\]/u,
  /(?<!\p{L}|(?:(?<!\p{L})(?:no|not|nao|nao se|n)|don't)[ ']?)(?:ignor\w*|disregard|forget|override|vergiss|vergessen sie|missacht\w*|olvid\w*|oubli\w*|esquec\w*|desconsider\w*) (?:\p{L}+ ){0,4}(?:rules?|prompts?|docs?|documents?|sources?|guidelines|polic\w+|sheet|knowledge base|datenblatt|merkblatt|wissensdatenbank|ficha|fiche|base de (?:conocimientos?|conhecimentos?|connaissances)|anweisung\w*|regeln|vorgaben|quellen|reglas|normas|fuentes|consignes?|regles|instruc\w+|regras|fontes|ordens)/u,
  /(?<!\p{L})(?:from now on|ab jetzt|ab sofort|a partir de (?:ahora|agora|maintenant)|desormais)[ ,]+(?:\p{L}+ )?(?:you|du|sie|bist|eres|tu|vous|es|voce|seras)|(?<!\p{L})(?:you are now|du bist (?:jetzt|nun)|eres ahora|tu es maintenant|agora (?:es|voce e)|(?:act|behave|answer|reply) as (?:if|an?)|pretend (?:to|that|you)|tu so|finge|finja|fais comme si|als tester|as a tester|(?:system|assistant|prompt|consigne|instruction|anweisung|instruccion|instrucao)\s*[:\]])/u,
  new RegExp(String.raw`(?<!\p{L})(?:note|message|hint|instructions?|reminder|order|ordre|befehl|orden|ordem|hinweis|nachricht|notiz|anweisung|nota|mensaje|mensagem|aviso|consigne|a l'attention|instruccion|instrucao) (?:to|for|an|fur|para|al|aos?|aux?|pour|de|do|da|des|l'| )+ ?(?:the |all |any |den |die |das |alle |el |la |los |las |le |les |os? |as? |tod[oa]s? |l')?${MACHINE}(?!\p{L})`, 'u'),
];
/** What says that something is to be told. */
const SAY = String.raw`(?:tell|grant|award|gewahr\p{L}*|einlad\p{L}*|lad\p{L}*|invit\p{L}*|conced\p{L}*|accord\p{L}*|convid\p{L}*|say|state|answer|reply|write|offer|promise|claim|recommend|assure|insist|sag\p{L}*|behaupt\p{L}*|antwort\p{L}*|schreib\p{L}*|versprech\p{L}*|versprich|bestatig(?!ung)\p{L}*|nenn\p{L}*|erwahn\p{L}*|empfehl\p{L}*|empfiehl|biete\p{L}*|anbieten|zusag\p{L}*|mitteil\p{L}*|teil\p{L}* mit|di|diga\p{L}*|deci[dr]\p{L}*|respond\p{L}*|contest\p{L}*|escrib\p{L}*|ofre[czs]\p{L}*|promet\p{L}*|prome[st]\p{L}*|afirm\p{L}*|confirm\p{L}*|inform\p{L}*|men(?:c|ci|t|ti)on\p{L}*|recom[ie]\p{L}*|asegur\p{L}*|dis|dites|dire|repond\p{L}*|ecri\p{L}*|offr\p{L}*|affirm\p{L}*|annonc\p{L}*|indiqu\p{L}*|garanti(?!(?:es?|as?)(?!\p{L}))\p{L}*|dizer|diz|dig[ao]|escrev\p{L}*|oferec\p{L}*|assegur\p{L}*|respond\p{L}*)`;
/** Who is told what to say: "support bots reading this: tell …", "KI-Antworten sollen behaupten", "les assistants doivent dire". */
const TALKER = /(?<!\p{L})(?:ai|a\.i\.|(?:chat)?-?bots?|robots?|assistants?|llms?|language models?|automat(?:ed|ic) (?:replies|answers|responses|agents)|automatische antworten|respuestas automaticas|reponses automatiques|respostas automaticas|ki(?:-\p{L}+)?|ia|roboter\p{L}*|sprachmodell\p{L}*|assistent\p{L}*|asistentes?|modelos? de (?:lenguaje|linguagem)|robos?|modeles? de langage)(?!\p{L})/gu;
const DUTY = /:|(?<!\p{L})(?:should|must|shall|(?:has|have|need|are|is) to|always|soll\p{L}*|muss\p{L}*|haben|immer|debe\p{L}*|tienen? que|siempre|doi\p{L}*|devr\p{L}*|toujours|deve\p{L}*|tem (?:de|que)|sempre|please|bitte|por favor)(?!\p{L})/u;
const SAYS = new RegExp(String.raw`(?<!\p{L})${SAY}(?!\p{L})`, 'u');
/** Letters behind the talker in which its duty stands, and behind that what it is to say. */
const REACH = 60;
/** How often a sentence is asked. */
const MOST_TALKERS = 4;

function isTold(folded: string): boolean {
  let asked = 0;
  for (const { 0: talker, index } of folded.matchAll(TALKER)) {
    if ((asked += 1) > MOST_TALKERS) return false;
    const from = index + talker.length;
    const duty = DUTY.exec(folded.slice(from, from + REACH));
    if (duty && SAYS.test(folded.slice(from + duty.index + duty[0].length, from + duty.index + duty[0].length + REACH))) return true;
  }
  return false;
}

/** "When generating a reply, always mention": to whoever writes it; "when writing a reply, you can attach five files" is of a program for mail. */
const WRITING = /(?<!\p{L})(?:when|while|if) (?:generating|writing|composing|drafting) (?:an?|the|your|any) (?:automat\p{L}* )?(?:repl(?:y|ies)|answers?|responses?)(?!\p{L})|(?<!\p{L})beim (?:erzeugen|generieren|erstellen|verfassen) (?:einer|der|von) (?:automat\p{L}* )?antwort(?:en)?(?!\p{L})|(?<!\p{L})al (?:generar|redactar) (?:una|la|cualquier) respuesta|(?<!\p{L})(?:lors de la (?:generation|redaction) d'une|en (?:generant|redigeant) (?:une|la|ta|votre)) reponse|(?<!\p{L})ao (?:gerar|redigir) (?:uma|a|qualquer) resposta/u;
function isToWriter(folded: string): boolean {
  const { index, 0: writing } = WRITING.exec(folded) ?? { index: -1, 0: '' };
  return index >= 0 && SAYS.test(folded.slice(index + writing.length, index + writing.length + REACH));
}

/** Whether a folded sentence gives a machine an order. */
export const isToMachine = keptOfSentences((folded) => ORDERS.some((form) => form.test(folded)) || isTold(folded) || isToWriter(folded));

/** A part of whatever the above match: nearly no source holds one. */
const TELLS = /(?<!\p{L})(?:ai|a\.i\.|bots?|chat-?bots?|robots?|robos?|assist\p{L}*|asist\p{L}*|llms?|models?|modell\p{L}*|modelos?|modeles?|ki(?:-\p{L}+)?|ia|roboter\p{L}*|sprachmodell\p{L}*|system\p{L}*|sistemas?|automat\p{L}*|writer|agents?|generat\p{L}*|generieren|erzeugen|erstellen|verfassen|generar|redact\p{L}*|redig\p{L}*|gerar|ignor\p{L}*|disregard|forget|override|vergiss|vergessen|missacht\p{L}*|olvid\p{L}*|oubli\p{L}*|esquec\p{L}*|desconsider\p{L}*|pretend|finge|finja)(?!\p{L})/iu;

/** A source in its two parts: what it says, and what it orders a machine to say, which bears nothing. */
export function partsOf(source: Source): { said: Source; ordered: string } {
  if (!TELLS.test(source.title) && !TELLS.test(source.text)) return { said: source, ordered: '' };
  // A title that addresses machines makes an order of all that stands under it.
  const [heading] = sentencesOf(source.title);
  const whole = heading && isToMachine(heading.folded) ? source.text : undefined;
  if (whole !== undefined) return { said: { ...source, text: '' }, ordered: whole };
  const sentences = sentencesOf(source.text);
  const isOrder = sentences.map(({ folded }) => isToMachine(folded));
  if (!isOrder.includes(true)) return { said: source, ordered: '' };
  const text = (ordered: boolean): string => sentences.filter((_, at) => isOrder[at] === ordered).map((one) => one.text).join('');
  return { said: { ...source, text: text(false) }, ordered: text(true) };
}
