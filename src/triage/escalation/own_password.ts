import { foldFully } from '../text/characters.ts';

/** A password that its owner changed or forgot, or that is refused. The words of all languages stand together, each fits its own alone. */
const REFUSED = /(?<!\p{L})(?:(?:wrong|incorrect|invalid) password|password (?:is |as |was )?(?:wrong|incorrect|invalid|not (?:accepted|work\p{L}*))|password (?:isn'?t|doesn'?t|does not) work|(?:i|we)(?:'?ve| have)? (?:just )?(?:changed|reset|forg[eo]t|forgotten) (?:my|our|the) password|password change|falsches (?:passwort|kennwort)|(?:passwort|kennwort) (?:ist )?falsch|ich (?:\p{L}+ ){0,3}(?:passwort|kennwort) (?:\p{L}+ )?(?:geandert|zuruckgesetzt|vergessen)|contrasena (?:es )?(?:incorrecta|erronea)|(?:cambie|he cambiado|he olvidado) (?:mi|la) contrasena|(?:j'ai|je viens de) (?:\p{L}+ )?(?:changer?|reinitialiser?|oublie) (?:de|mon|le) mot de passe|mot de passe (?:est )?(?:faux|incorrect|invalide|errone)|senha (?:errada|incorreta)|(?:troquei|mudei|redefini|esqueci) (?:a|minha|a minha) (?:senha|palavra))/u;

/** What speaks of somebody else's hand: others, denials, and whatever else of an account may be touched. */
const MORE = /(?<!\p{L})(?:hack|gehackt|jaque|pirat|invad|they|st[eo]l|gestohl|geklaut|rob|vol[eo]|some(?:one|body)|any(?:one|body)|jemand|alguien|alguem|quelqu|never|nie|nobody|nadie|ninguem|personne|nunca|jamais|did ?n|not (?:me|i)(?!\p{L})|wasn|nicht ich|pas moi|no fui|nao fui|yo no|own|ohne|sin |sans|sem |without|strange|suspic|fremd|unbekannt|descono|inconnu|estranh|other|else|ander|otr|autre|outr|e-?mail|mail|corr?eo|addres|adres|direcc|enderec|phone|handy|number|numm|numer|telefon|celular|movil|device|gerat|order|bestell|pedid|command|money|geld|diner|argent|dinheir|point|punkt|punto|ponto|charg|bought|gekauft|compr|achet|pay|card|karte|tarjeta|carte|cartao|balanc|saldo|guthaben|solde|appear|aparec|apparai|tauch|sozinh|sol[oa](?!\p{L})|itself|selbst|tout seul|mine|mien|meins(?!\p{L})|meus|mios)/u;

/** Letters of a message that tells no more than that. */
const SHORT = 180;

/** Whether a message tells of nothing but a password that is refused, or that its owner changed: a new password helps, and nobody broke in. Where in doubt it does not. */
export function tellsOwnPassword(message: string): boolean {
  if (message.length > SHORT) return false;
  const folded = foldFully(message).replaceAll('’', "'");
  return REFUSED.test(folded) && !MORE.test(folded);
}
