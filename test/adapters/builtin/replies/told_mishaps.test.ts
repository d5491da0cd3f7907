/** What has befallen a customer, and what only might. */
import { mishapIn } from '../../../../src/adapters/builtin/replies/told_mishaps.ts';

const told = (message: string) => mishapIn({ subject: '', message });

test.each([
  'My mother passed away on Sunday.', 'What happens now that my wife has died?', 'Je voulais savoir si je peux résilier, mon mari est décédé.', 'Mein Vater ist tot.', 'My nan died.', 'I lost my husband in May.', 'Ma mère nous a quittés en mars.', 'Wir mussten unseren Kater gehen lassen.', 'Er ist über die Regenbogenbrücke gegangen.', 'We put our old cat to sleep.', 'My mum\u2019s funeral is on Thursday.', 'We lost our dad on Sunday.', 'I\u2019m in hospital till the end of the month.', 'Our dog died last night.', 'My pet has died, what do I tell you?', 'I had a bad fall and my wrist is in plaster.', 'My son is in hospital.', 'We had to put Rex to sleep.', 'Schwiegervater im Spital, wir kommen nicht.', 'Wir mussten sie einschläfern lassen.', 'Ayer tuvimos que dormir a nuestro Curro.', 'Estaba en urgencias con apendicitis.', 'Je suis aux urgences.', 'Meine Frau ist im Mai verstorben.', 'Ich hatte letzte Woche einen Unfall.', 'Unser Hund ist vom Auto angefahren worden.',
  'Mi abuela falleció ayer.', 'Mi perro se murió el lunes.', 'Mon chien est mort.', 'A minha avó morreu em maio.', 'Tuve un accidente el lunes.', 'Estoy en el hospital desde ayer.', 'Mon père est décédé.', 'J’ai eu un grave accident.', 'Ma fille est hospitalisée.', 'O meu avô faleceu.', 'Sofri um acidente ontem.', 'A minha mãe está internada.',
])('grief: %s', (message) => expect(told(message)).toBe('grief'));

test.each(['My wallet was stolen at the market.', 'Someone nicked my bike.', 'Mein Rad wurde gestohlen.', 'Bei uns wurde eingebrochen.', 'Me han robado el móvil.', 'On m’a volé mon sac hier.', 'Mon vélo a été volé.', 'Fui assaltada ontem e levaram o telefone.', 'Roubaram o meu cartão.'])('loss: %s', (message) => expect(told(message)).toBe('loss'));

test.each([
  'I broke my ankle skiing about ten years ago.', 'Had a bike nicked last summer.', 'Vor zehn Jahren wurde mein Rad gestohlen.', 'El año pasado me robaron la mochila.', 'Il y a trois ans j’ai eu un accident.', 'Fui assaltada pela gula.', 'No ano passado roubaram a minha bicicleta.',
  'What happens if my bike is stolen?', 'Combien coûte l\u2019assurance décès ?', 'Nobody was hurt.', 'Wir hatten keinen Unfall.', 'Is the lab in the hospital?', 'How much is a wreath for a funeral?', 'Quanto custa uma coroa para funeral?', 'What if my dog dies?', 'Was passiert, wenn mein Hund stirbt?', 'What are the rules for people diagnosed with asthma?', 'The toddler had an accident on the mattress.', 'Faço biópsia com vocês?', 'We were not in an accident.', 'Do you cover a phone that was stolen?', 'My phone died on the bus.', 'Now it is dead, lol.', 'Deckt die Hausrat ein Fahrrad, das gestohlen wurde?', 'Was passiert, wenn mein Rad gestohlen wird?', '¿Qué pasa si me roban la bici?',
  'Que se passe-t-il si le vélo est volé pendant la location ?', 'O que acontece se o cartão for roubado?', 'I am dying to know when it comes.', 'Where is your shop?', 'Ma serrure est morte après deux ans.', 'Un tarif de groupe pour un enterrement de vie de garçon.', 'O projeto morreu à nascença.', '¿Mis cortinas ya? Se las llevaron antier.',
])('neither: %s', (message) => expect(told(message)).toBeUndefined());
