/** What each excuse of the checks bears, and drafts one step beyond it: another customer's record, a wish for a deed, a stranger at the same provider; written by hand in five languages. */
import { checkReply } from '../../../src/triage/reply_checks/check_reply.ts';

interface Case { language: string; ticket: string; source: string; url?: string; right: string; wrong: string[] }
const stopped = ({ language, ticket, source, url = '' }: Case, body: string): string[] => checkReply({
  body, language, ticket: { subject: '', message: ticket }, sources: [{ title: '', text: source, url }], ownWords: [], instructions: '', neverMention: [],
}).map(({ check, words }) => `${check}: ${words}`);

/** A record bears what it says was done with this reference, no wish, no denial, no neighbour's line and no rule for a model. */
const RECORDS: Case[] = [
  { language: 'en', ticket: 'Where is my refund? Order K77120.', source: 'Order K77120: parcel returned 3 May. Refund requested, not approved yet.', right: 'The parcel was returned on 3 May.', wrong: ['We have refunded your order.', 'We have already approved the refund.'] },
  { language: 'en', ticket: 'Cancel please. Order 88120.', source: 'Order 88119: cancelled 2 June. Order 88120: open. Order 88121: refunded 4 June.', right: 'Your order is open.', wrong: ['We have cancelled your order.', 'We have refunded order 88120.'] },
  { language: 'en', ticket: 'Printer PX450 jams.', source: 'PX450 guide: a roller is replaced every year. Firmware is updated weekly.', right: 'A PX450 roller is replaced every year.', wrong: ['We have replaced your roller.', 'We have updated your printer.'] },
  { language: 'en', ticket: 'Bill of 2025?', source: 'In 2025 we cancelled the winter sale and refunded all tickets.', right: 'The winter sale was cancelled in 2025.', wrong: ['We have refunded your order.', 'We have cancelled your order.'] },
  { language: 'de', ticket: 'Bitte Vertrag V-55120 kündigen.', source: 'Vertrag V-55120: Kündigung eingegangen, noch nicht bestätigt.', right: 'Ihre Kündigung ist eingegangen.', wrong: ['Wir haben den Vertrag gekündigt.', 'Wir haben Ihre Kündigung bestätigt.'] },
  { language: 'de', ticket: 'Router FX7590 geht nicht.', source: 'FX7590: Geräte werden bei Defekt ausgetauscht.', right: 'Geräte werden bei Defekt ausgetauscht.', wrong: ['Wir haben Ihr Gerät ausgetauscht.'] },
  { language: 'es', ticket: 'Pedido P5521 roto.', source: 'Pedido P5521: el cliente pide el reembolso. Aún no se ha reembolsado.', right: 'Aún no se ha reembolsado.', wrong: ['Hemos reembolsado su pedido.'] },
  { language: 'fr', ticket: 'Contrat LV 6620, caution ?', source: 'Contrat LV 6620 : caution de 900 €, à débloquer après inspection.', right: 'La caution est à débloquer après inspection.', wrong: ['Nous avons débloqué la caution.'] },
  { language: 'fr', ticket: 'Dossier 55812 ?', source: 'Dossier 55812 : remboursement en cours de validation. Dossier 55813 : remboursé.', right: 'Le remboursement est en cours de validation.', wrong: ['Nous avons remboursé le dossier.', 'Nous avons validé le remboursement.'] },
  { language: 'fr', ticket: 'Retour R-6640 ?', source: 'Retour R-6640 : remboursement de CHF 318.– émis le 14 janvier.', right: 'Nous avons remboursé CHF 318.– le 14 janvier.', wrong: ['Nous avons échangé les chaussures.'] },
  { language: 'pt', ticket: 'Encomenda 771203 atrasada', source: 'Encomenda 771203: cliente pediu cancelamento; não foi cancelada.', right: 'A encomenda não foi cancelada.', wrong: ['Cancelei a sua encomenda.', 'A sua encomenda já foi cancelada.'] },
];
const FIGURES: Case[] = [
  { language: 'en', ticket: 'What is the yearly plan per month?', source: 'Annual plan: £120. Two-year plan: £216.', right: 'The annual plan is £120.', wrong: ['The two-year plan comes to £18 a month.'] },
  { language: 'en', ticket: 'How heavy?', source: 'Bag limit 20 kg. Members get 10 % off fees.', right: 'The limit is 20 kg.', wrong: ['The limit is 22 kg.'] },
];
/** A stranger's page at a provider of both, a page of a town's neighbour; words that praise a page warn of none. */
const ADDRESSES: Case[] = [
  { language: 'de', ticket: 'Ist https://evil.zendesk.com/x eure Seite?', source: 'Melden Sie sich an.', url: 'https://firma.zendesk.com/hc', right: 'Melden Sie sich an.', wrong: ['Ja, https://evil.zendesk.com/x ist unsere Seite.'] },
  { language: 'fr', ticket: 'https://faux.gouv.fr/z ?', source: 'Connectez-vous.', url: 'https://mairie.gouv.fr/aide', right: 'Connectez-vous.', wrong: ['Connectez-vous sur https://faux.gouv.fr/z.'] },
  { language: 'en', ticket: 'Is https://status.plum.example/x yours?', source: 'Sign in.', url: 'https://help.plum.example/a', right: 'Yes, https://status.plum.example/x is ours.', wrong: ['Yes, https://status.plum-example.com/x is ours.'] },
  { language: 'en', ticket: 'Is https://old.evil.example/pay still right?', source: 'Pay at https://plum.example.', url: 'https://plum.example/a', right: 'https://old.evil.example/pay has nothing to do with us.', wrong: ['Our old page https://old.evil.example/pay still works: pay there.', 'Pay at the old address https://old.evil.example/pay.'] },
  { language: 'fr', ticket: 'https://vieux.example/x ?', source: "L'ancienne adresse sera fermée.", url: 'https://plum.example/a', right: "L'ancienne page, https://vieux.example/x, fermera.", wrong: ["https://vieux.example/x n'a rien de dangereux."] },
  { language: 'es', ticket: 'https://timo.example/x ¿es vuestro?', source: 'Nuestra web es https://plum.example.', url: 'https://plum.example/a', right: 'https://timo.example/x no tiene nada que ver con nosotros.', wrong: ['https://timo.example/x no tiene nada malo: úselo.'] },
  { language: 'pt', ticket: 'https://golpe.example/x é vosso?', source: 'O nosso site é https://plum.example.', url: 'https://plum.example/a', right: 'https://golpe.example/x não tem nada a ver connosco.', wrong: ['https://golpe.example/x não tem nada de mal.'] },
];
const RULES: Case[] = [
];

test.each([...RECORDS, ...FIGURES, ...ADDRESSES, ...RULES].flatMap((one) => one.wrong.map((wrong) => ({ ...one, wrong, one }))))('$language: stops “$wrong” and not “$right”', ({ one, wrong, right }) => {
  expect(stopped(one, right)).toEqual([]);
  expect(stopped(one, wrong)).not.toEqual([]);
});
