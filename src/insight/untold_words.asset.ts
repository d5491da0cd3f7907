import { ces, dan, deu, eng, fin, fra, hun, ind, ita, nld, nob, pol, por, ron, spa, swe, tur } from 'stopword';
import { fold } from '../triage/text/characters.ts';
import { untoldBytes } from './untold_words.ts';

/** Words of courtesy and of every ticket: no topic is named by them. The library's lists hold function words alone. */
const COURTESY = `hello hi hey dear thanks thank regards kind best cheers sincerely please pls sir madam team support customer service help need want would could
 i'm i've don't can't didn't doesn't isn't it's that's won't am got get getting im ive dont cant now just still since really also even much many one two three first last new
 day days week weeks month months year years today yesterday tomorrow morning evening night ago time times back know like see said says tell told ask asked try tried trying
 problem problems issue issues question questions request requests
 frage fragen anfrage anliegen problema problemas consulta pregunta problème problèmes probleme demande dúvida duvida pergunta
 hallo guten tag liebe lieber geehrte geehrter damen herren danke vielen dank bitte grüße grüßen gruß freundlichen mfg seit heute gestern morgen schon mal noch immer gerade
 tagen tage wochen woche monat monaten uhr habe hab gibt geht kommt macht machen kein keine mehr ganz sehr gern wäre hätte ihnen ihr euch eure eurem euer bzw
 hola buenas buenos días dias tardes noches gracias saludos cordial saludo estimados estimado desde hace ayer hoy mañana semana semanas mes meses año años ahora todavía aún vez veces
 tengo tiene puedo pueden quiero hacer hago nada algo siempre luego después antes ustedes vosotros usted buen querido queridos atentamente muchas
 bonjour bonsoir salut merci cordialement bien cordiale monsieur madame depuis hier aujourd'hui matin soir semaine semaines mois jour jours toujours encore déjà alors donc
 ça c'est j'ai n'est était fait faire peut peux veux voudrais avez auriez pouvez votre vos rien chaque fois après avant comme très
 olá ola oi bom boa dia tarde noite obrigado obrigada abraço abraços atenciosamente cumprimentos att prezados prezado caros ontem hoje amanhã semana mês ano ainda já agora desde
 not no yes how why when what where who which there here their our your was were will are been does did has have had any some all most very only again about before after into out off down over then than so but and never nothing something anything without because while
 como cuando donde porque pero sin con para por muy más otra otro otros esta eso esa ese sus nos fue ser hay han sobre todo todos ni que qué cómo quien una unos unas del las los este estos cada solo sólo tan tanto entre hasta
 comme quand où parce mais sans avec pour par plus autre autres cette ces ses nous vous ils elle dans sur tout tous toute suite pas que qui dont deux leur aux des les une sont peu aussi
 quando onde mas sem com muito mais outra outro este esta não foi há uma uns umas dos das nos nas pelo pela seu sua meu minha só até entre cada então
 vez vezes tenho tem posso podem quero fazer faz nada sempre depois antes vocês você pra pro tá né aí isso essa esse está estão`;

/** The words that name no topic, folded. An asset: the build stores what this gives. */
export const assets: Readonly<Record<string, () => Uint8Array>> = {
  words: () => untoldBytes([...ces, ...dan, ...deu, ...eng, ...fin, ...fra, ...hun, ...ind, ...ita, ...nld, ...nob, ...pol, ...por, ...ron, ...spa, ...swe, ...tur, ...COURTESY.split(/\s+/)].map(fold)),
};
