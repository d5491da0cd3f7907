import { foldFully } from '../text/characters.ts';

/** What is somebody's own and can be taken over: an account, or what leads into it or lies in it; and that it was. The words of all languages stand together, each fits its own alone. */
const OWN = /(?<!\p{L})(?:(?:my|our|mein\p{L}*|unser\p{L}*|mis?|nuestr[oa]s?|mon|ma|mes|notre|nos|minhas?|meus?|noss[oa]s?) (?:\p{L}+ ){0,2}(?:ac+ount|\p{L}*konto|comptes?|contas?|cuentas?|profil|perfil|log-?in|zugang|espace|acess?o|pass|kennwort|contrasena|clave|senha|palavra|mots? de passe|e-?mail|mail|correo|inbox|postfach|adress|\p{L}*adresse|address|points|punkte|puntos|pontos|mile|meile|milla|milha|saldo|solde|balance|guthaben|iban|bank|usuario|wallet|telefono|messagerie|numero|number|nummer)|(?:account|konto|cuenta|comptes?|conta|profil) (?:\p{L}+ ){0,2}(?:hack|gehackt|stolen|ubernommen|gekapert|robada|pirat|vole|invadid|roubada)|(?:hacked|gehackt|\p{L}*hackea|me (?:han )?(?:hacke|jaque)|fui hack|fait pirat|robaron (?:la|mi) cuenta))/u;

/** What tells of other people's data, or of a firm that lost everybody's: a new password helps nobody there. */
const OTHERS = /(?<!\p{L})(?:leak|breach|\p{L}*leck|filtra|fuga|fuite|vaza|dark|data(?:base|nbank)|public(?:ly|[oa]s?|s)?(?!\p{L})|offentlich|ransom|erpress|rescate|rancon|resgate|(?:any|every)(?:one|body) can|(?:an)?other (?:\p{L}+ )?(?:pe|user|cust|patient|member|tenant|client|family|company|woman|man)|else'?s|strangers|as (?:mr|ms|miss|some|another)|welcome back|fremde[nrs]? (?:daten|kund|rechn|namen|akten|befund|leute)|(?:rechnungen|akten?|daten|befunde?|namen) (?:von|eine|der )|anderer? (?:kund|leute|person|patient|nutzer)|als (?:frau|herr)|(?:einer|von) frau|herrn|(?:her|his|their|ihre|seine|deren|sus|ses) (?:\p{L}+ ){0,2}(?:adress|address|direccion|daten|datos|donnees|details|orders|pedidos|commandes|rechn|bills|facturas|factures|records|data|results)|otr[oa]s? (?:client|person|pacient|usuari|senor)|outr[oa]s? (?:client|pesso|pacient|usuari|senhor)|ajen|alhei|de una? (?:senor|mujer|hombre)|de (?:uma? )?senhor|d'(?:une? )?autre|une? autre (?:client|pers|pat)|de (?:mme|madame|monsieur)|d'une? (?:dame|femme|homme)|inconnu)/u;

/**
 * Whether a sentence in which a breach was found tells that the customer's own account was taken over, so that a new password may help; data of
 * others that somebody sees, or a firm's leak, is another matter. Where in doubt it is not.
 */
export function tellsTakenOver(sentence: string): boolean {
  const folded = foldFully(sentence).replaceAll('’', "'");
  return OWN.test(folded) && !OTHERS.test(folded);
}
