/** By whom a mail is signed, so that the reply can greet by name where the zap knows none. */
import fc from 'fast-check';
import { greetingLine } from '../../../src/render/salutation.ts';
import { signedName } from '../../../src/triage/text/signed_name.ts';
import { cleanTicketText } from '../../../src/triage/ticket_text.ts';
import { leastMilliseconds } from '../../cpu_clock.ts';

const signed = (message: string): string => signedName(message, cleanTicketText(message).message);

test.each([
  ['Does it get freezing in there?\nKind regards, Marjorie Tench', 'Marjorie Tench'], ['What would you need to see?\nThanks, Shanice', 'Shanice'], ['Wann sind die wieder da?\nMit freundlichen Grüßen\nHeinrich Loose', 'Heinrich Loose'],
  ['und kann man das abstottern\nDanke Kevin', 'Kevin'], ['¿Podría ir otro día? Un saludo, Mercedes', 'Mercedes'], ['Où est mon colis ?\nBien cordialement,\nFrançois Delmas', 'François Delmas'], ['Quanto custa? Obrigada, Filipa', 'Filipa'],
  ['quanto vcs descontam\n\nbjs Tati 🍰', 'Tati'], ['How does he get in?\n\nMany thanks\nPriya Nair\n07700 900 412', 'Priya Nair'], ['What would it cost us?\n\nThank you!\nRahul Deshmukh, Leipzig', 'Rahul Deshmukh'],
  ['Wo finde ich das?\nViele Grüße\nAnke Rohwer\n\nAm 3.11.2026 schrieb Support:\n> Hallo Anke,\n> vielen Dank\n> Viele Grüße\n> Martin', 'Anke Rohwer'],
])('“%s” is signed by %s', (message, name) => expect(signed(message)).toBe(name));

test.each([
  ['Hello, Priya Nandakumar here. Rohan has shot up since Christmas.', 'Priya Nandakumar'], ['Hi, my name is Geraint and my viola slips.', 'Geraint'], ['Guten Tag, mein Name ist Anke Rohwer. Ich warte.', 'Anke Rohwer'], ['Ich heiße Jan. Wo ist mein Paket?', 'Jan'],
  ['Buenas, soy Lorena Abadía, de Teruel.', 'Lorena Abadía'], ['Me llamo Begoña, tengo una duda', 'Begoña'], ['Bonjour, je m’appelle Kévin, j’attends.', 'Kévin'], ['Je suis Kévin Morel, votre client.', 'Kévin Morel'], ['Olá, sou a Joana Teixeira. Onde está?', 'Joana Teixeira'], ['Me chamo Tati e quero saber', 'Tati'], ['Hi, I’m Priya Nair, and I wait.', 'Priya Nair'], ['Hello! I am Tom Okafor from unit 4.', 'Tom Okafor'],
])('“%s” is written by %s', (message, name) => expect(signed(message)).toBe(name));

test.each([
  ['muss ich trotzdem was zahlen??\nSandra Kohler', 'Sandra Kohler'], ['¿Qué hago?\nRocío B.', 'Rocío B.'], ['we open friday, help!! - Kirsty', 'Kirsty'], ['concert is on thursday - Callum D', 'Callum D'], ['Quanto dariam?\nAmílcar Fontes', 'Amílcar Fontes'], ['Und wann?\n\nDr. Hannelore Wiest', 'Dr. Hannelore Wiest'], ['Can she settle it later?\n\nKind regards\nMs R. Achebe', 'Ms R. Achebe'],
  ['Some can’t. How do we handle that?\n\nLuz Ferrer\nBayou House Concerts', 'Luz Ferrer'], ['We don’t want to own it.\n\nCarys Lund\nOffice Manager, Studio Penn', 'Carys Lund'], ['Would I lose much?\n\nHelen Marsh, order 21093', 'Helen Marsh'], ['Geht das?\nSelin Aydoğan\nPraxis am Ring', 'Selin Aydoğan'],
])('“%s” ends with the name %s', (message, name) => expect(signed(message)).toBe(name));

test.each([
  'Is that all?\nUnbelievable', 'So geht das nicht.\nFrechheit', 'Where is it?\n\nThanks\nMerry Christmas', 'Wo ist es?\nDanke und Gruß\nIhr Stammkunde', '¿Dónde está?\nGracias\nFeliz Navidad', 'Où est-il ?\nMerci\nJoyeux Noël', 'When? Best\nSunday', 'Where is it? Thanks\nGod Bless',
  'How do I reset it? Good Night', 'Thanks. Still Broken.', 'Danke. Kündigung.', 'I bought the Aero Pure here.', 'She said: "My name is Sandra, call me."', 'My name is Wrong on the invoice. Mend it.', 'I am Very Angry.', 'Thanks. Smoke.',
  'It is broken - Again', 'I\'m Extremely Angry! Where is it?', 'Where do I find my invoice? Total Rubbish', 'I\'m Premium Member, where is it?', 'Please send it to\nLisa Berg', 'Es brennt.\nDringend', 'When does it come?\nFriday', 'Aurora Lamp is broken.\nAurora Lamp', 'It does not work. Help', 'PLEASE ANSWER\nNOW', 'Sandra Kohler', 'Hi Sandra, where is it? Sandra Kohler', 'Which one? The Box', 'I’m Absolutely Furious, call me.', 'I’m Gold Customer, where is it?', 'Which do you have?\nRed Shirt\nSize 40',
])('“%s” ends with no name', (message) => expect(signed(message)).toBe(''));

test.each([
  'My name is wrong on the invoice', 'Is anybody here? Green Box here', 'I am Very disappointed', 'Ich bin Kundin seit 2019', 'Soy Cliente desde 2019', 'je suis Parisien', 'I am German.', 'sou a mãe do João, ele',
])('“%s” introduces nobody', (message) => expect(signed(message)).toBe(''));

test.each([
  'Where is it? Thanks', 'Wo ist es?\nVielen Dank\nViele Grüße', 'Merci d’avance, cordialement', 'Hi Tom, where is it? Thanks Tom', 'Muchas gracias a Marta por su paciencia', 'Thanks for the Green Box', 'Yesterday I saw Anna', '',
  'Where is it?\n\nOn 3 November Martin wrote:\n> Kind regards\n> Martin',
])('“%s” is signed by nobody', (message) => expect(signed(message)).toBe(''));

test('whatever stands there, the greeting is one line of words', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
    expect(greetingLine(signed(`Where is it?\nThanks, ${text}`), 'en', false)).toMatch(/^Hello(?: [\p{L}\p{M}'’ -]{1,60})?,$/u);
  }));
});

test('a hostile message of 200 kB is read within a second', () => {
  for (const text of ['Thanks, ', 'Thanks A', 'Grüße\n', 'A '.repeat(4)]) expect(leastMilliseconds((round) => signedName(`${text.repeat(200_000 / text.length)}${round}`, text), 1000)).toBeLessThan(1000);
});
