import { foldFully } from '../text/characters.ts';

/** "It works now, you may close the case", in five languages. */
const SOLVED = /\b(?:(?:is |it's |it is |all |now )(?:solved|sorted|fixed|resolved)|did the trick|(?:that|this|it) (?:has )?worked(?! (?:until|for|at|before))|works (?:again|now|fine now)|(?:you )?(?:can|may) close (?:the|this|my) (?:case|ticket)|hat sich erledigt|hat (?:alles |jetzt |prima |super )?(?:geklappt|funktioniert)|ist erledigt|funktioniert (?:jetzt|wieder)|geht wieder|ticket schliessen|se (?:arreglo|soluciono|resolvio)|(?:eso|esto|todo) (?:ha )?funciono?(?:nado)?|ya (?:funciona|esta (?:solucionado|resuelto|arreglado))|pueden? cerrar|c'est (?:regle|resolu|bon maintenant)|(?:ca|tout) (?:re)?marche (?:a nouveau|maintenant)|(?:ca|cela) a (?:bien )?(?:marche|fonctionne)|vous pouvez (?:clore|fermer)|(?:foi|esta|ja esta) resolvido|resolveu|ja funciona|deu certo|(?:isso|agora|ja) funcionou|caiu na conta|pode(?:m)? (?:fechar|encerrar))\b/;
/** "Resuelto. Gracias": a sentence of one word, or that nothing is needed. */
const SETTLED = /(?:^|[.!,;:\n] ?)(?:(?:now|all|ya|ja|problema|problem) )?(?:solved|resolved|sorted|fixed|erledigt|gelost|resuelto|solucionado|resolu|regle|resolvido|solucionado) ?(?:[.!,;:\n]|$)|\bnothing (?:is |more |else )?(?:needed|required)\b|\bno (?:action|reply|answer|response) (?:is )?(?:needed|required|necessary)\b/;
const STILL_OPEN = /\?|\b(?:but|however|still|again not|aber|jedoch|trotzdem|pero|todavia|sin embargo|mais|pourtant|encore|mas|porem|ainda|not|nicht|kein|pas|nao)\b/;
const MOST_WORDS = 45;

/** Whether a short message only says that the matter is settled: then nothing is left to answer. */
export function saysResolved(message: string): boolean {
  const folded = foldFully(message);
  return folded.split(/\s+/).length <= MOST_WORDS && (SOLVED.test(folded) || SETTLED.test(folded)) && !STILL_OPEN.test(folded);
}

/** "I did all you told me": the same answer once more would be the worst one. */
const FOLLOWED = /\b(?:did (?:everything|all) (?:in|on|of|you)|followed (?:your|the|all)|(?:as|like|what) you (?:told|said|suggested|advised|wrote)|your (?:answer|advice|list|steps|reply|instructions|suggestion)|(?:ihre[nr]?|eure[nr]?) (?:rat|tipps?|anleitung|antwort|schritte|vorschlag)|wie von ihnen|habe (?:alles|das) (?:befolgt|gemacht)|hice (?:todo )?lo que me|(?:su|sus|vuestr[ao]s?) (?:consejos?|pasos|respuesta|instrucciones)|como me (?:dijeron|indicaron)|suivi (?:vos|votre|tous)|(?:vos|votre) (?:conseils?|reponse|etapes|instructions)|fait (?:tout )?ce que vous|fiz (?:tudo )?o que|(?:a|sua|vossa) (?:resposta|orientacao)|que (?:voces )?(?:ensinaram|me mandaram|mandaram|indicaram))\b/;

/** Whether the customer has followed an earlier answer already. */
export const followedAdvice = (message: string): boolean => FOLLOWED.test(foldFully(message));
