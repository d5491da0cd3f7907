import { foldFully } from '../text/characters.ts';

/** "It works now, pode fechar", in five languages; what names the case is in `CLOSING`. */
const SOLVED = /\b(?:(?:is |it's |it is |all |now )(?:solved|sorted|fixed|resolved)|did the trick|(?:that|this|it) (?:has )?worked(?! (?:until|for|at|before))|works (?:again|now|fine now)|hat sich erledigt|hat (?:alles |jetzt |prima |super )?(?:geklappt|funktioniert)|ist erledigt|funktioniert (?:jetzt|wieder)|geht wieder|ticket schliessen|se (?:arreglo|soluciono|resolvio)|(?:eso|esto|todo) (?:ha )?funciono?(?:nado)?|ya (?:funciona|esta (?:solucionado|resuelto|arreglado))|(?<!no )pueden? cerrar|c'est (?:regle|resolu|bon maintenant)|(?:ca|tout) (?:re)?marche (?:a nouveau|maintenant)|(?:ca|cela) a (?:bien )?(?:marche|fonctionne)|vous pouvez (?:clore|fermer)|(?:foi|esta|ja esta) resolvido|resolveu|ja funciona|deu certo|(?:isso|agora|ja) funcionou|caiu na conta|pode(?:m)? (?:fechar|encerrar))\b/;
/** "Resuelto. Gracias": a sentence of one word, or that nothing is needed. */
const SETTLED = /(?:^|[.!,;:\n] ?)(?:(?:now|all|ya|ja|problema|problem) )?(?:solved|resolved|sorted|fixed|erledigt|gelost|resuelto|solucionado|resolu|regle|resolvido|solucionado) ?(?:[.!,;:\n]|$)|\bnothing (?:is |more |else )?(?:needed|required)\b/;
const STILL_OPEN = /\?|\b(?:but|however|still|again not|aber|jedoch|trotzdem|pero|todavia|sin embargo|mais|pourtant|encore|mas|porem|ainda|not|nicht|kein|pas|nao)\b/;

/** "You may close the ticket", "disregard my mail", "nothing more is needed": said of a request, in words that may hold a "no" of their own. */
const CLOSING = new RegExp(String.raw`\b(?:${[
  String.raw`(?:close|shut|archive)(?: down)? (?:this |the |my |that |our )?(?:support |web)?(?:ticket|case|enquiry|inquiry|query|request|chat|issue|thread)`, String.raw`(?:can|may|could|please|pls|kindly) (?:now )?close (?:this|it)(?: one| now| off)?(?=[.,!;\s]*(?:$|\n|thank|cheers|ta\b|many))`, String.raw`close (?:pls|please)(?=[^a-z]*$)`,
  String.raw`no (?:further |more )?(?:action|reply|answer|response|help) (?:is )?(?:needed|required|necessary)`, String.raw`(?:disregard|ignore) my (?:last |previous |earlier |other )?(?:e-?mail|message|mail|note|ticket|request)s?`, String.raw`(?:ticket|(?:this|the|my) case) can (?:now )?be (?:closed|shut)(?=[.,!;\s]*(?:$|\n|thank|many|cheers))`, String.raw`that(?:'s| is) the end of it`, String.raw`(?:matter|case|issue|ticket|topic) (?:is )?(?:now )?closed`, String.raw`consider (?:this|it|the matter|the case) (?:closed|settled|resolved)`,
  String.raw`(?:ticket|fall|vorgang|anfrage|akte)(?: \d+)? (?:kann|konnen|darf) (?:\w+ ){0,2}(?:zu|geschlossen|zugemacht)`, String.raw`(?:das |den |die |diesen |dieses |diese |mein |meine |meinen )(?:ticket|fall|vorgang|akte|anfrage|sache) (?:gerne? |jetzt |nun |bitte |wieder ){0,2}(?:schliessen|zumachen|abschliessen|ablegen)`,
  String.raw`(?:fall|ticket|vorgang|sache|thema|angelegenheit) (?:ist )?(?:(?:damit|somit|nun|jetzt|fur uns|fur mich) ){0,2}(?:abgeschlossen|erledigt|durch|geschlossen|beendet|vom tisch)`, String.raw`(?:keine )?(?:weitere )?(?:bearbeitung|antwort|ruckmeldung) (?:ist )?(?:nicht )?(?:mehr )?(?:notig|erforderlich)`, String.raw`von (?:meiner|unserer) seite ist (?:damit )?nichts mehr offen`,
  String.raw`brauchen? (?:ich |wir )?keine (?:hilfe|unterstutzung|antwort) mehr`, 'gegenstandslos', String.raw`zu (?:meiner|unserer) (?:vollen |vollsten )?zufriedenheit (?:geregelt|gelost|erledigt)(?: wurde| ist)?`,
  String.raw`(?<!no )(?:pueden?|podeis|puedes|podes) (?:ya )?(?:cerrar|archivar)(?: el| la| mi| este| esta)? (?:ticket|caso|solicitud|incidencia|consulta|tema|expediente|reclamo)`, String.raw`archivenl[oa]|cierren (?:el|la|mi|este) (?:ticket|caso|solicitud|incidencia|consulta)`, String.raw`(?:caso|asunto|tema|ticket) (?:queda )?(?:cerrado|resuelto|zanjado|terminado)`, String.raw`por (?:cerrad|resuelt|terminad|zanjad)[oa] (?:el|mi|este) (?:caso|ticket|asunto|tema)`,
  String.raw`olvid(?:en|ad|a|e)(?:se|os|te)? (?:de )?mi (?:correo|mensaje|mail|ticket|consulta)(?: anterior)?`, String.raw`no (?:es necesaria|hace falta|se requiere) (?:ninguna |mas )?(?:gestion|accion|respuesta)`,
  String.raw`(?:fermez|clore|fermer|cloturer|cloturez|classer) (?:le |la |ma |ce |cette |mon )?(?:ticket|requete|demande|dossier|incident)`, String.raw`(?:ticket|requete|demande|dossier|incident) (?:peut|peuvent) etre (?:clos|ferme|classe|cloture)e?`, String.raw`(?:demande|reclamation|message|mail) (?:est )?(?:donc |desormais )?sans objet`, String.raw`aucune suite (?:n'est )?(?:a donner|necessaire)`, String.raw`ne tenez (?:pas|plus) compte de (?:mon|ma) (?:message|mail|demande|courriel)(?: precedente?)?`, String.raw`(?:dossier|affaire|sujet|incident) (?:est )?(?:clos|close|reglee?|classee?)`, String.raw`(?:je n'ai )?plus de reclamation(?: a formuler)?`,
  String.raw`pode[ms]?(?: ja| entao)? (?:fechar|encerrar|arquivar) (?:o |a |este |esta |meu )?(?:chamado|ticket|caso|processo|protocolo|solicitacao)`, String.raw`pode[ms]? (?:fechar|encerrar|arquivar)(?=[.,!;\s]*(?:$|\n|blz|valeu|obrigad|brigad))`, String.raw`dar como (?:solucionad|resolvid|encerrad)[oa]`, String.raw`(?:caso|assunto|chamado|processo) (?:fica |esta |dado por )?(?:encerrado|fechado|resolvido|arquivado)`, String.raw`por mim (?:fica|esta) (?:fechado|encerrado|resolvido)`,
  String.raw`(?:desconsiderem?|esquecam|ignorem) (?:o |a )?(?:meu |minha )?(?:ticket|e?-?mail|mensagem|chamado)`, String.raw`nao e necessaria (?:mais )?(?:nenhuma|qualquer) (?:diligencia|acao|resposta)`, String.raw`nada mais (?:tenho )?a (?:reclamar|tratar)`,
].join('|')})(?!\w)`, 'g');
/** Somebody who closes a request without having got what was wanted, or who forbids it to be closed. */
const GIVEN_UP = /\b(?:give up|gave up|giving up|useless|disappoint\w*|elsewhere|too late|before|unless|until|why|don't|never|gebe? (?:es |ich )?auf|aufgegeben|enttausch\w*|woanders|anderswo|zu spat|bevor|nie|me rindo|decepcion\w*|en otr[oa] (?:sitio|lado|tienda)|demasiado tarde|antes de|nunca|abandonne|decue?s?|ailleurs|trop tard|avant de|jamais|desisto|desilud\w*|noutr[oa]|tarde demais|inutil\w*)\b/;
/** Something is wanted besides, or a machine is told what to do. */
const WANTED = /\b(?:(?<!no )need|want|would like|looking for|instead|new (?:text|address|version|file|date)|instructions?|assistant|brauche|mochte|hatten? gern|stattdessen|anweisung\w*|busco|necesit\w*|quisiera|prefiero|instrucciones|voudrais|aimerais|a la place|consignes?|preciso|gostaria|gostava|instrucoes)\b/;
/** What is still to be done first or besides, told as an order or as what is waited for: "refund me and close the case", "once I have it you may close". */
const TO_DO = new RegExp([
  String.raw`(?:^|[.,;:!\n-] *|\b(?:and|then|please|pls|just|kindly|also|or|so) )(?:refund|cancel|send|resend|give|return|deliver|delete|ship|replace|change|update|call|ring|remove|pay|transfer|stop|credit|add|put|take|check|repair|reset|book|move|e-?mail|let me|tell me)\b(?! (?:came|arrived|has|is|was|went))`,
  String.raw`\b(?:once|as soon as|after|when|if|who|how) (?:\w+ ){0,5}(?:get|gets|receive|receives|arrives?|have|has|come|comes|am|is|can|do)\b`, String.raw`\bthe (?:right|correct) (?:\w+ )?(?:number|address|name|one|amount|order)\b`,
  String.raw`\b(?:uberweis|send|schick|kundig|erstatt|losch|ander|stornier|liefer|ruf|zahl|bring|buch|pruf|tausch|gib|geb)\w* (?:sie|mir|uns|mein\w*|den|das|die)\b`, String.raw`\b(?:sobald|sowie|wenn|falls|nachdem|erst)\b`,
  String.raw`\b(?:(?:devuelv|reembols|mand|envi|abon|cancel|cambi|borr|entreg|llam|corrij)[ae]n?(?:me|nos|lo|la|melo)|den?me)\b`, String.raw`\b(?:cuando|en cuanto|una vez que|si me|despues de que)\b`,
  String.raw`\b(?:rembours|envoy|annul|rend|livr|renvoy|supprim|chang|rappel|vers|resili|modifi)(?:ez|e)(?:\b(?!e)| ?-)(?=[ -](?:moi|nous|l[ae]s?|m[aeo]n?s?|l'))`, String.raw`\b(?:des que|quand|lorsque|une fois|apres que|si vous)\b`,
  String.raw`(?:^|[.,;:!\n] *|\b(?:e|por favor|favor|depois) )(?:devolvam?|mandem?|enviem?|reembolsem|cancelem?|troquem?|estornem|apaguem|liguem|entreguem|mudem|corrijam)\b`, String.raw`\b(?:assim que|quando|logo que|depois que|se me)\b`,
].join('|'));
/** A loss or a harm: who closes a request over it is not content. */
const HARMED = /\b(?:lost|burn(?:s|t|ed|ing)?|injur\w*|hurt|smok(?:e|ing)|fire|solicitor|lawyer|attorney|verloren|verbrannt|verletzt|anwalt\w*|rauch|geld weg|perdid[oa]|quem(?:o|e|ado|ada)|humo|abogad[oa]|sin mi|perdu\w*|brul\w+|fumee|avocate?|aucune?|advogad[oa]|queim\w+|fumo|continua)\b/;
const MOST_WORDS = 45;

