/** What a ticket tells beside its reasons, judged by hand on sentences made for it. */
import type { EscalationReason } from '../../../src/ports/engine.ts';
import { plightsOf, type Plight } from '../../../src/triage/escalation/plight.ts';

const told = (message: string, ...reasons: EscalationReason[]): Plight[] => [...plightsOf(new Map(reasons.map((reason) => [reason, message])), message)].sort();

test.each<[string, Plight[]]>([
  ['There is a strong smell of gas in the hall since you serviced the boiler.', ['gas']], ['Im Flur riecht es nach Gas.', ['gas']], ['Huele a gas en toda la cocina.', ['gas']], ['Ça sent le gaz dans la cave.', ['gas']], ['Está a cheirar a gás na cozinha.', ['gas']], ['Tem cheiro de gás no corredor.', ['gas']], ['The carbon monoxide alarm went off twice.', ['gas']],
  ['The charger went up in flames.', ['fire']], ['Der Stecker hat Funken geschlagen.', ['fire']], ['Sale humo del enchufe.', ['fire']], ['Il y a de la fumée qui sort du four.', ['fire']], ['O carregador pegou fogo.', ['fire']],
  ['The clip snapped and she hit her head, we are at the hospital now.', ['hurt']], ['Unser Sohn hat sich den Arm gebrochen.', ['hurt']], ['Estamos en urgencias con la niña.', ['hurt']], ['Les pompiers l’ont emmené.', ['hurt']], ['Estamos a caminho do pronto-socorro.', ['hurt']],
  ['The handle came loose and nearly hit her.', []],
  ['Two cats are dead and the vet says poison.', ['animal']], ['Die Tierklinik sagt Vergiftung.', ['animal']], ['La veterinaria dice que fue el pienso.', ['animal']], ['Le vétérinaire parle de poison.', ['animal']], ['O veterinário diz que foi a ração.', ['animal']],
  ['Honestly I do not want to be here any more.', []], ['Ich sehe keinen Sinn mehr.', []],
])('of danger: %s', (message, plights) => expect(told(message, 'safety')).toEqual(plights));

test.each<[string, Plight[]]>([
  ['My father died on Monday and you still bill him.', ['bereaved']], ['Mein Mann ist letzte Woche verstorben.', ['bereaved']], ['Mi madre falleció el martes.', ['bereaved']], ['Mon mari est décédé.', ['bereaved']], ['O meu pai morreu no domingo.', ['bereaved']],
  ['I lost my job and cannot pay.', []], ['Estoy en paro y no puedo pagar.', []],
])('of a plight: %s', (message, plights) => expect(told(message, 'vulnerable_customer')).toEqual(plights));

test.each<[string, Plight[]]>([
  ['Can somebody ring me back today?', ['call']], ['Bitte rufen Sie mich zurück.', ['call']], ['Que me llame un encargado.', ['call']], ['Je veux qu’un responsable me rappelle, appelez-moi.', ['call']], ['Peço que me liguem amanhã.', ['call']],
  ['I want a real person, not a bot.', []], ['Ich möchte mit einem Menschen schreiben.', []], ['Quiero hablar con una persona.', []], ['Je veux un humain.', []], ['Quero falar com uma pessoa.', []],
])('of a wish for a person: %s', (message, plights) => expect(told(message, 'human_request')).toEqual(plights));

test.each<[string, Plight[]]>([
  ['Somebody is in my account and changed the password.', ['takenOver']], ['Invadiram a minha conta e perdi o acesso.', ['takenOver']], ['I am locked out and see the bills of other customers.', []],
  ['All our files are locked and a note asks for a ransom.', ['ransom']], ['Alles verschlüsselt, sie fordern Lösegeld.', ['ransom']], ['Piden un rescate por los archivos.', ['ransom']], ['Tout est chiffré, avec une demande de rançon.', ['ransom']], ['Pedem um resgate pelos ficheiros.', ['ransom']], ['Fizeram o resgate de todos os meus pontos.', []], ['Cambiaron el correo de rescate de mi cuenta.', []],
])('of a breach: %s', (message, plights) => expect(told(message, 'security_breach')).toEqual(plights));

test('gas is heard where danger was found, not anywhere in a ticket', () => {
  expect([...plightsOf(new Map([['safety', 'The plug sparks.']]), 'The plug sparks. My gas bill is wrong too.')]).toEqual(['fire']);
});

test.each(['I act for Mrs Pruett in this matter.', 'Wir schreiben im Namen unserer Mandantin.', 'En nombre de mi cliente les requiero el pago.', 'Mon client vous met en demeure.', 'O meu cliente exige.'])('a lawyer writes: %s', (message) => expect(told(message, 'legal_threat')).toEqual(['lawyer']));

test('a long message costs no more than its beginning', () => {
  expect(told(`${'Nothing of note. '.repeat(400)}It smells of gas.`, 'safety')).toEqual([]);
});
