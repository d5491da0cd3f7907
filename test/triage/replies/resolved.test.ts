import { followedAdvice, saysResolved } from '../../../src/triage/replies/resolved.ts';

test.each([
  ['It works now, you can close the ticket. Thanks!', true], ['Hat sich erledigt, danke.', true], ['listo, se arregló, pueden cerrar el caso', true],
  ["C'est réglé, merci beaucoup", true], ['Caiu na conta ontem. Obrigado.', true],
  ['Thanks so much Lena, that did the trick! The amount is correct.', true], ['Hat geklappt, vielen Dank!', true], ['Deu certo, obrigada!', true], ['It worked until Monday.', false], ['Buenas tardes, ya entré. Resuelto. gracias', true], ['Finished in the end. Nothing needed, just reporting.', true], ['El problema no se ha resuelto', false], ['Is nothing needed?', false], ['Hat nicht geklappt.', false],
  ['It works now, but the light still blinks.', false], ['Is it solved?', false], ['It is not fixed', false], ['My lamp does not work', false],
])('%s → settled: %p', (message, settled) => expect(saysResolved(message)).toBe(settled));

test.each([
  ['I did everything in your list. Still E7.', true], ['Ihren Rat habe ich befolgt, leider ohne Erfolg.', true], ['Fiz o que me disseram e voltou igual', true],
  ['My machine shows E7', false],
])('%s → followed: %p', (message, followed) => expect(followedAdvice(message)).toBe(followed));
