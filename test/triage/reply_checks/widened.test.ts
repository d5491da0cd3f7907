/** What a source keeps for some or denies others, said of all; and what keeps to it. */
import { findings, found } from './found.ts';

test.each([
  ['en', 'Bikes may be stored in the cellar, with all season passes except the evening pass.', 'Yes, bikes may be stored in the cellar with all our season passes, yours among them.', 'I hold the evening pass. May I store my bike?'],
  ['en', 'Bikes may be stored in the cellar, with all season passes except the evening pass.', 'Yes, your bikes may be stored in the cellar with your season passes.', 'I hold one for the evening. May I store my bike?'],
  ['en', 'Late checkout is offered in lake rooms only, for a fee.', 'Late checkout is offered in any of our rooms for a fee.', 'May we stay longer?'],
  ['de', 'Fahrräder stehen nur im Keller, nicht im Treppenhaus.', 'Ihre Fahrräder stehen im Keller wie im Treppenhaus sicher.', 'Wohin mit dem Rad?'],
  ['de', 'Werkzeug leihen ausschließlich Kunden mit Tarif Meister oder Geselle.', 'Werkzeug leihen Kunden mit jedem Tarif.', 'Kann ich eine Säge leihen?'],
  ['es', 'El aparcamiento cubierto se reserva en línea, pero solo con los abonos Oro y Plata.', 'El aparcamiento cubierto se reserva en línea con cualquiera de nuestros abonos.', '¿Puedo reservar?'],
  ['fr', 'Le prêt de skis est compris avec toutes les formules, sauf la formule Matin.', 'Le prêt de skis est compris avec toutes nos formules.', 'Les skis sont compris ?'],
  ['pt', 'A marcação de cabines faz-se em linha, mas apenas nos planos Serra e Mar.', 'A marcação de cabines faz-se em linha em qualquer plano.', 'Posso marcar?'],
  ['en', 'A hatch is repaired under warranty only if a dealer fitted it.', 'A hatch is repaired under warranty whether a dealer fitted it or you did.', 'Is the hatch covered?'],
  ['en', 'Storage is free only for members of the club; others pay 4 €.', 'Storage is free of charge for all skiers.', 'What does storage cost?'],
  ['fr', 'Seul le moniteur réserve la piste, et uniquement pour un groupe dont il est le guide.', "Le moniteur réserve la piste pour n'importe quel groupe, qu'il en soit le guide ou non.", 'Peut-on réserver la piste ?'],
])('%s: “%s” is widened by “%s”', (language, source, body, message) => {
  expect(findings(language, source, body, message).map(({ missing }) => missing)).toContainEqual(expect.stringMatching(/of some only|otherwise|rule it out|known to be one/));
});

test.each([
  ['en', 'Bikes may be stored in the cellar, with all season passes except the evening pass.', 'Bikes may be stored in the cellar with all season passes except the evening pass.', 'I hold the day pass.'],
  ['en', 'Bikes may be stored in the cellar, with all season passes except the evening pass.', 'Bikes may be stored in the cellar with all our season passes. Only the evening pass is left out.', 'I hold the day pass.'],
  ['en', 'Bikes may be stored in the cellar, with all season passes except the evening pass.', 'Yes, bikes may be stored in the cellar with your season pass.', 'I hold the day pass.'],
  ['de', 'Fahrräder stehen nur im Keller, nicht im Treppenhaus.', 'Ihre Fahrräder stehen im Keller, nicht im Treppenhaus.', 'Wohin mit dem Rad?'],
  ['es', 'El aparcamiento cubierto se reserva en línea, pero solo con los abonos Oro y Plata. Todos los abonos abren el aparcamiento descubierto.', 'Todos los abonos abren el aparcamiento descubierto.', '¿Puedo aparcar?'],
  ['fr', 'Le prêt de skis est compris avec toutes les formules, sauf la formule Matin.', 'Le prêt de skis est compris avec toutes nos formules, hormis la formule Matin.', 'Les skis sont compris ?'],
  ['pt', 'A marcação de cabines faz-se em linha, mas apenas nos planos Serra e Mar.', 'A marcação de cabines faz-se em linha no plano Serra.', 'Tenho o plano Serra.'],
  ['de', 'Je Gast leihen wir höchstens zwei Schlitten, außer in den Ferien, da sind es drei.', 'Wir leihen Ihnen höchstens zwei Schlitten, in den Ferien drei.', 'Wie viele Schlitten?'],
])('%s: “%s” is kept by “%s”', (language, source, body, message) => {
  expect(found(language, source, body, message)).toEqual([]);
});

test.each(['only in lake rooms, not in any room. ', 'except all plans whether or not '])('two thousand times “%s” in reply and source take no more than five times a quarter of them, and a little', (piece) => {
  const milliseconds = (times: number): number => {
    const from = process.cpuUsage();
    found('en', piece.repeat(times), `Yes, in any of our rooms. ${'All rooms and plans. '.repeat(20)}`);
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1000;
  };
  milliseconds(10);
  const quarter = milliseconds(500);
  expect(milliseconds(2000)).toBeLessThan(5 * quarter + 200);
});
