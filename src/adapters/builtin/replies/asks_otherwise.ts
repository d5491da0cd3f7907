import type { Passage } from '../../../ports/knowledge_base.ts';
import type { Ticket } from '../../../ports/ticket.ts';
import { foldFully } from '../../../triage/text/characters.ts';
import { sentencesOf } from '../../../triage/reply_checks/sentences.ts';
import { asksItself, sayer, shareOfTitle, telling } from './named_beyond.ts';
import { isHowTo, tellsFault } from './told_faults.ts';
import { wordsOf } from '../words/words.ts';

const READ = 6000;
const form = (forms: string): RegExp => new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${forms})(?![\p{L}\p{N}])`, 'u');

/** What was done is to be undone. */
const UNDOES = form(String.raw`undo\p{L}*|cancel\p{L}* (?:my|the) cancell?ation|kundigung (?:\p{L}+ ){0,2}(?:zuruck\p{L}*|stornier\p{L}*)|(?:cancel|anul)\p{L}* (?:la|a|mi|minha) (?:cancelacion|baja|cancelamento)|restor\p{L}*|reactivat\p{L}*|reopen\p{L}*|revert\p{L}*|resum\p{L}*|un(?:cancel|delete|block|pause|subscribe|freeze)\p{L}*|(?:get|want|have) (?:it|them|this|my (?!money)\p{L}+) back|ruckgangig|wieder ?her\p{L}*|wiederherst\p{L}*|reaktivier\p{L}*|widerruf\p{L}*|entsperr\p{L}*|starte (?:ich )?(?:\p{L}+ )?wieder|wieder (?:aktiv\p{L}*|starten|aufnehmen|haben|offnen)|beende\p{L}* (?:ich )?die pause|deshac\p{L}*|restaur\p{L}*|recuper\p{L}*|reactiv\p{L}*|revert\p{L}*|reanud\p{L}*|desbloque\p{L}*|recuperer\p{L}*|retablir|reactiver|annul\p{L}* (?:l'annulation|la resiliation|la suppression)|debloqu\p{L}*|reprendre|desfaz\p{L}*|reativ\p{L}*|retom\p{L}*`);
const BY_MISTAKE = form(String.raw`by (?:mistake|accident)|accidentally|mistakenly|(?:aus )?versehen\p{L}*|irrtum\p{L}*|por error|por equivocacion|sin querer|par erreur|par megarde|por engano|sem querer`);
/** Lost access is what entries on passwords are for. */
const PASSWORD = /passw|contrasen|clave|mot de passe|senha|palavra-passe|zugang|log ?in|anmeld/;

/** Deeds and states that undo each other, in one language each; a title on one of them is no answer to the other. */
const OPPOSITES: [RegExp, RegExp][] = ([
  ['(?:turn|switch|come|go)(?:s|ed|ing)? on', '(?:turn|switch|go)(?:s|ed|ing)? off'], ['log ?in|sign ?in', 'log ?out|sign ?out'], ['unlock\\p{L}*', 'lock\\p{L}*'], ['activat\\p{L}*|enabl\\p{L}*', 'deactivat\\p{L}*|disabl\\p{L}*'],
  ['subscrib\\p{L}*', 'unsubscrib\\p{L}*'], ['increas\\p{L}*|rais\\p{L}*', 'decreas\\p{L}*|reduc\\p{L}*|lower\\p{L}*'], ['upgrad\\p{L}*', 'downgrad\\p{L}*'], ['import\\p{L}*', 'export\\p{L}*'], ['check[ -]?in', 'check[ -]?out'], ['arriv\\p{L}*', 'leav\\p{L}*|depart\\p{L}*'], ['buy\\p{L}*', 'sell\\p{L}*'], ['add(?:ing)?', 'remov\\p{L}*'], ['download\\p{L}*', 'upload\\p{L}*'], ['open(?:s|ing)?', 'clos(?:e|es|ing)'], ['install\\p{L}*', 'uninstall\\p{L}*'], ['delete|cancel', 'restore|create|open'],
  ['geht (?:\\p{L}+ ){0,2}an|(?:ein|an)schalt\\p{L}*|angeh\\p{L}*', 'geht (?:\\p{L}+ ){0,2}aus|ausschalt\\p{L}*|ausgeh\\p{L}*|abschalt\\p{L}*'], ['entsperr\\p{L}*', 'sperr\\p{L}*'], ['aktivier\\p{L}*', 'deaktivier\\p{L}*'], ['anmeld\\p{L}*|einlogg\\p{L}*', 'abmeld\\p{L}*|auslogg\\p{L}*'], ['erhoh\\p{L}*', 'senk\\p{L}*|verringer\\p{L}*|reduzier\\p{L}*'], ['anreis\\p{L}*|ankomm\\p{L}*', 'abreis\\p{L}*'], ['hinzufug\\p{L}*', 'entfern\\p{L}*'], ['herunterlad\\p{L}*', 'hochlad\\p{L}*'], ['importier\\p{L}*', 'exportier\\p{L}*'], ['offn\\p{L}*', 'schliess\\p{L}*'], ['kauf\\p{L}*', 'verkauf\\p{L}*'],
  ['enciend\\p{L}*|encender', 'apag\\p{L}*'], ['bloque\\p{L}*', 'desbloque\\p{L}*'], ['activ(?:ar|o|a)', 'desactiv\\p{L}*'], ['aument\\p{L}*|sub(?:ir|o)', 'reduc\\p{L}*|disminu\\p{L}*|baj(?:ar|o)'], ['lleg(?:ar|o|ada)', 'salir|salgo|salida'], ['anad\\p{L}*|agreg\\p{L}*', 'quit(?:ar|o)|elimin\\p{L}*'], ['descarg\\p{L}*', 'sub(?:ir|o)'], ['abr(?:e|ir|is|en)', 'cierr\\p{L}*|cerr\\p{L}*'], ['compr\\p{L}*', 'vend\\p{L}*'], ['reserv(?:o|ar)', 'cancel\\p{L}*|anul\\p{L}*'],
  ["s'allum\\p{L}*|allumer", "s'etein\\p{L}*|eteindre"], ['bloqu\\p{L}*', 'debloqu\\p{L}*'], ['activ(?:er|e)', 'desactiv\\p{L}*'], ['augment\\p{L}*', 'diminu\\p{L}*|redui\\p{L}*|baiss\\p{L}*'], ['arriv\\p{L}*', 'partir|depart'], ['ajout\\p{L}*', 'retir\\p{L}*|supprim\\p{L}*'], ['ouvr\\p{L}*', 'ferm\\p{L}*'], ['achet\\p{L}*', 'vend\\p{L}*'], ['reserver', 'annul\\p{L}*'],
  ['lig(?:a|ar|o|am)', 'deslig\\p{L}*'], ['acend\\p{L}*', 'apag\\p{L}*'], ['ativ(?:ar|o|a)', 'desativ\\p{L}*'], ['cheg(?:ar|o|ada)', 'sair|saida'], ['adicion\\p{L}*', 'remov\\p{L}*|retir\\p{L}*'], ['abr(?:e|ir|em)', 'fech\\p{L}*'], ['reserv(?:o|ar)', 'cancel\\p{L}*'],
] as const).map(([left, right]) => [form(left), form(right)]);

/** "Without", "instead of", "not, but": the usual way is just what is not wanted. */
/** Only what was never used is spoken of. */
const WORN = form(String.raw`used|opened|worn|washed|benutzte?[nrsm]?|gebrauchte?[nrsm]?|getragene?[nrsm]?|geoffnete?[nrsm]?|gewaschene?[nrsm]?|usad[oa]s?|abiert[oa]s?|lavad[oa]s?|(?<!non )(?:utilisee?s?|portee?s?|ouverte?s?|lavee?s?)|abert[oa]s?`);
const UNWORN = form(String.raw`unused|unopened|unworn|unwashed|unbenutzt\p{L}*|ungebraucht\p{L}*|ungetragen\p{L}*|ungeoffnet\p{L}*|ungewaschen\p{L}*|sin (?:usar|abrir|uso)|no usad[oa]s?|(?:non|pas) (?:utilise|porte|ouvert)\p{L}*|inutilise\p{L}*|neufs?|nao (?:usad|abert)[oa]s?|sem uso|lacrad[oa]s?`);
const WITHOUT = form(String.raw`without|instead of|rather than|ohne|(?:an)?statt|sin|en (?:vez|lugar) de|sans|au lieu de|plutot que|sem|em vez de|ao inves de`);
const NOT_WANTED = form(String.raw`(?:don'?t|do not|didn'?t|did not|never) (?:want(?:ed)?|wish(?:ed)?|ask(?:ed)?|mean|intend)(?: to)?|(?:mochte|will|wollte|wollen) (?:\p{L}+ ){0,4}(?:nicht|keine?n?)|no (?:quiero|quisiera|deseo|queria)|ne (?:veux|souhaite|voulais|voudrais) pas|nao (?:quero|queria|gostaria|desejo)`);
const WHY = form(String.raw`why|how come|warum|wieso|weshalb|por ?que(?= (?:me|se|no|mi|ha|han|esta|tengo|fue|cuesta|hay|la|el|los|las))|a que se debe|pourquoi|por que|porque`);
const GIVES_REASON = form(String.raw`why|because|reason\p{L}*|due to|warum|weil|grund|grunde|liegt|por ?que|porque|debe a|motivo\p{L}*|razon\p{L}*|pourquoi|parce|raison\p{L}*|car|pois|razao`);
const HOW_OFTEN = form(String.raw`how (?:often|many times)|wie (?:oft|haufig)|cada cuanto|con que frecuencia|cuantas veces|tous les combien|a quelle frequence|combien de fois|com que frequencia|de quanto em quanto|quantas vezes`);
const FREQUENCY = form(String.raw`every|each|once|twice|times|per|daily|weekly|monthly|yearly|alle|jede\p{L}*|\p{L}*mal|pro|taglich|wochentlich|monatlich|cada|al (?:dia|mes|ano)|vez|veces|todos los|chaque|tous|toutes|fois|par (?:jour|mois|an|semaine)|todo|todos|todas|por (?:dia|mes|ano|semana)|vezes|mensal\p{L}*`);
const MUST = form(String.raw`(?:do|must) (?:i|we) (?:really )?(?:have|need) to|must i|muss (?:ich|man)|mussen wir|tengo que|hay que|es obligatorio|dois-je|faut-il|est-ce obligatoire|tenho (?:que|de)|e obrigatorio`);
/** Asked after what was done in the customer's own case: an entry knows nothing of that. */
const OWN_CASE = /^[\s¿¡"“„«]*(?:(?:and|und|y|et|e) )?(?:did (?:you|my)|have you|has my|haben sie (?:mein|unser)\p{L}*|hast du|habt ihr (?:mein|unser)\p{L}*|(?:wurde|ist) mein\p{L}* (?:\p{L}+ ){1,3}(?:verschickt|versendet|angekommen|eingegangen|storniert|erstattet)|(?:ya )?(?:han|ha|habeis) \p{L}+ad[oa] (?:mi|el|nuestr)|avez-vous (?:bien |deja )?(?:recu|envoye|expedie|annule|rembourse)|voces? (?:ja )?(?:enviaram|receberam|cancelaram)|(?:ja )?(?:enviaram|receberam|cancelaram|mandaram) )/u;

const NEGATED = form(String.raw`not|\p{L}+n'?t|cannot|never|no longer|nicht|kein\p{L}*|nie|no|nunca|ne|n'\p{L}+|pas|plus|nao|stop\p{L}*|refus\p{L}*|dead|broken|fail\p{L}*|kaputt|defekt|tot|streikt|bleibt|averiad[oa]|rot[oa]|muert[oa]|dejo|panne|morte?|quebrad[oa]|parou|deixou|estragad[oa]|keeps?|stays?|still|nothing|nichts|nada|rien|won'?t|blockiert|error|fehler|erreur|erro`);
/** A title that says what does not happen. */
export const NEGATED_TITLE = form(String.raw`(?:does|do|is|are|will|can|did|has|have)(?:n'?t| not)|won't|can't|cannot|nicht|no (?:se|me|funciona|enciende|carga|abre|va)|ne|n'\p{L}+|nao`);

/** "… and where are you?": a second question behind the first one. */
const AND_ASKS = /[\p{L}] ?,? (?:and|und|y|et|e) (?:where|when|how|why|who|wo|wann|wie|warum|wer|donde|cuando|como|por que|quien|ou|quand|comment|pourquoi|qui|onde|quando|quem)(?!\p{L})/u;

const FROM = new Set(['from', 'aus', 'von', 'desde', 'de', 'depuis', 'do', 'da', 'des', 'du']);
const TO = new Set(['to', 'nach', 'in', 'ins', 'a', 'al', 'en', 'au', 'aux', 'vers', 'para', 'pour', 'ao', 'into']);

/** "From Austria" for "to Austria". */
function goesTheOtherWay(asked: string, title: string): boolean {
  const [question, own] = [wordsOf(asked), wordsOf(title)];
  const places = new Set(wordsOf((title.match(/(?<= )\p{Lu}\p{L}+/gu) ?? []).join(' ')));
  return question.some((word, at) => places.has(word) && at > 0 && FROM.has(question[at - 1]!) && own.some((other, place) => other === word && place > 0 && TO.has(own[place - 1]!)) && !own.some((other, place) => other === word && FROM.has(own[place - 1] ?? '')));
}

/** What stands behind a form in a sentence, `""` where that does not stand there. */
const behind = (folded: string, what: RegExp): string => {
  const found = what.exec(folded);
  return found ? folded.slice(found.index + found[0].length) : '';
};

const isOpposite = (asked: string, title: string, answered: string): boolean => OPPOSITES.some((pair) =>
  [pair, [pair[1], pair[0]] as const].some(([own, other]) => own.test(title) && !other.test(title) && other.test(asked) && !own.test(asked) && !other.test(answered)));

/** A German verb's other half: "Wie buche ich … um?" is no "Wie buche ich …?". */
const PARTICLE = /(?<!\p{L})(?:um|ab|aus|zuruck|an|ein|weiter|nach|frei|auf|zu|hinzu|weg)(?= ?\?)/u;
const partsVerb = (asked: string, title: string): boolean => {
  const [particle] = PARTICLE.exec(asked) ?? [];
  return particle !== undefined && /^(?:wie|wo|wann|warum|kann) /.test(title) && PARTICLE.exec(title)?.[0] !== particle;
};

/** Why a ticket asks something else than the entry's own question, near as their words are; `[]` where it does not. */
export function asksOtherwise({ subject, message }: Ticket, questions: readonly string[], product: string, passage: Passage): string[] {
  const own = `${product} ${passage.product}`;
  const said = foldFully(`${subject}\n${message}`.slice(0, READ));
  const title = foldFully(passage.title), solution = foldFully(passage.solution), answered = `${title}\n${foldFully(passage.problem)}\n${solution}`;
  const folded = questions.map(foldFully), asked = folded.join('\n');
  const ofTitle = sayer(telling(passage.title, own));
  const sentences = sentencesOf(message.slice(0, READ));
  const asks = asksItself(passage.title), aboutFault = tellsFault(title) || NEGATED_TITLE.test(title);
  const whys: [boolean, string][] = [
    [UNDOES.test(said) && !UNDOES.test(answered) && !PASSWORD.test(answered), 'The customer wants something undone; the passage tells how it is done.'],
    [!aboutFault && sentences.some(({ text, folded: one }) => BY_MISTAKE.test(one) && shareOfTitle(text, passage.title, own) === 1) && !BY_MISTAKE.test(answered), 'The customer did by mistake what the passage is about.'],
    [isOpposite(`${foldFully(subject)}\n${asked || said}\n${aboutFault ? said : ''}`, title, solution), 'The customer asks for the opposite of what the passage is about.'],
    [WORN.test(asked) && !UNWORN.test(asked) && UNWORN.test(answered), 'The passage is about what was not used yet.'],
    [partsVerb(asked, title), 'The customer asks for another deed than the passage tells.'],
    [questions.some((question) => goesTheOtherWay(question, passage.title)), 'The customer asks for the other direction.'],
    [asks && WITHOUT.test(asked) && !WITHOUT.test(answered), 'The customer asks for another way than the one the passage may tell.'],
    [sentences.some(({ folded: one }) => telling(behind(one, NOT_WANTED), own).some(ofTitle)) && !NOT_WANTED.test(answered), 'The customer does not want what the passage is about.'],
    [(!aboutFault || /\d/.test(asked)) && WHY.test(asked) && !GIVES_REASON.test(answered), 'The customer asks why; the passage gives no reason.'],
    [asks && AND_ASKS.test(asked) && !AND_ASKS.test(title), 'The customer asks two things at once.'],
    [HOW_OFTEN.test(asked) && !FREQUENCY.test(answered), 'The customer asks how often; the passage does not say.'],
    [isHowTo(passage.title) && folded.some((one) => MUST.test(one)) && !MUST.test(answered), 'The customer asks whether it must be done; the passage tells how.'],
    [folded.some((one) => OWN_CASE.test(one)), 'The customer asks what was done in a case of their own.'],
    [aboutFault && NEGATED_TITLE.test(title) && !NEGATED.test(said), 'The ticket does not tell the fault that the passage is about.'],
  ];
  return whys.flatMap(([holds, why]) => (holds ? [why] : []));
}
