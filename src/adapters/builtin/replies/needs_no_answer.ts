import type { Ticket } from '../../../ports/ticket.ts';
import { fold } from '../../../triage/text/characters.ts';
import { needsNoSteps, tellsFault } from './told_faults.ts';

const READ = 6000;

/** Said to somebody; "love it" alone may be said of a slug in the salad. */
const THANKS = /(?<!\p{L})(?:thank\p{L}*|kudos|appreciat\p{L}*(?! (?:it )?if)|bedank\p{L}*|kompliment\p{L}*|felicidades|enhorabuena|felicit\p{L}*|parabens|(?:vielen|herzlichen|lieben|tausend|besten) dank|dank[ea]?|dankeschon|gracias|merci|obrigad[oa]s?|adorei|amei|begeistert|encantad[oa]s?|ravie?s?|delighted)(?!\p{L})/u;
/** What comes behind these is what was written for. */
const BUT = /(?<!\p{L})(?:but|only|except|though|however|unfortunately|aber|jedoch|allerdings|leider|nur|pero|aunque|sino|lamentablemente|mais|cependant|malheureusement|dommage|mas|porem|infelizmente)(?!\p{L})/u;
const REQUEST = /(?<!\p{L})(?:please|pls|stop|cancel\p{L}*|looking for|have to|should|need\p{L}*|(?:i|we)'d|would|prefer\p{L}*|suits?|instead|from (?:here|now|next)|bitte|brauche?n?|brauchte\p{L}*|hatten?|mochte\p{L}*|lieber|statt\p{L}*|suche\p{L}*|ab (?:sofort|jetzt)|por favor|prefi\p{L}*|preferi\p{L}*|vendria|quisiera|querria|quer\p{L}*|quier\p{L}*|necesit\p{L}*|en (?:vez|lugar)|busco|a partir|desde ahora|s'il (?:vous|te) plait|svp|voudrai\p{L}*|prefere\p{L}*|aimerai\p{L}*|souhait\p{L}*|a la place|cherche\p{L}*|dorenavant|gostava|gostaria|precis\p{L}*|em vez|procuro)(?!\p{L})/u;
/** Thanks for what went wrong are none. */
const SOUR = /(?<!\p{L})(?:no|not|\p{L}+n't|nothing|without|missing|another|again|still|third|fourth|nie|nicht|keine?[nmrs]?|nichts|ohne|wieder|immer noch|schon|sin|nada|otra vez|todavia|sigue|pas|rien|sans|encore|toujours|nao|sem|outra vez|de novo|ainda)(?!\p{L})/u;

/** Whether a ticket is praise or thanks and nothing besides: no question, no trouble, no wish, no "but", nothing sour. Where unsure it is none. */
export function isPraiseAlone(ticket: Pick<Ticket, 'subject' | 'message'>): boolean {
  const told = fold(`${ticket.subject}\n${ticket.message}`.slice(0, READ));
  return THANKS.test(told) && !/\?/.test(told) && !BUT.test(told) && !REQUEST.test(told) && !SOUR.test(told) && needsNoSteps(ticket) && !tellsFault(told);
}

const WISH = /(?<!\p{L})(?:(?:it|that|this) (?:would|could) be (?:\p{L}+ ){0,2}(?:great|nice|good|lovely|helpful|handy|useful|cool)|it'd be (?:\p{L}+ ){0,2}(?:great|nice|good|lovely|helpful|handy|useful|cool)|would be (?:great|nice|helpful|handy|useful)|suggestions?|suggest|feature|please add|vorschlag|verbesserungsvorschlag|anregung|(?:ware|fande ich|wurde ich) (?:\p{L}+ ){0,3}(?:schon|toll|gut|hilfreich|praktisch|super|klasse)|funktionswunsch|sugerencia|(?:estaria|seria) (?:\p{L}+ )?(?:bien|bueno|genial|util|estupendo)|(?:ce|il|cela|ca) serait (?:\p{L}+ )?(?:bien|bon|super|genial|pratique|utile|chouette)|suggestion|sugestao|seria (?:\p{L}+ )?(?:bom|otimo|legal|util|fixe))(?!\p{L})/u;

/** Whether a ticket wishes for something in general, as a suggestion does, rather than for its own case: "I would like to have the invoice". */
export const isSuggestion = ({ message }: Pick<Ticket, 'message'>): boolean => WISH.test(fold(message.slice(0, READ)));
