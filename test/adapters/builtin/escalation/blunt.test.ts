/** What is said in a few words, alone or among a mail's other words: the model finds little in them to go by, and must not talk the rules down. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { decideBuiltin } from '../../../../src/adapters/builtin/escalation/decision.ts';
import { DEFAULT_SETTINGS } from '../../../../src/triage/escalation/settings.ts';
import { ticketOf } from '../../../contracts/engine.ts';

interface Row { id: string; lang: string; message: string; should_escalate: string; severity: string }
interface Frame { greeting: string; farewell: string; subject: string; before: string; behind: string }

/** What stands around a statement in each language; `before` and `behind` make an ordinary mail of some 60 words. */
const FRAMES: Readonly<Record<string, Frame>> = {
  en: {
    greeting: 'Hello,', farewell: 'Kind regards,\nMargaret Dunne', subject: 'Question about my order from last week please',
    before: 'I placed order 48213 with you on the third, two sets of towels and a bath mat, and the confirmation came by e-mail the same day.',
    behind: 'Could you also tell me when the second parcel will be sent, and whether I can still change the delivery address to my office in Leeds? I am there from nine to five on weekdays.',
  },
  de: {
    greeting: 'Guten Tag,', farewell: 'Mit freundlichen Grüßen\nSabine Kehl', subject: 'Frage zu meiner Bestellung von letzter Woche bitte',
    before: 'am Dritten habe ich bei Ihnen die Bestellung 48213 aufgegeben, zwei Sätze Handtücher und eine Badematte, die Bestätigung kam noch am selben Tag.',
    behind: 'Können Sie mir außerdem sagen, wann das zweite Paket verschickt wird, und ob ich die Lieferadresse noch auf mein Büro in Kassel ändern kann? Dort bin ich werktags von neun bis fünf.',
  },
  es: {
    greeting: 'Hola, buenos días:', farewell: 'Un saludo,\nCarmen Ibáñez', subject: 'Consulta sobre mi pedido de la semana pasada',
    before: 'El día tres hice el pedido 48213, dos juegos de toallas y una alfombra de baño, y la confirmación me llegó el mismo día por correo.',
    behind: '¿Me podrían decir también cuándo sale el segundo paquete, y si todavía puedo cambiar la dirección de entrega a mi oficina de Gijón? Allí estoy de nueve a cinco entre semana.',
  },
  fr: {
    greeting: 'Bonjour,', farewell: 'Cordialement,\nHélène Marchand', subject: 'Question sur ma commande de la semaine dernière',
    before: 'Le trois, j\'ai passé la commande 48213, deux lots de serviettes et un tapis de bain, et la confirmation est arrivée par mail le jour même.',
    behind: 'Pourriez-vous aussi me dire quand part le second colis, et si je peux encore changer l\'adresse de livraison pour mon bureau à Dijon ? J\'y suis de neuf à dix-sept heures en semaine.',
  },
  pt: {
    greeting: 'Olá, bom dia,', farewell: 'Com os melhores cumprimentos,\nTeresa Pacheco', subject: 'Dúvida sobre a minha encomenda da semana passada',
    before: 'No dia três fiz o pedido 48213, dois jogos de toalhas e um tapete de casa de banho, e a confirmação chegou por e-mail no mesmo dia.',
    behind: 'Podem também dizer-me quando é enviada a segunda encomenda, e se ainda posso mudar a morada de entrega para o meu escritório em Aveiro? Estou lá das nove às cinco durante a semana.',
  },
};

const paragraphs = (...parts: string[]): string => parts.join('\n\n');
/** A statement as a sentence of a mail. */
const ended = (message: string): string => (/[.!?…]$/.test(message) ? message : `${message}.`);

const WAYS: Readonly<Record<string, (message: string, frame: Frame) => { subject: string; message: string }>> = {
  bare: (message) => ({ subject: '', message }),
  greeted: (message, { greeting, farewell }) => ({ subject: '', message: paragraphs(greeting, message, farewell) }),
  titled: (message, { subject }) => ({ subject, message }),
  'in a mail': (message, { greeting, before, behind, farewell }) => ({ subject: '', message: paragraphs(greeting, `${before} ${ended(message)} ${behind}`, farewell) }),
};

const rows: Row[] = parse(readFileSync(join(import.meta.dirname, '../../../../data/escalation/blunt.csv')), { columns: true });

function decided(way: string) {
  return rows.map((row) => {
    const frame = FRAMES[row.lang], put = WAYS[way];
    if (!frame || !put) throw new Error(`${way}, ${row.lang}`);
    const { subject, message } = put(row.message.trim(), frame);
    const { route, suppressed } = decideBuiltin(ticketOf(message, { subject }), DEFAULT_SETTINGS, { contactCount: 0, now: new Date('2026-11-20T12:00:00Z') });
    return { ...row, isRaised: route === 'human', isTalkedDown: suppressed.some(({ why }) => why === 'an ordinary sentence') };
  });
}

/** At most so many of 150 critical ones missed, so many of these talked down by the model, so many of 150 high ones missed, so many of 150 harmless ones raised. */
test.each([
  ['bare', 0, 0, 3, 1],
  ['greeted', 1, 1, 7, 2],
  ['titled', 4, 2, 20, 0],
  ['in a mail', 3, 2, 28, 1],
])('%s: nearly all of what is critical goes to a person, and hardly a harmless one does', (way, critical, talkedDown, high, harmless) => {
  const all = decided(way);
  const missed = (severity: string) => all.filter((one) => one.severity === severity && !one.isRaised);
  expect(all.filter(({ severity }) => severity === 'critical')).toHaveLength(150);
  expect(missed('critical').length).toBeLessThanOrEqual(critical);
  expect(missed('critical').filter(({ isTalkedDown }) => isTalkedDown).length).toBeLessThanOrEqual(talkedDown);
  expect(missed('high').length).toBeLessThanOrEqual(high);
  expect(all.filter(({ should_escalate, isRaised }) => should_escalate === 'false' && isRaised).length).toBeLessThanOrEqual(harmless);
});
