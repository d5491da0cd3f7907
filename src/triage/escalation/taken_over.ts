import { foldFully } from '../text/characters.ts';

/** What is somebody's own and can be taken over: an account, or what leads into it or lies in it. */
const OWN = new RegExp(String.raw`(?<!\p{L})(?:${[
  String.raw`(?:my|our) (?:\p{L}+ ){0,2}(?:account|profile|log-?in|password|passcode|e-?mail|inbox|mailbox|wallet|balance|points|miles|bank details|number|address)|(?:been|was|got|am|i'm|were|is) hacked|account (?:\p{L}+ ){0,2}(?:hacked|stolen|hijacked|taken over)`,
  String.raw`(?:mein|unser)(?:e[mnrs]?)? (?:\p{L}+ ){0,2}(?:\p{L}*konto|account|profil|log-?in|zugang\p{L}*|passwort|kennwort|postfach|e?-?mail-?\p{L}*|guthaben|punkte|meilen|iban|bankverbindung|nummer|\p{L}*adresse)|(?:mich|uns|wurden?|wurde ich|bin) (?:\p{L}+ ){0,2}gehackt|(?:konto|account|profil) (?:\p{L}+ ){0,2}(?:gehackt|ubernommen|gekapert)`,
  String.raw`(?:mis?|nuestr[oa]s?) (?:\p{L}+ ){0,2}(?:cuentas?|perfil|contrasena|claves?|correo|e-?mail|usuario|saldo|puntos|millas|numero|telefono|iban|monedero|billetera|sesion)|(?:me|nos) (?:han |ha )?(?:hacke|jaque|pirate)\p{L}+|(?:robaron|hackearon|jaquearon) (?:la|mi) cuenta|cuenta (?:\p{L}+ ){0,2}(?:hackeada|jaqueada|robada|pirateada)`,
  String.raw`(?:mon|ma|mes|notre|nos) (?:\p{L}+ ){0,2}(?:comptes?|profil|mots? de passe|e-?mail|mail|adresse|messagerie|boite|solde|points|miles|rib|iban|numero|telephone|espace|cagnotte|portefeuille)|(?:suis|ai ete|a ete|m'a|m'ont|fait) pirater?|comptes? (?:\p{L}+ ){0,2}(?:pirates?|voles?)`,
  String.raw`(?:minhas?|meus?|noss[oa]s?) (?:\p{L}+ ){0,2}(?:contas?|perfil|senha|palavra-?passe|palavra passe|password|e-?mail|saldo|pontos|milhas|numero|telefone|iban|nib|carteira|login|acesso)|(?:fui|fomos|foi) (?:hackead|invadid|pirate?ad)\p{L}+|conta (?:\p{L}+ ){0,2}(?:hackeada|invadida|roubada)`,
].join('|')})(?!\p{L})`, 'u');

/** What tells of other people's data, or of a firm that lost everybody's: a new password helps nobody there. */
const OTHERS = new RegExp(String.raw`(?<!\p{L})(?:${[
  String.raw`leak\p{L}*|breach\p{L}*|dark web|darknet|database|exposed|public(?:ly)?|for sale|ransom\p{L}*|(?:any|every)(?:one|body) can|other (?:people|users?|customers?|patients?|members?|tenants?|clients?)(?:'s?)?|(?:someone|somebody) else'?s|another (?:\p{L}+ )?(?:customer|patient|user|member|person|family|company|woman|man|tenant|client)(?:'?s)?|strangers?'s?|as (?:mrs?|ms|miss|someone|somebody|another)|welcome back|(?:her|his|their) (?:\p{L}+ ){0,2}(?:address|orders?|bills?|details|card|records?|data|invoices?|statements?|messages?|results?)`,
  String.raw`\p{L}*leck\p{L}*|geleakt|datenbank|offentlich\p{L}*|im (?:netz|internet)|erpress\p{L}*|jeder kann|alle konnen|fremde[nrs]? (?:\p{L}+ )?(?:daten|kunden?\p{L}*|rechnung\p{L}*|namen?|bestellung\p{L}*|personen|leute\p{L}*|konto|akten?|befunde?)|(?:daten|rechnung\p{L}*|akten?|bestellung\p{L}*|namen?|befunde?|adressen?) (?:von|einer|eines|anderer|anderen|fremder|der anderen)|andere[nr]? (?:kunden?|kundin|leute|person\p{L}*|patient\p{L}*|mieter|nutzer)|als (?:frau|herr)|(?:einer|von) frau|(?:eines|von) herrn?|(?:ihre|seine|deren) (?:adresse|daten|bestellung\p{L}*|rechnung\p{L}*)`,
  String.raw`filtra\p{L}*|fuga|base de datos|public(?:os?|as?|ad[oa]s?)|rescate|cualquiera puede|(?:de|a) otr[oa]s? (?:\p{L}+ )?(?:client\p{L}*|person\p{L}*|pacient\p{L}*|usuari\p{L}*|senor\p{L}*|soci\p{L}*)|otr[oa]s? (?:client\p{L}*|pacient\p{L}*|soci\p{L}*)|datos de otr\p{L}+|ajen[oa]s?|de (?:una? )?(?:senora?|mujer|hombre|desconocid[oa]s?)|sus (?:datos|pedidos|facturas|direccion)`,
  String.raw`fuites?|fuite de donnees|base de donnees|publi(?:c|que|es?|quement)|rancon|n'importe qui|d'(?:un |une )?autres? (?:\p{L}+ )?(?:client\p{L}*|personnes?|patient\p{L}*|adherent\p{L}*|utilisat\p{L}*|gens)|(?:un|une) autre (?:client\p{L}*|personne|patient\p{L}*)|quelqu'un d'autre|de (?:mme|madame|monsieur)|d'une? (?:dame|femme|homme|monsieur)|inconnus?|ses (?:donnees|commandes|factures|coordonnees)|son adresse`,
  String.raw`vazament\p{L}*|vazou|vazaram|vazad[oa]s?|banco de dados|base de dados|public[oa]s?|resgate|qualquer um pode|(?:de|a) outr[oa]s? (?:\p{L}+ )?(?:client\p{L}*|pesso\p{L}*|pacient\p{L}*|usuari\p{L}*|utilizador\p{L}*|senhor\p{L}*)|outr[oa]s? (?:client\p{L}*|pacient\p{L}*)|dados de outr\p{L}+|alhei[oa]s?|de (?:um |uma )?(?:senhora?|desconhecid[oa]s?)`,
].join('|')})(?!\p{L})`, 'u');

/**
 * Whether a sentence in which a breach was found tells that the customer's own account was taken over, so that a new password may help; data of
 * others that somebody sees, or a firm's leak, is another matter. Where in doubt it is not.
 */
export function tellsTakenOver(sentence: string): boolean {
  const folded = foldFully(sentence).replaceAll('’', "'");
  return OWN.test(folded) && !OTHERS.test(folded);
}
