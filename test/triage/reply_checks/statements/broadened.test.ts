/** What a source gives to some, given by a reply to all; and what it gives to all. */
import { found } from '../found.ts';

test.each([
  ['en', 'Late check-out is offered to suite guests only.', 'Late check-out is offered to all guests.', true],
  ['en', 'Late check-out is offered to all guests.', 'All guests may have a late check-out.', false],
  ['en', 'Prams may be folded and taken on the tram, except on line 4.', 'Prams may be folded and taken on any of our lines.', true],
  ['en', 'Prams may be folded and taken on every line. Bicycles cannot be taken.', 'Prams may be folded and taken on any line.', false],
  ['en', 'The lamp cannot be dimmed. Lamps come with a cable.', 'Thank you for all details. The lamp comes with a cable.', false],
  ['de', 'Umbuchen können nur Gäste im Tarif Flex.', 'Umbuchen können alle Gäste.', true],
  ['de', 'Umbuchen können alle Gäste, außer in den Ferien.', 'Umbuchen können alle Gäste, außer in den Ferien.', false],
  ['de', 'Jedes Kissen ist waschbar. Decken sind nicht waschbar.', 'Jedes unserer Kissen ist waschbar.', false],
  ['es', 'El descuento es solo para los billetes de ida y vuelta.', 'El descuento vale para todos los billetes.', true],
  ['es', 'El descuento vale para todos los billetes.', 'El descuento vale para cualquier billete.', false],
  ['es', 'Se admiten perros en las terrazas, no en el comedor.', 'Se admiten perros en todas las salas.', false],
  ['fr', 'La livraison du soir est réservée à Lyon, pas aux autres villes.', 'La livraison du soir existe dans toutes nos villes.', true],
  ['fr', 'La livraison du soir existe dans toutes nos villes.', 'La livraison du soir existe dans toutes nos villes, Lyon comprise.', false],
  ['fr', 'Le retour est gratuit seulement pour les articles défectueux.', 'Le retour est gratuit pour tous les articles.', true],
  ['pt', 'O pequeno-almoço está incluído apenas nos quartos Superior.', 'O pequeno-almoço está incluído em todos os quartos.', true],
  ['pt', 'O pequeno-almoço está incluído em todos os quartos.', 'O pequeno-almoço está incluído em qualquer quarto.', false],
  ['pt', 'O estacionamento só é gratuito para hóspedes.', 'O estacionamento é gratuito para todos os visitantes.', true],
] as const)('%s: “%s” told as “%s”: %s', (language, source, body, isStopped) => {
  expect(found(language, source, body).includes('over-general')).toBe(isStopped);
});