const isAtPeace = (folded: string): boolean => ![GIVEN_UP, WANTED, TO_DO, HARMED].some((form) => form.test(folded));

/** Whether a text asks to close the request, and what else it says leaves nothing open. */
function asksToClose(folded: string): boolean {
  const rest = folded.replace(CLOSING, ' ');
  return rest !== folded && isAtPeace(rest) && !STILL_OPEN.test(rest);
}

/** Whether a short message only says that the matter is settled: then nothing is left to answer. */
export function saysResolved(message: string): boolean {
  const folded = foldFully(message);
  if (folded.split(/\s+/).length > MOST_WORDS) return false;
  return asksToClose(folded) || ((SOLVED.test(folded) || SETTLED.test(folded)) && !STILL_OPEN.test(folded) && isAtPeace(folded.replace(CLOSING, ' ')));
}

/** "I did all you told me": the same answer once more would be the worst one. */
const FOLLOWED = /\b(?:did (?:everything|all) (?:in|on|of|you)|followed (?:your|the|all)|(?:as|like|what) you (?:told|said|suggested|advised|wrote)|your (?:answer|advice|list|steps|reply|instructions|suggestion)|(?:ihre[nr]?|eure[nr]?) (?:rat|tipps?|anleitung|antwort|schritte|vorschlag)|wie von ihnen|habe (?:alles|das) (?:befolgt|gemacht)|hice (?:todo )?lo que me|(?:su|sus|vuestr[ao]s?) (?:consejos?|pasos|respuesta|instrucciones)|como me (?:dijeron|indicaron)|suivi (?:vos|votre|tous)|(?:vos|votre) (?:conseils?|reponse|etapes|instructions)|fait (?:tout )?ce que vous|fiz (?:tudo )?o que|(?:a|sua|vossa) (?:resposta|orientacao)|que (?:voces )?(?:ensinaram|me mandaram|mandaram|indicaram))\b/;

