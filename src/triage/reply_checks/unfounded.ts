import { detectLanguage } from '../language.ts';
import { fold } from '../text/characters.ts';
import type { Check } from './checked_reply.ts';
import { contentWords, denies, sentencesOf } from './sentences.ts';

/** What tells the customer to do something, or says that something can be done or had. */
const ASSERTS = /^\W*(?:(?:first|then|next|finally|also|afterwards|zuerst|dann|danach|anschliessend|despues|luego|ensuite|puis|depois|em seguida)[, ]+)?(?:hold|press|open|click|select|choose|tap|replace|remove|unplug|install|reset|switch|turn|use|go|enter|try|check|mantenga|pulse|abra|seleccione|elija|cambie|retire|instale|reinicie|use|vaya|pruebe|appuyez|ouvrez|cliquez|choisissez|remplacez|retirez|installez|utilisez|allez|essayez|activez|mantenha|pressione|prima|clique|selecione|escolha|troque|instale|reinicie)(?!\p{L})|(?<!\p{L})(?:you can|you may|allows? you|lets you|available|konnen sie|sie konnen|kannst du|verfugbar|[a-z]{4,}en sie|puedes?(?! ser)|podra[sn]?|permite\w*|disponibles?|pouvez|peut|permet\w*|pode[ms]?(?! ser)|permite\w*|disponive(?:l|is))(?!\p{L})/u;
/** Courtesy: offers of help, requests for word, wishes. */
const COURTESY = /(?<!\p{L})(?:help\w*|question\w*|let us know|get in touch|contact\w*|reply|write|happy|glad|feel free|hope\w*|wish\w*|thank\w*|sorry|enjoy\w*|understand\w*|worry|hilf\w*|fragen?|melden|schreib\w*|antwort\w*|gern\w*|hoff\w*|wunsch\w*|dank\w*|freu\w*|ayud\w*|dudas?|preguntas?|escrib\w*|contact\w*|gracias|espera\w*|gusto|encanta\w*|aid\w*|questions?|ecri\w*|repond\w*|contact\w*|merci|esper\w*|souhait\w*|plaisir|hesit\w*|ajud\w*|duvidas?|perguntas?|escrev\w*|obrigad\w*|tell|give|nenn\w*|mitteil\w*|indi(?:que|quez|car)\w*|facilit\w*|diga\w*|dites|inform\w*|dispor|disposicao|disposition|disposicion|conte (?:com|conosco)|counting|count on)(?!\p{L})/u;
const LEAST_WORDS = 5;
const LEAST_STRANGE = 0.85;
/** Stems meet at so many letters. */
const ALIKE = 5;

/** A step or a possibility of which hardly a word stands in the ticket or a source. */
export const findUnfounded: Check = ({ body, sources, ticket, ownWords, language }) => {
  const text = fold([ticket.subject, ticket.message, ...ownWords, ...sources.flatMap(({ title, text: one, url }) => [title, one, url])].join('\n')).replaceAll('ß', 'ss');
  const known = new Set(contentWords(text).flatMap((word) => [word, word.slice(0, ALIKE)]));
  // German joins words: "Filterkorb" is known where "Filter" is.
  const stands = (word: string): boolean => known.has(word) || known.has(word.slice(0, ALIKE)) || (language === 'de' && word.length >= ALIKE && text.includes(word.slice(0, ALIKE)));
  const all = sentencesOf(body);
  // No word of an English source stands in a German reply.
  if (sources.length > 0 && detectLanguage(sources.map(({ text: one }) => one).join('\n').slice(0, 2000)).language !== detectLanguage(body).language) return [];
  return all.flatMap(({ text: said, folded }, at) => {
    if (at === 0 || at === all.length - 1 || /\?\s*$/.test(said) || !ASSERTS.test(folded) || COURTESY.test(folded) || denies(folded, language) || /\d/.test(said)) return [];
    const words = [...new Set(contentWords(folded))];
    const strange = words.filter((word) => !stands(word));
    return strange.length >= LEAST_WORDS && strange.length / words.length >= LEAST_STRANGE
      ? [{ blocker: 'unsupported_claim' as const, check: 'unfounded', words: said.trim(), missing: 'hardly a word of it stands in the ticket or a source' }] : [];
  });
};
