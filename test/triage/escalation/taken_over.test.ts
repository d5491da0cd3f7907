import { tellsTakenOver } from '../../../src/triage/escalation/taken_over.ts';

/** Sentences in which a breach was found, labelled by hand: may a new password help whoever writes? */
const TAKEN_OVER: [language: string, sentence: string][] = [
  ['en', "Somebody's in my account right now."], ['en', 'The email on my profile has been switched to one I’ve never seen.'], ['en', 'My account got hacked and the points are gone.'], ['en', 'account hacked!!'],
  ['de', 'Jemand ist in meinem Account und bestellt Handys.'], ['de', 'In meinem Kundenkonto steht seit heute eine fremde Lieferadresse.'], ['de', 'Mein Profil wurde gehackt, Passwort geht nicht mehr.'], ['de', 'Konto übernommen'],
  ['es', 'Han entrado en mi cuenta y me cambiaron el correo.'], ['es', 'Me hackearon y están comprando con mis puntos.'], ['es', 'Me robaron la cuenta'], ['es', 'Alguien usa mi contraseña desde otro país.'],
  ['fr', "Quelqu'un est connecté sur mon compte en ce moment."], ['fr', "L'adresse de mon espace a changé, ce n'est pas moi."], ['fr', 'Compte piraté'], ['fr', 'On a changé mon mot de passe cette nuit.'],
  ['pt', 'Invadiram minha conta e trocaram o e-mail.'], ['pt', 'Alguém mudou a minha palavra-passe às 3 da manhã.'], ['pt', 'Conta invadida'], ['pt', 'Foram gastas as minhas milhas todas, não fui eu.'],
];
const OTHERS: [language: string, sentence: string][] = [
  ['en', 'I logged in to my account and it shows another customer’s bills.'], ['en', 'My account opens as Mrs Petrov, with her address and orders.'], ['en', 'Your data breach put my email address on the dark web.'], ['en', 'Anyone can open my profile without a login.'], ['en', 'You put the whole client list in the attachment.'],
  ['de', 'In meinem Konto liegt der Befund einer Frau aus Kassel.'], ['de', 'Über mein Profil sehe ich Rechnungen anderer Kunden.'], ['de', 'Meine Adresse steht wegen Ihres Datenlecks im Darknet.'], ['de', 'Ihre Datenbank ist offen.'],
  ['es', 'Entro en mi cuenta y me salen las facturas de otras personas.'], ['es', 'En mi perfil veo los datos de una señora de Temuco.'], ['es', 'Mi correo aparece en una filtración de ustedes.'], ['es', 'El archivo con los clientes es público.'],
  ['fr', "Dans mon espace je vois les factures d'un autre client."], ['fr', "Sur mon compte s'affiche l'ordonnance d'une dame de Brest."], ['fr', 'Votre fuite de données contient mon adresse.'], ['fr', 'Toute la clientèle est en pièce jointe.'],
  ['pt', 'Entrei na minha conta e vejo os exames de outra pessoa.'], ['pt', 'No meu perfil aparecem pedidos de outros clientes.'], ['pt', 'O meu e-mail está no vazamento de vocês.'], ['pt', 'A planilha das clientes foi parar no grupo.'],
];

test.each(TAKEN_OVER)('taken over (%s): %s', (_language, sentence) => {
  expect(tellsTakenOver(sentence)).toBe(true);
});

test.each(OTHERS)("others' data or a leak (%s): %s", (_language, sentence) => {
  expect(tellsTakenOver(sentence)).toBe(false);
});
