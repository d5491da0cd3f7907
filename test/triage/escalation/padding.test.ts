/** Nothing that a ticket says around a rule's hit takes it back: every positive case of the contract, wrapped in friendly and in ordinary sentences. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decideBuiltin } from '../../../src/adapters/builtin/escalation/decision.ts';
import { DEFAULT_SETTINGS } from '../../../src/triage/escalation/settings.ts';
import { ticketOf } from '../../contracts/engine.ts';

interface Case { id: string; lang: string; subject: string; message: string; should_escalate: boolean }

const positives = readFileSync(join(import.meta.dirname, '../../contracts/escalation_cases.jsonl'), 'utf8').split('\n').filter(Boolean)
  .map((line): Case => JSON.parse(line)).filter(({ should_escalate }) => should_escalate);

const AROUND: Record<string, string[]> = {
  en: ['Thank you so much for your wonderful service, everything is perfect and I love your products. Have a lovely day!', 'Could you please tell me how to change the filter? The manual says every three months.'],
  de: ['Vielen Dank für den tollen Service, alles ist perfekt und ich liebe Ihre Produkte. Einen schönen Tag noch!', 'Können Sie mir bitte sagen, wie ich den Filter wechsle? In der Anleitung steht alle drei Monate.'],
  es: ['Muchas gracias por su maravilloso servicio, todo es perfecto y me encantan sus productos. ¡Que tengan un buen día!', '¿Podrían decirme cómo se cambia el filtro? El manual dice que cada tres meses.'],
  fr: ["Merci beaucoup pour votre merveilleux service, tout est parfait et j'adore vos produits. Bonne journée !", 'Pourriez-vous me dire comment changer le filtre ? La notice dit tous les trois mois.'],
  pt: ['Muito obrigado pelo serviço maravilhoso, está tudo perfeito e adoro os vossos produtos. Tenham um bom dia!', 'Podem dizer-me como se muda o filtro? O manual diz de três em três meses.'],
};

/** A cry of two words is a fragment that leans on its neighbours. */
const FRAGMENTS = ['de-c032', 'en-c101'];

const goesToAPerson = (subject: string, message: string): boolean =>
  decideBuiltin(ticketOf(message, { subject }), DEFAULT_SETTINGS, { contactCount: 0, now: new Date('2026-11-20T12:00:00Z') }).route === 'human';

test.each([
  ['before', (words: string, pad: string) => `${pad} ${words}`], ['behind', (words: string, pad: string) => `${words} ${pad}`],
  ['as paragraphs around', (words: string, pad: string) => `${pad}\n\n${words}\n\n${pad}`],
  ['fifteen times around', (words: string, pad: string) => `${`${pad} `.repeat(15)}${words} ${`${pad} `.repeat(15)}`],
  ['before, without a full stop', (words: string, pad: string) => `${pad.replace(/\s?[.!?]$/, '')} ${words}`],
])('%s', (_where, wrap) => {
  const talkedDown = positives.filter(({ lang, subject, message }) => (AROUND[lang] ?? []).some((pad) => !goesToAPerson(subject, wrap(message, pad)))).map(({ id }) => id);
  expect(positives.length).toBeGreaterThan(200);
  expect(talkedDown.filter((id) => !FRAGMENTS.includes(id))).toEqual([]);
}, 120_000);