/** Whether the customer has followed an earlier answer already. */
export const followedAdvice = (message: string): boolean => FOLLOWED.test(foldFully(message));

/** "This is a test of the form", and nobody is to answer it: both are said. */
const TEST = /\b(?:(?:this is|dies ist|das ist|esto es|es|ceci est|c'est|isto e|isso e) (?:only |just |nur |solo |juste |so |apenas )?(?:an?|eine?|una?|uma?) (?:test|prueba|essai|teste)(?= ?(?:[.,!;:()\n–-]|$| (?:of|de|del|du|do|des|der|vom|von) (?:(?:the|our|le|la|el|notre|nuestro|unser\w*|o) )?(?:form|weiterleit|mail|e-?mail|correo|conta[ck]t|kontakt|system|sistema)))|test(?:ing)? (?:of |the |our |mail|message|e-?mail|form)|testmail|testnachricht|(?:texto|mensaje|correo) de prueba|(?:message|mail) de test|(?:mensagem|e-?mail) de teste|whether the (?:contact )?form works)\b/;
const IGNORE = /\b(?:(?:please|just|kindly) ignore|disregard|no need to (?:reply|answer)|if (?:you can read this|this reaches)|bitte (?:\w+ )?(?:nicht (?:bearbeiten|beachten|antworten)|ignorieren)|no (?:contest|respond)\w+|(?:favor|por favor) (?:de )?(?:ignor|no respond)\w+|(?:ne pas|merci de ne pas) (?:\w+ )?(?:repondre|traiter|tenir compte)|(?:merci d'|a )?ignore[rz]\b|(?:por favor|favor) ignor\w+|nao (?:precisam? )?respond\w+)\b(?! (?:all|your|previous|my|todas|las|toutes|alle))/;

/** Whether a ticket only tries out a form or a mailbox and says so. */
export function isTest({ subject, message }: { subject: string; message: string }): boolean {
  const folded = foldFully(`${subject}\n${message}`);
  return TEST.test(folded) && IGNORE.test(folded) && !folded.includes('?') && folded.split(/\s+/).length <= MOST_WORDS;
}
