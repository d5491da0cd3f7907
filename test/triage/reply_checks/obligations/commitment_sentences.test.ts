/**
 * Invented promises and deeds, and what a good reply may always say, in five languages, each put into a reply whose source speaks of neither
 * (`commitment_sentences.tsv`: three lists, of which the second and the third were measured before anything was mended by them).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { found } from '../found.ts';

const LAMPS: Record<string, { message: string; source: string; before: string; behind: string }> = {
  en: { message: 'Hello, the lamp I bought from you flickers since Sunday, and I would like to know how long the bulb should last. Regards, Ann', source: 'A Brightly bulb lasts about 900 hours. If the lamp flickers, tighten the bulb and try another socket. Bulbs are not part of the guarantee.', before: 'Hello Ann,\n\nA Brightly bulb lasts about 900 hours.', behind: 'If the lamp flickers, please tighten the bulb and try another socket.' },
  de: { message: 'Guten Tag, meine bei Ihnen gekaufte Lampe flackert seit Sonntag, und ich wüsste gern, wie lange das Leuchtmittel halten sollte. Gruß, Anna Weber', source: 'Ein Leuchtmittel von Brightly hält etwa 900 Stunden. Flackert die Lampe, drehen Sie das Leuchtmittel fest und probieren eine andere Steckdose. Leuchtmittel sind nicht Teil der Garantie.', before: 'Guten Tag Frau Weber,\n\nein Leuchtmittel von Brightly hält etwa 900 Stunden.', behind: 'Flackert die Lampe, drehen Sie das Leuchtmittel bitte fest und probieren eine andere Steckdose.' },
  es: { message: 'Hola, la lámpara que les compré parpadea desde el domingo y quisiera saber cuánto debe durar la bombilla. Saludos, Ana', source: 'Una bombilla Brightly dura unas 900 horas. Si la lámpara parpadea, apriete la bombilla y pruebe otro enchufe. Las bombillas no forman parte de la garantía.', before: 'Hola, Ana:\n\nUna bombilla Brightly dura unas 900 horas.', behind: 'Si la lámpara parpadea, apriete la bombilla y pruebe otro enchufe.' },
  fr: { message: "Bonjour, la lampe achetée chez vous clignote depuis dimanche et j'aimerais savoir combien de temps l'ampoule doit durer. Cordialement, Anne", source: "Une ampoule Brightly dure environ 900 heures. Si la lampe clignote, revissez l'ampoule et essayez une autre prise. Les ampoules ne font pas partie de la garantie.", before: 'Bonjour Anne,\n\nUne ampoule Brightly dure environ 900 heures.', behind: "Si la lampe clignote, revissez l'ampoule et essayez une autre prise." },
  pt: { message: 'Olá, o candeeiro que vos comprei pisca desde domingo e gostava de saber quanto deve durar a lâmpada. Cumprimentos, Ana', source: 'Uma lâmpada Brightly dura cerca de 900 horas. Se o candeeiro piscar, aperte a lâmpada e experimente outra tomada. As lâmpadas não fazem parte da garantia.', before: 'Olá, Ana,\n\nUma lâmpada Brightly dura cerca de 900 horas.', behind: 'Se o candeeiro piscar, aperte a lâmpada e experimente outra tomada.' },
};
const rows = readFileSync(join(import.meta.dirname, 'commitment_sentences.tsv'), 'utf8').trim().split('\n').map((line) => line.split('\t'));

/** The share of a list's sentences for which a reply is stopped. */
function stopped(list: string, kind: string): number {
  const own = rows.filter((row) => row[0] === list && row[2] === kind);
  return own.filter(([, language = '', , sentence = '']) => {
    const lamp = LAMPS[language];
    return lamp && found(language, lamp.source, `${lamp.before} ${sentence} ${lamp.behind}`, lamp.message).length > 0;
  }).length / own.length;
}

test.each([['first', 0.85], ['second', 0.8], ['third', 0.45]])('of the promises of the %s list at least %d are stopped', (list, least) => {
  expect(stopped(list, 'promised')).toBeGreaterThanOrEqual(least);
});

test.each(['first', 'second', 'third'])('of what a good reply may say, of the %s list, hardly anything is stopped', (list) => {
  expect(stopped(list, 'said')).toBeLessThanOrEqual(0.02);
});
