import { sentencesOf, type Sentence } from '../text/sentences.ts';
import { fold } from '../text/characters.ts';
import { keptReading } from '../text/kept_readings.ts';

/** One thing a customer wants to know. */
export interface TicketQuestion {
  /** The customer's own words. */
  words: string;
  /** What to look up: the words, with what they lean on where they say little by themselves ("and how long does it take?"). */
  search: string;
}

/** A reply to more than these would be a manual: the rest is left to a person. */
export const MOST_QUESTIONS = 3;
const READ = 20_000;
/** Fewer words of its own than this, and a question leans on what stands before it. */
const OWN_WORDS = 2;
const LONGEST = 300;

const ASKED = /\?[\s"”»)*_]*$/;
/** "I would like to know …": what follows is a question without its mark. */
const INDIRECT = /\b(?:(?:i|we)(?:'d| would)? (?:also )?(?:like|love|want|need) to know|(?:could|can|would) you (?:please )?tell (?:me|us)|(?:please )?(?:tell|let) (?:me|us)(?: know)?(?= (?:if|whether|how|what|when|where|which|who))|i(?:'m| am)? wonder(?:ing)?|(?:ich|wir) (?:wusste[n]?|mochte[n]?|wurde[n]?|will|wollte[n]?) (?:gern[e]?|auch|noch|nur)? ?(?:wissen|erfahren|fragen)?(?=,? (?:ob|wie|was|wann|wo|welche\w*|wer))|(?:quisiera|queria|querria|quiero|necesito|me gustaria) (?:tambien )?saber|(?:je|nous) (?:voudrais|voudrions|souhaite|souhaiterais|souhaitons|aimerais|aimerions) (?:aussi )?(?:savoir|connaitre)|(?:gostaria|gostava|queria|quero|preciso) (?:tambem )?(?:de )?saber)\b:?/;

/** A question typed without its mark: only by how it begins. "When I press it, …" is none. */
const BEGINS = /^[\s¿\d.)*•–-]{0,8}(?:how (?:much|many|long|far|old|do|does|can|is|are|about)|what (?:is|are|does|do)|what's|where (?:is|are|do|can)|when (?:is|are|do|does|will|can)|which \w+ (?:is|are|do|does|can)|(?:can|may) (?:i|we)|do (?:you|u|i|we)|wie (?:viel|lange|oft|hoch|teuer|kann|bekomme|komme|geht|mache)|was kostet|wann (?:ist|kommt|kann|bekomme)|wo (?:ist|finde|kann|sind)|kann (?:ich|man)|cuant[oa]s?|donde (?:esta|estan|puedo)|como (?:puedo|hago|se)|(?:se )?puede[ns]?|puedo|combien|also,? (?:how|what|when|where|can|do|does|is|are)|comment (?:puis|faire|on)|peut-on|puis-je|quant[oa]s?|onde (?:fica|esta|posso)|como (?:posso|faco)|posso|(?:y|e|et|und|and),? (?:tambien|auch|aussi|also|tambem) (?:que|como|cuant\w+|cuando|donde|wie|was|wann|wo|comment|combien|quand|quel\w*|o que|quant\w+|quando|onde|how|what|when|where))(?![\p{L}])/u;

const INTERROGATIVE = String.raw`(?:how|what|when|where|which|who|whose|why|whether|if|can|could|do|does|did|is|are|was|will|would|should|may|must|am|have|has|at what|from what|from which|in which|for how|wie|was|wann|wo|woher|wohin|wer|wen|wem|welche[rsnm]?|warum|wieso|weshalb|womit|wofur|ob|kann|konnen|konnte\w*|darf|durfen|muss|mussen|gibt|ist|sind|bekomm\w*|haben|hat|ab welche[rmn]|bis wann|que|como|cuando|cuanto|cuanta|cuantos|cuantas|donde|quien|cual|cuales|si|puedo|puede|pueden|podria\w*|podemos|hay|tengo|tiene\w*|debo|es|a que|desde que|en que|por que|hasta cuando|comment|quand|combien|ou|qui|quel\w*|pourquoi|que|qu'|est-ce|puis-je|peut-on|pouvez-vous|pouvons-nous|dois-je|faut-il|y a-t-il|a partir|jusqu'a quand|quanto|quanta|quantos|quantas|quando|onde|quem|qual|quais|se|posso|pode\w*|podemos|tenho|tem|ha|devo|existe|a partir|ate quando|o que|(?:haceis|hacen|teneis|aceptais|aceptan|ofreceis|ofrecen|admitis|admiten|cobrais|me cobran|incluye\w*|entra\w*)|\p{L}{2,20}-(?:t-)?(?:vous|nous|il|elle|on|ils|elles)|(?:aceitam|fazem|cobram|oferecem|incluem|inclui|vendem|dao)|(?:bieten|nehmen|akzeptieren|liefern|verkaufen|machen|kostet|kosten|gilt|gelten|geht|werden)|\p{L}{3,20}(?:en|t|e) (?:wir|ich|sie|es|man|er|der|die|das)(?! (?:nicht|mir)(?!\p{L})))`;
/** Words that ask by themselves; "if", "that" and "when" may also begin what is no question. */
const STRONG = String.raw`(?:how|what|wie|was|welche[rsnm]?|cuant[oa]s?|como|combien|comment|quant[oa]s?|can|could|do (?:you|i|we)|kann|konnen|puedo|puede[ns]?|peut-on|puis-je|posso|podem)`;
const AND = String.raw`,? (?:and|und|sowie|y|e|et)(?: (?:also|auch|au(?:ss|ß)erdem|tambien|aussi|tambem|then|dann))?`;
/** "…, and from what age": where one question ends and the next begins within a sentence. "Or" joins two sides of one. */
const NEXT = new RegExp(String.raw`(?:${AND} (?=[¿¡]?${INTERROGATIVE}(?![\p{L}]))|, (?=[¿¡]?${STRONG}(?![\p{L}])))`, 'gu');
/** "I would like to know what …, how … and if …" */
const NEXT_TOLD = new RegExp(String.raw`(?:${AND} (?=[¿¡]?${INTERROGATIVE}(?![\p{L}]))|, (?=[¿¡]?(?:${STRONG}|if|whether|when|where|which|who|ob|wann|wo|wer|si|que|cuando|donde|cual(?:es)?|quand|ou|quel\w*|qui|se|quando|onde|qual|quais)(?![\p{L}])))`, 'gu');
/** Words that end as an infinitive of a Romance language does, and are none. */
const NO_DEED = 'ayer|hier|mujer\\p{L}*|mulher|lugar|hogar|taller|papier|premier|dernier|particulier|janvier|fevrier|celular|familiar|similar|azucar|acucar|mar|mer|mayor|mejor|menor|maior|melhor|notre|votre|autre|encore|lettre|titre|livre|nombre|nome|offre|chiffre|centre|entre|contre|sur';
/** "Comment créer une facture et l’envoyer ?": one "how" for two deeds, told by their infinitives. */
const NEXT_DEED = new RegExp(String.raw`${AND} (?=(?:l['’]|la |le |les |lui |leur |me |se |o |a |os |as )?(?!(?:${NO_DEED})(?!\p{L}))\p{L}{2,}(?:[aei]r|re)(?:-?(?:l[aeo]s?|me|nos))?(?!\p{L}))`, 'gu');
/** "… or must I cancel it and order again?": the last deed is of the other side. */
const OR = /[ ,](?:or|oder|o|ou) /;
const HOW_FIRST = /^[\s¿¡]*(?:[\p{L}' ]{2,20}[,:!.] ?)?(?:y |et |e )?(?:comment|como|puis-je|peut-on|puedo|se puede|posso|da para|dois-je|tengo que)(?![\p{L}])/u;
/** Asked for courtesy. */
const COURTESY = /^[\s¿¡]*(?:[\p{L}]{2,10}[,!] ?)?(?:tudo (?:bem|bom)|como (?:vai|vao|esta[ns]?|voces estao|estais)|que (?:tal|pena)|how are (?:you|things)|how do you do|wie geht(?:'s| es)|ca va|comment (?:ca va|allez-vous))(?![\p{L}])/u;

/** How a part of a sentence begins that asks by itself, behind a greeting and a preposition or two: the other part may only tell. */
const ASKING = new RegExp(String.raw`^[\s¿¡"“„«(\d.)*•–-]{0,8}(?:[\p{L}' ]{2,20}[,:!] ?)?(?:(?:and|so|but|also|then|und|y|e|et|at|in|for|from|to|by|on|a|de|en|por|para|ab|bis|mit|an|auf|fur|avec|pour|com|em|desde|hasta|ate|till|until|since|seit|von|about|around) ){0,2}¿?(?!(?:if|whether|ob|si|se)(?![\p{L}]))${INTERROGATIVE}(?![\p{L}])`, 'u');

/** "¿Me lo recogéis y …?" */
const SHORT_ASKED = /^\s*¿\S{1,20}(?: \S{1,20}){0,3}$/;

/** Words that any question holds: they name nothing. */
const GENERAL = new Set(`the she why what which when where why who whose whether could would should will shall might must does done have this that these those there here then than them
they your yours ours mine its any some please help thanks thank know tell need want like just also about with from into back give make made take work
works right correct happen happens next still idea ideas possible problem question questions answer anybody someone something anything everything wann
warum wieso welche welcher welches wissen kann konnen konnte konnten darf muss mussen bitte danke hilfe helfen ich ihr mein meine meinen meiner unser
uns euch ihnen nous vous leur dies dieser diese dieses und oder auch nicht noch schon jetzt machen mache gibt geht frage fragen moglich richtig normal como cuando cuanto cuanta
donde quien cual cuales puedo puede pueden podria podrian debo tengo tiene hacer hago haga saber quiero quisiera gracias ayuda ayudar favor esto esta
este algo ahora pregunta preguntas posible problema correcto comment quand combien quel quelle quels quelles pourquoi puis peut peux pouvez pourriez
dois faire fais savoir voudrais merci aide aider plait votre notre cela cette ceci chose maintenant probleme long time much many soon lange zeit viel
tiempo mucho longtemps temps tempo muito hello dear team morning afternoon evening hallo guten morgen abend gruss gruß grus gott moin servus liebe lieber
sehr geehrte geehrter damen herren liebes hola buenos buenas dias tardes noches estimados estimadas senores bonjour bonsoir madame monsieur tarde
noite prezados senhores quando quanto quanta onde quem qual quais posso pode podem poderia devo tenho fazer faco quero gostaria obrigado obrigada
ajuda ajudar minha meus isso isto agora duvida pergunta perguntas possivel certo`.split(/\s+/));

/** The words of a folded text that name something. */
export const namesIn = (folded: string): string[] =>
  [...new Set((folded.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => (word.length > 3 || /\d/.test(word) || word.length === 3 && /[^aeiou]{2}/.test(word)) && !GENERAL.has(word)))];
const namingWords = (folded: string): number => namesIn(folded).length;

/** "1. ", "and ", "Two questions: ": what stands before a question and is none of it. */
const BEFORE = /^[\s\d.)\-–*•:,;]*(?:[^:?\n]{0,20}\b(?:questions?|fragen?|preguntas?|dudas?|d[uú]vidas?|perguntas?)\s?:)?\s*(?:(?:and|und|y(?! a[- ]t[-' ’])|et|e|or|oder|also|außerdem|además|aussi)\s+)?/i;
const tidy = (text: string): string => text.replace(BEFORE, '').replace(/\s+/g, ' ').trim().slice(0, LONGEST);

interface Told { words: string; naming: number }

/** A sentence and the part of it that asks, or `""`; `told`: asked without a question's form. */
interface Asking { text: string; asking: string; told: boolean }

function askingPart({ text }: Sentence): Omit<Asking, 'text'> {
  const folded = fold(text);
  // Folding keeps each letter's place: what is told of one holds for the other.
  const indirect = folded.length === text.length ? INDIRECT.exec(folded) : null;
  if (indirect) return { asking: text.slice(indirect.index + indirect[0].length), told: true };
  return { asking: (ASKED.test(text) || BEGINS.test(folded)) && !COURTESY.test(folded) ? text : '', told: false };
}

/** The sentences of a message, as far as it is read: each part of a reply asks for them. */
const sentencesThatAsk = keptReading((message) => sentencesOf(message).map((sentence): Asking => ({ text: sentence.text, ...askingPart(sentence) })), 2);
const readSentences = (message: string): Asking[] => sentencesThatAsk(message.slice(0, READ).replace(/\r/g, ''));

/** The questions that one sentence joins; a joint before words that name nothing is none ("and is it possible"). */
function partsOf(asking: string, told: boolean): string[] {
  const folded = fold(asking);
  if (folded.length !== asking.length) return [asking];
  const parts: string[] = [];
  let from = 0, lead = '';
  // "Can I return it and get my money?": what asks for one deed asks for the other too.
  const first = HOW_FIRST.exec(folded)?.[0] ?? '';
  const joints = [...[...folded.matchAll(told ? NEXT_TOLD : NEXT)].map((joint) => ({ joint, own: '' })), ...(first ? [...folded.matchAll(NEXT_DEED)].map((joint) => ({ joint, own: `${asking.slice(0, first.length)} ` })) : [])].sort((a, b) => a.joint.index - b.joint.index);
  for (const { joint, own } of joints) {
    if (joint.index < from) continue;
    if (namingWords(folded.slice(from, joint.index)) === 0 || (own !== '' && OR.test(folded.slice(from, joint.index)))) continue;
    parts.push(`${lead}${asking.slice(from, joint.index)}`);
    lead = own;
    from = joint.index + joint[0].length;
  }
  return [...parts, `${lead}${asking.slice(from)}`];
}

/**
 * What a ticket asks, in its order; `[]` where it asks one thing or none in particular: then the whole ticket is the
 * question. Told by question marks, "I would like to know", and what joins questions, in five languages. Linear; never throws.
 */
export function questionsOf({ message }: { message: string }): TicketQuestion[] {
  const questions: TicketQuestion[] = [];
  // What a question that names little leans on: the statement or question before it that names most.
  let told: Told = { words: '', naming: 0 };
  const tell = (words: string, naming: number) => { if (naming > 0 && naming >= told.naming) told = { words, naming }; };
  for (const { text, asking, told: indirect } of readSentences(message)) {
    let lead = '';
    for (const [at, part] of (asking ? partsOf(asking, indirect) : [text]).entries()) {
      const words = tidy(part);
      const naming = namingWords(fold(words));
      const asks = asking !== '' && naming > 0 && (indirect || at > 0 || part === asking || SHORT_ASKED.test(part) || ASKING.test(fold(part)));
      const leansOn = lead || (naming < OWN_WORDS ? told.words : '');
      if (asks) questions.push({ words, search: leansOn ? `${words} ${leansOn}` : words });
      // "The light stays red, what can I do?": the sentence tells first what it asks about.
      lead = asks ? '' : words;
      tell(words, naming);
    }
  }
  return questions.length > 1 ? questions : [];
}

/** "How do I …?", "Is there …?": a question that anybody could ask, told apart from "Can you send me …?". */
const IN_GENERAL = /(?<!\p{L})(?:how|which|what|does|do (?:i|you|we|u)|is (?:it|there|the)|are (?:there|the)|can (?:i|we|one)|may (?:i|we)|must (?:i|we)|(?:to )?what extent|wie|welche\w*|was|gibt es|ist (?:es|das|der|die)|kann (?:ich|man)|konnen wir|muss (?:ich|man)|darf (?:ich|man)|brauche ich|como|cuant\w+|cual\w*|que (?:es|pasa|incluye|cubre|tal)|hay|puedo|podemos|se puede|sirve|tienen|tengo que|comment|combien|quel\w*|puis-je|peut-on|est-ce qu\w*|faut-il|y a-t-il|avez-vous|proposez-vous|quant\w+|qual\w*|posso|podemos|da para|tem|ha|existe|preciso|serve)(?!\p{L})/u;

/** Whether a message asks for knowledge rather than for something to be done about a case of its own. */
export const asksInGeneral = (message: string): boolean =>
  readSentences(message).some(({ asking }) => asking !== '' && IN_GENERAL.test(fold(asking)));

/** The sentences in which a message asks, as they stand there, at most as many as are answered; those that name nothing left out. */
export const askedIn = (message: string): string[] =>
  readSentences(message).flatMap(({ text, asking }) => {
    const words = asking === '' ? '' : tidy(text);
    return words !== '' && namingWords(fold(words)) > 0 ? [words] : [];
  }).slice(0, MOST_QUESTIONS);
