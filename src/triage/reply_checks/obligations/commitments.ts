import { foldFully } from '../../text/characters.ts';

/**
 * What a team can bind itself to, a line a kind, by the stems of its verbs and nouns in five languages. A closed list on purpose:
 * there is no end of courteous verbs ("we remember", "imaginamos", "wir beschreiben"), but few things a team can owe. A dot ends a word that is no stem.
 */
const STEMS = [
  'lend. loan leih ausleih verleih prestar prestan presta. prestam prestarem prestad pret emprest',
  'refund reimburs credit recredit repay erstatt ruckerstatt zuruckerstatt gutschreib gutschrift gutgeschrieb uberweis zuruckzahl auszahl reembols devol devuelv abonar abonam abonad abonarem reintegr rembours recredit estorn ressarc',
  'replac exchang swap ersetz ersatz tausch austausch umtausch cambi sustitu reemplaz remplac rempla echang troc substitu',
  'gift voucher coupon gutschein cupon vale. bon. cheque grant donat schenk gewahr spendier regal obsequi otorg conced offrir offron offrir offrirons offert accord oferec',
  'waiv forgo grace. erlass verzicht perdon condon exim exoner dispens renonc isent abdic',
  'extend prolong verlanger prorrog ampli alarg estend',
  'compensat indemn entschadig dedommag indeniz ubernehm ubernomm asum assum bear. couvrirons',
  'upgrad downgrad chang switch updat umstell umgestellt andern. andere. geandert aktualisier wechsel actualiz modific modif altera alterar atualiz mudar',
  'discount deduct remise reduction nachlass rabatt abzieh abzug abgezogen descont rebaj dedui deduir abat descuent',
  'cover. pay. reglons reglerons zahl bezahl pagar pagarem pagam paier paierons payons couvr cubr',
  'free. gratis kostenlos gratuit',
  'send sent. ship dispatch deliver mailed schick send geschickt versand versend verschick liefer beliefer zustell zugestellt envi mandar mandam mandarem mandad entreg llevar remit expid envoi envoy enverr expedi livr renvo renverr achemin remet',
  'call phone ring. telephon anruf ruf. rufen. rufe. ruckruf zuruckruf angeruf telefonier llam telefon appel rappel ligar ligam ligarem liguei',
  'contact write written reply answer inform notif touch. line. meld kontakt schreib geschrieb antwort informier benachrichtig bescheid escrib avis notific comunic ecri repond avert prevenir reven reviend escrev respond',
  'visit vorbeikomm besuch kommen. technician techniker tecnico technicien',
  'repair fix. fixed. mend. correct resolv behob beheb korrigier reparier repar arregl correg corrig solucion resoudr consert',
  'collect pick abhol abgeholt recog recolec recuper enlev ramass recolh levant retir',
  'cancel strich gestrich streich terminat stornier kundig gekundigt anul annul resili rescind',
  'block lock. locked. deactivat suspend suspens freez pause sperr gesperrt deaktivier pausier bloque bloqu desactiv suspend congel desativ',
  'topped aufgelad recarg recharg',
  'reset zuruckges zuruckgesetzt restablec reinitial redefin repus repor. repost',
  'activat unlock reactivat enabl freischalt freigeschaltet aktivier entsperr activ reactiv desbloque habilit debloq ativ',
  'book hold. gardons garderons guard manten apart freihalt zurucklege reserv schedul arrang organi buch gebucht vereinbar agend program planif marcar marcam marcarem',
  'transfer forward escalat weiterleit weitergeleitet weitergeb ubertrag reenvi deriv traslad transmet transferer encaminh repass',
  'register registr enregistr regist tramit einleit eingeleitet veranlass launch initiat process process',
];

let table: Map<string, number> | undefined;
let longest = 0;

function stems(): Map<string, number> {
  if (table) return table;
  table = new Map(STEMS.flatMap((line, kind) => line.split(' ').map((stem): [string, number] => [stem, kind])));
  longest = Math.max(...[...table.keys()].map(({ length }) => length));
  return table;
}

/** Which thing a team can owe a folded word names; undefined where it names none. */
export function commitmentOf(word: string): number | undefined {
  const known = stems();
  const whole = known.get(`${word}.`);
  if (whole !== undefined) return whole;
  for (let length = Math.min(longest, word.length); length >= 3; length -= 1) {
    const kind = known.get(word.slice(0, length));
    if (kind !== undefined) return kind;
  }
  return undefined;
}

/** Everything that a text speaks of among these. */
export const commitmentsIn = (text: string): Set<number> => new Set((foldFully(text).match(/[a-z]{3,}/g) ?? []).flatMap((word) => commitmentOf(word) ?? []));
