import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { evaluateCleaning, type CleaningCase } from '../../src/scripts/evaluate/cleaning.ts';
import { cleanTicketText } from '../../src/triage/ticket_text.ts';
import { leastMilliseconds } from '../cpu_clock.ts';

const read = (half: string): CleaningCase[] =>
  readFileSync(new URL(`../../data/cleaning/${half}.jsonl`, `file://${__dirname}/`), 'utf8').trim().split('\n').map((line) => JSON.parse(line));

const clean = (raw: string) => cleanTicketText(raw).message;

describe('bodies written by hand', () => {
  it.each(['dev', 'test', 'third_hand'])('keeps what is wanted and drops what is not: %s', (half) => {
    const report = evaluateCleaning(read(half));
    expect(report.perfect).toBeGreaterThanOrEqual(0.95);
    expect(report.nothing_lost).toBeGreaterThanOrEqual(0.99);
  });
});

/** Whole messages of customers that look like something the cleaning takes off, and are not. */
const UNTOUCHED = [
  'Is this message confidential? I mean, who reads it?',
  'The invoice contains confidential data of another customer, and I received it in error!',
  'Sollten Sie diese Frist verstreichen lassen, sehen wir uns vor dem Amtsgericht Hamburg.',
  'Si vous avez reçu ce colis en retour, merci de me le dire.',
  'How do I unsubscribe?',
  'I clicked "to unsubscribe click here" four times and my inbox is still full.',
  'Regards the lamp: it is still broken.',
  'Best price for 40 units?',
  'LG TV does not connect to the hub.',
  'Thanks for nothing.',
  'Sent from my house on Monday, the parcel has not arrived.',
  'Sent via the app but no reply',
  'On 3 November 2026 at 10:00 your agent wrote:\n"We will refund you."\nNothing has happened since.',
  'From: Berlin\nTo: Hamburg\nDate: 3 November\nThe parcel was lost on the way.',
  'My new address is:\nJohn Smith\n12 Elm Road\nTel. 555 0100',
  'Order date: 2 October\nDelivery: 6 October\nBox: torn open',
  'El técnico escribió: "todo listo". No es verdad.',
  'The form prints:\n\nFrom: service\nTo: client\nSubject: ticket 12\n\nbut not the text of the ticket.',
  'Bitte an meine neue Adresse liefern.\n\nElena Vidal\nLindenstraße 14\n28012 Madrid\nTel. 600 000 188',
  'I was told to come on\nNov 14, 2026, 09:12 GMT\n\nand nobody was there.',
  'a < b and b > c, <3',
  '👍👍',
  '???',
];

