import type { Ticket } from '../../ports/ticket.ts';
import { fold } from '../../triage/text/characters.ts';
import { needsNoSteps, tellsFault } from './told_faults.ts';

const READ = 6000;

const THANKS = /(?<!\p{L})(?:thank\p{L}*|cheers|lovely|love (?:it|this|them|your|you)|well done|great job|fantastic|brilliant|excellent|wonderful|so happy|really happy|dank\p{L}*|begeistert|super|toll\p{L}*|wunderbar|grossartig|zufrieden|lob|klasse|spitze|gracias|encantad[oa]s?|me encanta|excelente|felicit\p{L}*|maravill\p{L}*|genial|perfecto|merci|ravie?s?|adore|excellent\p{L}*|bravo|parfait|formidable|obrigad[oa]|adorei|amei|parabens|maravilh\p{L}*|otim[oa]|perfeito)(?!\p{L})/u;
/** What comes behind these is what was written for. */
const BUT = /(?<!\p{L})(?:but|only|except|though|however|unfortunately|aber|jedoch|allerdings|leider|nur|pero|aunque|sino|lamentablemente|mais|cependant|malheureusement|dommage|mas|porem|infelizmente)(?!\p{L})/u;
const REQUEST = /(?<!\p{L})(?:please|pls|bitte|por favor|s'il (?:vous|te) plait|svp|stop|cancel\p{L}*|looking for|suche\p{L}*|busco|cherche\p{L}*|procuro|have to|should|from (?:now|next)|ab (?:sofort|jetzt)|a partir|desde ahora|dorenavant)(?!\p{L})/u;

/** Whether a ticket is praise or thanks and nothing besides: no question, no trouble, no wish, no "but". */
export function isPraiseAlone(ticket: Pick<Ticket, 'subject' | 'message'>): boolean {
  const told = fold(`${ticket.subject}\n${ticket.message}`.slice(0, READ)).replace(/[’‘]/g, "'");
  return THANKS.test(told) && !/\?/.test(told) && !BUT.test(told) && !REQUEST.test(told) && needsNoSteps(ticket) && !tellsFault(told);
}

const WISH = /(?<!\p{L})(?:(?:it|that|this) (?:would|could) be (?:\p{L}+ ){0,2}(?:great|nice|good|lovely|helpful|handy|useful|cool)|it'd be (?:\p{L}+ ){0,2}(?:great|nice|good|lovely|helpful|handy|useful|cool)|would be (?:great|nice|helpful|handy|useful)|suggestions?|suggest|feature|please add|vorschlag|verbesserungsvorschlag|anregung|(?:ware|fande ich|wurde ich) (?:\p{L}+ ){0,3}(?:schon|toll|gut|hilfreich|praktisch|super|klasse)|funktionswunsch|sugerencia|(?:estaria|seria) (?:\p{L}+ )?(?:bien|bueno|genial|util|estupendo)|(?:ce|il|cela|ca) serait (?:\p{L}+ )?(?:bien|bon|super|genial|pratique|utile|chouette)|suggestion|sugestao|seria (?:\p{L}+ )?(?:bom|otimo|legal|util|fixe))(?!\p{L})/u;

/** Whether a ticket wishes for something in general, as a suggestion does, rather than for its own case: "I would like to have the invoice". */
export const isSuggestion = ({ message }: Pick<Ticket, 'message'>): boolean => WISH.test(fold(message.slice(0, READ)).replace(/[’‘]/g, "'"));
