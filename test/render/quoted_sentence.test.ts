import { LONGEST_QUOTE, quotedPassage, quotedSentence } from '../../src/render/quoted_sentence.ts';

const of = (quote: string, message: string, subject = ''): string => quotedSentence(quote, { message, subject });

test.each([
  ['the sentence around the words', 'smoke coming', 'Hi all. There was smoke coming out of the hob, and a hiss! Is that normal?', 'There was smoke coming out of the hob, and a hiss!'],
  ['a line without an end', 'smell of gas', 'Smoke\nand a smell of gas\nBye', 'and a smell of gas'],
  ['no further sentence behind a whole one', 'I saw flames.', 'I saw flames. I am out. Help.', 'I saw flames.'],
  ['the rest of the sentence where the words end in a figure', 'de madrugada, 2.', 'Oi. Caíram três Pix de madrugada, 2.000 e 1.700. Ajuda.', 'Caíram três Pix de madrugada, 2.000 e 1.700.'],
  ['whole words of a text without sentence ends', 'smoke coming', `${'word '.repeat(60)}smoke coming ${'other '.repeat(60)}`, `… ${'word '.repeat(22)}smoke coming ${'other '.repeat(18)}…`],
  ['words that stand nowhere as they are', 'caught', 'It c a u g h t fire', 'caught'],
  ['nothing for no words', '', 'It caught fire.', ''],
  ['words of the subject', 'down', 'All tills.', 'All down'],
])('%s', (_what, quote, message, sentence) => {
  expect(of(quote, message, 'All down')).toBe(sentence);
});

/** Whole sentences with a dot in them that ends none. */
test.each([
  ['en', 'My solicitor Mr. J. Hartley of Hartley Ltd. in Leeds will write to you.'],
  ['en', 'Dr. Patel at St. Thomas says it is from approx. 40 ml of it.'],
  ['de', 'Mein Anwalt Dr. Müller meldet sich am 3. November bei Ihnen.'],
  ['de', 'Laut Prof. Wolff, Hr. Bauer und Abs. 4, z. B. Nr. 7, haften Sie.'],
  ['de', 'Ich habe ca. 30 ml davon geschluckt, ggf. auch mehr.'],
  ['es', 'Mi abogada, la Sra. Gil, y el Dr. Ruiz presentarán la demanda.'],
  ['es', 'Según el art. 7 y la pág. 12 se lo diré a la Lic. Mendoza.'],
  ['fr', 'Mon avocat, M. Caron, et le Dr. Blanc saisiront le tribunal, réf. 4417.'],
  ['fr', 'Il en a bu env. 30 ml vers 8 h. 15 environ.'],
  ['pt', 'O meu advogado, Dr. Melo, e a Sra. Lima vão ao tribunal.'],
  ['pt', 'A Dra. Costa mora na Av. Brasil, n. 12, e tomou aprox. 30 ml.'],
])('a short form ends no sentence (%s): %s', (_language, sentence) => {
  for (const word of sentence.replace(/[.,]/g, '').split(' ').filter((one) => one.length > 4)) expect(of(word, `Erst das. ${sentence} Then that.`)).toBe(sentence);
});

test('a quote is never longer than the longest, but where the words themselves are', () => {
  for (const length of [1, 100, 239, 240, 400]) {
    const words = 'x'.repeat(length);
    expect(of(words, `${'so '.repeat(300)}${words} ${'on '.repeat(300)}`).length).toBeLessThanOrEqual(Math.max(LONGEST_QUOTE + 4, length + 4));
  }
});

test.each([
  ['the harm in the next sentence', 'gerissen', 'Die Leiter ist gerissen. Unser Sohn hat den Arm gebrochen. Aufbau war im Mai.', 'Die Leiter ist gerissen. Unser Sohn hat den Arm gebrochen.'],
  ['the deadline in the next', 'runs Sunday', 'The piece runs Sunday. Comment by Friday 4pm please', 'The piece runs Sunday. Comment by Friday 4pm please'],
  ['no leave-taking of another paragraph', 'runs Sunday', 'The piece runs Sunday.\n\nKind regards.', 'The piece runs Sunday.'],
  ['no next sentence that is long', 'caught fire', `It caught fire. ${'And so on '.repeat(40)}.`, 'It caught fire.'],
  ['words of the subject as they are', 'All down', 'Please help. Now.', 'All down'],
])('a passage holds %s', (_what, quote, message, passage) => expect(quotedPassage(quote, { message, subject: 'All down' })).toBe(passage));
