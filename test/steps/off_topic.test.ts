/** What the sample knowledge cannot answer: asked of it, nothing may go out by itself. */
import { createMemoryKnowledgeBase } from '../../src/adapters/builtin/memory_knowledge_base.ts';
import { draftReply } from '../../src/steps/drafting.ts';
import { createDeadline } from '../../src/zapier/deadline.ts';
import { readKnowledgeFile } from '../../src/scripts/demo/knowledge_file.ts';
import { standIns } from '../../src/services.ts';

const demo = (file: string): string => `${__dirname}/../../data/demo/${file}`;

beforeAll(async () => { standIns.knowledgeBase = createMemoryKnowledgeBase([...await readKnowledgeFile(demo('knowledge.jsonl')), ...await readKnowledgeFile(demo('solved_tickets.jsonl'))]); });
afterAll(() => { delete standIns.knowledgeBase; });

test.each([
  'Does the LumaDesk lamp come with a UK plug or do I need an adapter?',
  'Can I use the BrewMate with oat milk in the water tank?',
  'Is the TrackFit approved as a medical device by the FDA?',
  'Do you have a shop in Munich where I can see the lamp?',
  'I would like to sell your products in my store in Dubai. Who handles wholesale?',
  'What is your CEO\'s e-mail address?',
  'Can the AeroPure be mounted on the ceiling?',
  'Which coffee beans do you recommend for the BrewMate?',
  'Is there an API for the HomeHub so that I can write my own app?',
  'My neighbour plays loud music every night, what can I do?',
  'Please book me a table for four at your restaurant tonight.',
  'How do I renew my passport?',
  'Is the HomeHub compatible with Matter over Thread?',
  'Can I pay by cheque or in three instalments?',
  'Do you hire students for summer jobs?',
  'What is the weight of the AeroPure in kilos and does it fit in a car?',
  'Can I take the TrackFit into the sauna?',
  'Do you plan an IPO? I would like to buy shares.',
  'When is your Black Friday sale and how much is off?',
  'How do I change the language of the TrackFit to Japanese?',
  'Hat die LumaDesk einen USB-C-Anschluss?',
  'Kann ich den AeroPure auch im Bad verwenden?',
  'Liefern Sie auch nach Island und was kostet das?',
  'Kann ich meine Bestellung im Laden in Hamburg abholen?',
  'Ist die BrewMate für Milchschaum geeignet?',
  'Gibt es einen Studentenrabatt auf FjordCare?',
  'Wie viel Strom verbraucht der HomeHub im Standby?',
  'Aus welchem Material ist das Armband? Ich habe eine Nickelallergie.',
  '¿Puedo usar la BrewMate con agua embotellada con gas?',
  '¿El purificador elimina el olor a tabaco?',
  '¿Tienen tienda física en Madrid?',
  '¿Cuánto mide la lámpara y cuánto pesa?',
  '¿Dan cursos para aprender a programar el HomeHub?',
  'Est-ce que le bracelet mesure la tension artérielle ?',
  'Livrez-vous en Nouvelle-Calédonie et à quel prix ?',
  'La lampe est-elle fabriquée en France ?',
  'Puis-je payer avec des chèques-vacances ?',
  'O purificador serve para quartos de bebés prematuros?',
  'Vocês vendem peças para a cafeteira Philips?',
  'Qual é o horário da loja de Lisboa aos domingos?',
])('“%s” is left to a person', async (message) => {
  const reply = await draftReply({ authData: {}, deadline: createDeadline(), inputData: { message, allow_auto_send: true, should_escalate: false } });
  expect(reply.can_auto_send).toBe(false);
});
