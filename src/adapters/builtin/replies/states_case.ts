import { foldFully } from '../../../triage/text/characters.ts';

/** "We have received your return.", "Ihr Paket ist unterwegs.": true of one customer's case, and of nobody else's. A rule says "once we have received it". */
const STATES = new RegExp(String.raw`(?<![\p{L}])(?<!(?:once|when|after|if|as soon as|until|unless|sobald|wenn|nachdem|falls|bis|cuando|una vez que|si|en cuanto|quand|lorsque|des que|une fois que|quando|assim que|depois que|se) )(?:${[
  String.raw`(?:we|i)(?:'ve| have) (?:now |already |just )?(?:received|sent|shipped|refunded|cancell?ed|changed|processed|credited|issued)|your (?:\p{L}+ ){1,2}(?:(?:\{\p{L}+\}|\[[\p{L} ]{1,20}\]|\d+) )?(?:is on its way|has (?:now |already )?been (?:received|sent|shipped|refunded|cancell?ed|changed|processed|credited|issued))`,
  String.raw`(?:wir haben|ich habe) (?:ihre|ihren|ihr|deine|deinen|dein|eure|euer|die|den|das) (?:\p{L}+ ){1,4}(?:erhalten|verschickt|versendet|erstattet|storniert|geandert|bearbeitet|gutgeschrieben|veranlasst)|(?:ihre?|deine?) \p{L}+ (?:ist (?:unterwegs|eingegangen|angekommen|storniert)|wurde (?:bereits )?(?:verschickt|versendet|storniert|erstattet|geandert))`,
  String.raw`(?:ya )?hemos (?:recibido|enviado|reembolsado|cancelado|cambiado|tramitado) (?:su|tu|el|la)|(?:su|tu) \p{L}+ (?:esta en camino|ha sido (?:enviad|recibid|cancelad|reembolsad)[oa])`,
  String.raw`nous avons (?:bien )?(?:recu|envoye|expedie|rembourse|annule|modifie) (?:votre|ton|ta)|votre \p{L}+ (?:est en (?:route|chemin)|a (?:bien )?ete (?:recue?|envoyee?|expediee?|annulee?|remboursee?))`,
  String.raw`(?:ja )?(?:recebemos|enviamos|reembolsamos|cancelamos|alteramos) (?:a sua|o seu|sua|seu)|(?:a sua|o seu|sua|seu) \p{L}+ (?:esta a caminho|foi (?:enviad|recebid|cancelad|reembolsad)[oa])`,
].join('|')})(?!\p{L})`, 'u');

/** Whether a text says what has happened in one customer's case. */
export const statesCase = (text: string): boolean => STATES.test(foldFully(text.slice(0, 6000)));
