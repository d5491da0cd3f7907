import { cleanKnowledge } from '../../src/triage/knowledge_hygiene.ts';
import { leastMilliseconds } from '../cpu_clock.ts';

const clean = (solution: string, problem = 'The lamp flickers.') => cleanKnowledge({ title: 'Flicker', problem, solution });

test.each([
  ['greeting, signature and name placeholder', 'Hi <name>,\n\nTighten the bulb, {{first_name}}, by a quarter turn.\n\nBest regards,\nTom from Example', 'Tighten the bulb, by a quarter turn.'],
  ['German letter', 'Sehr geehrte Frau [Nachname],\n\nbitte drehen Sie die Lampe fest.\n\nMit freundlichen Grüßen\nIhr Team', 'bitte drehen Sie die Lampe fest.'],
  ['a sentence that lives by a placeholder', 'Restart the lamp. Your parcel number is <tracking_num>. Wait five minutes.', 'Restart the lamp. Wait five minutes.'],
  ['a sender\'s own address', 'Restart the lamp and write to tom@team.example if it stays.', 'Restart the lamp and write to [EMAIL] if it stays.'],
  ['a link is no placeholder', 'Open [the guide](https://help.example.com/x) and follow step 4.2.', 'Open [the guide](https://help.example.com/x) and follow step 4.2.'],
  ['a list keeps its lines', '1. Unplug it.\n2. Wait.\n\n- Plug it in.', '1. Unplug it.\n2. Wait.\n\n- Plug it in.'],
])('%s', (_what, solution, expected) => {
  expect(clean(solution)).toMatchObject({ solution: expected, refused: '' });
});

test.each([
  'Thank you for contacting us. We will look into it and get back to you.', 'Hello <name>,\nwe have forwarded your request. Sorry for the delay.\nKind regards',
  'Wir kümmern uns darum. Danke für Ihre Geduld.', 'Nous étudions votre demande. Merci.', 'Estamos revisando su caso. Gracias.', 'Estamos verificando. Obrigado!',
])('says nothing: %s', (solution) => {
  expect(clean(solution).refused).not.toBe('');
});

test('a promise beside a real answer does not cost it', () => {
  expect(clean('Thank you for waiting. Hold the reset key for ten seconds until the ring is white.').refused).toBe('');
});

test('a missing title is taken from the problem, a missing problem from the title', () => {
  expect(cleanKnowledge({ title: '', problem: 'The ring blinks\nthree times.', solution: 'Take off the metal case.' })).toMatchObject({ title: 'The ring blinks three times.' });
  expect(cleanKnowledge({ title: 'Ring blinks', problem: '', solution: 'Take off the metal case.' })).toMatchObject({ problem: 'Ring blinks' });
});

test.each([['{{a '.repeat(40_000)], ['<a'.repeat(80_000)], ['[a b '.repeat(40_000)], ['%A'.repeat(80_000)], ['We will '.repeat(25_000)]])('hostile text takes less than a second', (text) => {
  expect(leastMilliseconds((round) => clean(`${round} ${text}`))).toBeLessThan(1000);
});