describe('cleanTicketText', () => {
  it.each(UNTOUCHED)('leaves %j as it is', (message) => expect(clean(message)).toBe(message));

  it('hands the raw body through untouched', () => {
    const raw = '<p>Hi\u00A0there</p>\r\n\u0000';
    expect(cleanTicketText(raw)).toEqual({ message: 'Hi there', full: raw, isWhole: true, below: '' });
  });

  describe('of a very long body', () => {
    const NOTHING_SAID = '<p>a</p>'.repeat(18_745);
    const LINE = '<div>The lamp came last week, and its switch sits on the other side.</div>';

    it('reads the words between pictures', () => {
      const picture = (letters: number) => `<img src="data:image/png;base64,${'QUJD'.repeat(letters / 4)}">`;
      const { message, isWhole } = cleanTicketText(`<p>Hello.</p>${picture(180_000)}<p>The lamp smokes.</p>${picture(300_000)}<p>Is that safe?</p>`);
      expect(message.split(/\s*\n\s*/)).toEqual(['Hello.', 'The lamp smokes.', 'Is that safe?']);
      expect(isWhole).toBe(true);
    });

    it.each([['a tag', `<a href="${'x'.repeat(3_000)}">here</a>`], ['a comment', `<!--${'x'.repeat(3_000)}-->`]])('reads its end where the cut parts %s', (_what, parted) => {
      const { message, isWhole } = cleanTicketText(`${NOTHING_SAID}${parted}${'It hums. '.repeat(11_000)}<p>The lamp smokes.</p>`);
      expect(message.endsWith('The lamp smokes.')).toBe(true);
      expect(isWhole).toBe(false);
    });

    it('takes no piece of a quoted line for the customer\'s words', () => {
      const thread = `<div class="gmail_quote"><div>On Mon, 3 Nov 2025 at 10:00, Jo &lt;jo@a.example&gt; wrote:<br></div><blockquote class="gmail_quote">${LINE.repeat(3_000)}</blockquote></div>`;
      expect(clean(`<div dir="ltr">Where is it?</div><br>${thread}`)).toBe('Where is it?\n\n[…]');
    });

    it('parts no character in two', () => {
      expect(clean('😀😀😀x y\n'.repeat(30_000))).not.toMatch(/\p{Surrogate}/u);
    });
  });

  it.each([
    ['a content line after the signature', 'The hub is dead.\n\nRegards,\nAnna\n\nOrder number: 5512', ['The hub is dead.', 'Order number: 5512'], ['Anna']],
    ['a list after the signature', 'I need these.\n\nRegards,\nAnna\n\n- two filters\n- one strap', ['two filters', 'one strap'], ['Anna']],
    ['a body that is nothing but a quotation', '> The lamp is broken.\n> Please help.', ['The lamp is broken.', 'Please help.'], ['>']],
    ['a signature that is all there is', 'Kind regards,\nAnna', ['Anna'], []],
    ['plain text with a bold word', 'The <b>hub</b> is dead.\nThe lamp is fine.', ['The hub is dead.\nThe lamp is fine.'], ['<b>']],
    ['entities in plain text', 'Tom &amp; I can&#39;t log in', ["Tom & I can't log in"], []],
    ['hidden text', '<div>Hello lamp</div><div style="display:none">secret</div>', ['Hello lamp'], ['secret']],
    ['text after the closing body tag', '<html><body><p>One</p></body></html><p>Two</p>', ['One', 'Two'], []],
  ])('%s', (_name, raw, wanted, unwanted) => {
    for (const piece of wanted) expect(clean(raw)).toContain(piece);
    for (const piece of unwanted) expect(clean(raw)).not.toContain(piece);
  });

  const hostile: [string, string][] = [
    ['a million blanks', ' '.repeat(1_000_000)],
    ...['>', '-', '_', '=', '<', '&', '[', '\n', '\r\n', '\u0000', '\u200B', '\uD800', '<div>', '<blockquote>', '&amp;', 'wrote: ', 'On 3 Nov 2026 at 10:00 x wrote:\n', 'From: a\nSent: b\nTo: c\nSubject: d\n', 'de: ', '-- \n', 'Kind regards,\nBob\n', 'ok. Kind regards, Bob ', 'P.S.: a ', 'sent from my ', 'reply above this line\n', 'If you are not the intended recipient. ', 'The lamp flickers.\n', '> a\n', '> a\nb:\n', '<a@b.example> wrote: ', 'unsubscribe here\n', '-- reply above --\n', 'forwarded message: ', 'p.-s. : '].map(
      (piece): [string, string] => [`200 kB of ${JSON.stringify(piece)}`, piece.repeat(Math.ceil(200_000 / piece.length))],
    ),
  ];
  it.each(hostile)('is quick on %s', (_name, raw) => {
    expect(leastMilliseconds((round) => clean(round > 1 ? raw + round : raw), 1500)).toBeLessThan(1500);
  });

  it('costs little at its first call in a fresh process', () => {
    const script = `const { cleanTicketText } = await import(${JSON.stringify(new URL('../../src/triage/ticket_text.ts', `file://${__dirname}/`).href)});
      const before = process.cpuUsage();
      cleanTicketText('Hi, my lamp stopped after two days. Can you help?\\n\\nThanks\\nRowena');
      const { user, system } = process.cpuUsage(before);
      console.log((user + system) / 1000);`;
    const taken: number[] = [];
    // It takes 10 to 15; the 250 that expressions of some hundred alternatives took must not come back.
    while (taken.length < 3 && !(Math.min(...taken) < 80)) taken.push(Number(execFileSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], { encoding: 'utf8' })));
    expect(Math.min(...taken)).toBeGreaterThan(0);
    expect(Math.min(...taken)).toBeLessThan(80);
  });

  const lines = fc.constantFrom(
    'The lamp is broken.', 'Please help me', '', '> quoted', '>> deeper', 'Kind regards,', 'Anna', '-- ', 'P.S.: one more thing', 'Thanks', 'Danke!',
    'On Mon, Nov 2, 2026 at 9:14 AM Support <a@b.example> wrote:', 'From: a <a@b.example>', 'Sent: Monday', 'To: b', 'Subject: c', '________________________________',
    '-----Original Message-----', '---------- Forwarded message ---------', 'see below', 'Sent from my iPhone', 'This e-mail is confidential and may be privileged.',
    'Tel. +49 40 0000', 'www.b.example', 'Facilities Lead', '##- reply above this line -##', '[cid:x]', '👍', '1. first', 'ok. Best regards, Tom',
  );
  /** By a reader of the code: what somebody adds below the name in two to five words. */
  it.each([
    'Smoke came out of the lamp', 'Cancel my order', 'Still no refund', 'Old link expired', 'Cancel button greyed out', 'Hand verbrannt', 'Stecker brennt', 'Es brennt', 'Defekt angekommen', 'Enchufe quemado', 'Quiero cancelar',
    'Le chargeur a brûlé', 'Brûlure à la main', 'Remboursement svp', 'O carregador pegou fogo', 'Broken', 'URGENT CHARGER ON FIRE',
  ])('keeps “%s” below a sign-off, and below a thanks', (said) => {
    for (const close of ['Best regards,\nTom', 'Thanks\nTom', 'Gruß\nAnna', 'Un saludo\n\nAna', 'Cordialement\n\nAnne', 'Atenciosamente\nAna']) {
      expect(clean(`Where is my invoice for May\n\n${close}\n\n${said}`).split('\n')).toContain(said);
      expect(clean(`Where is my invoice for May\n\n${close}\n${said}`).split('\n')).toContain(said);
    }
    expect(clean(`Where is my invoice for May\n\nThanks\n${said}`).split('\n')).toContain(said);
  });

  it.each(['Tom Fields\nHead of Sales', 'Anna Moll\nLeiterin Einkauf\nMoll GmbH', 'Ana Gil\nDirectora de compras', 'Anne Morel\nResponsable des achats', 'Ana Reis\nGerente de compras\nLisboa', 'Tom Fields\nFire Safety Officer'])('still takes %j for a signature, and says what it took', (signature) => {
    const read = cleanTicketText(`Where is my invoice for May?\n\nRegards,\n${signature}`);
    expect(read.message).toBe('Where is my invoice for May?');
    expect(read.below).toBe(`Regards,\n${signature}`);
  });

  it.each(['The card should say:\nBest wishes\nTom', 'Die Karte soll sagen:\n\nLiebe Grüße\nOma', 'La tarjeta debe decir:\nUn abrazo\nAbuela', 'Sur la carte :\nBien à vous\nAnne', 'No cartão:\nUm abraço\nAvó'])('takes a greeting that a colon leads in for what is to be written: %j', (message) => {
    expect(clean(message)).toBe(message);
    expect(clean(`${message}\n\nKind regards\nJo Hale`)).toBe(message);
  });

  it.each([
    '\nKind regards,\nP.S.: one more thing\nIs it so?\nThe parcel that I ordered for my mother never came, and nobody answers the phone.',
    'The lamp is broken, \nas it was before. Gruß aus \nWinterthur\n\nKind regards,\nJo',
  ])('blanks around lines tell nothing: what is clean stays as it is', (raw) => {
    expect(clean(raw)).toBe(clean(raw.trim().replace(/ +\n/g, '\n')));
    expect(clean(clean(raw))).toBe(clean(raw));
  });

  /** By a reader of the code, and their like by hand: what stands between angle brackets and is no tag is the customer's. */
  it.each([
    ['I press <Enter> and <b>nothing</b> happens', 'I press <Enter> and nothing happens'],
    ['if a<b and c>d then the lamp blinks', 'if a<b and c>d then the lamp blinks'],
    ['It is <b>cold</b>, so a<b and c>d holds.', 'It is cold, so a<b and c>d holds.'],
    ['<p>Ich drücke <Strg> und <Entf>, dann <i>nichts</i>.</p>', 'Ich drücke <Strg> und <Entf>, dann nichts.'],
    ['<div>Pulso <Intro> y sale <strong>error 5</strong></div>', 'Pulso <Intro> y sale error 5'],
    ['J’appuie sur <Entrée><br>et rien', 'J’appuie sur <Entrée>\net rien'],
    ['Aperto <Tab><br/>e nada', 'Aperto <Tab>\ne nada'],
    ['<x-mail><p>The lamp <label>is</label> dark.</p></x-mail>', 'The lamp is dark.'],
    ['<p>Name: <input> <wbr>Jo</p>', 'Name: Jo'],
    ['<a href="https://shop.example">Lamp</a> is <font color=red>dark</font>', 'Lamp is dark'],
  ])('reads %j as %j', (raw, message) => expect(clean(raw)).toBe(message));

  it('leaves a text that begins with a rule as it is', () => expect(clean('\n-- \nThe lamp is broken.\n1. first')).toBe('--\nThe lamp is broken.\n1. first'));

  const mails = fc.oneof(fc.array(lines, { maxLength: 14 }).map((parts) => parts.join('\n')), fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme', maxLength: 200 }));

  it('never throws, changes nothing when run again, and is made of pieces of the text', () => {
    fc.assert(
      fc.property(mails, (raw) => {
        const { message, full } = cleanTicketText(raw);
        expect(full).toBe(raw);
        expect(clean(message)).toBe(message);
        if (/[<&\uD800-\uDFFF\u0000-\u0008\u000B-\u001F]/.test(raw)) return;
        const squeezed = raw.replace(/[\s>\p{Cf}\p{Cc}\u{E000}-\u{E00F}]/gu, '');
        for (const line of message.split('\n')) expect(squeezed).toContain(line.replace(/[\s>\p{Cf}\p{Cc}]/gu, ''));
      }),
      { numRuns: 2000 },
    );
  });
});
