import fc from 'fast-check';
import { renderReply, replySubject } from '../../src/render/email.ts';
import { firstName, greetingLine } from '../../src/render/salutation.ts';

const parts = (over: Partial<Parameters<typeof renderReply>[0]> = {}) => ({
  body: 'Please try this:\n\n1. Switch it off.\n2. See [the guide](https://help.shop.example/a).\n\n- **one**\n- two', language: 'en', subject: 'Lamp', customerName: 'Ana Souza',
  tone: 'friendly', signature: '', companyName: 'Lampshop', allowedUrls: ['https://help.shop.example/a'], ...over,
});

test('one structure as HTML and as text', () => {
  const { subject, html, text } = renderReply(parts());
  expect(subject).toBe('Re: Lamp');
  expect(text).toBe('Hello Ana,\n\nPlease try this:\n\n1. Switch it off.\n2. See the guide (https://help.shop.example/a).\n\n- one\n- two\n\nKind regards\nLampshop');
  expect(html).toContain('<a href="https://help.shop.example/a">the guide</a>');
  expect(html.match(/<ol |<ul |<li /g)).toEqual(['<ol ', '<li ', '<li ', '<ul ', '<li ', '<li ']);
});

test.each([
  ['RE: AW: Fwd: Hi', 'Re: Hi'], ['Re[2]: Hi', 'Re: Hi'], ['hi\r\nBcc: x@y.example', 'Re: hi Bcc: x@y.example'], ['', 'Re: Your message'], ['RES: RV: Pedido', 'Re: Pedido'], ['Return', 'Re: Return'],
  ['[External] RE: Lamp', 'Re: [External] Lamp'], ['[#4711] AW: [EXT] Re[3]: Lampe', 'Re: [#4711] [EXT] Lampe'], ['[EXT] Lamp', 'Re: [EXT] Lamp'], ['TR : RE : Lampe', 'Re: Lampe'],
])('subject %j → %j', (given, subject) => expect(replySubject(given, 'en')).toBe(subject));

test.each([
  ['undefined', ''], ['None', ''], ['No Reply', ''], ['Web Form', ''], ['Kontaktformular', ''], ['Firma Müller', ''], ['Nuno Reis', 'Nuno'], ['Souza, Ana', 'Ana'], ['dev patel', 'Dev'], ['Dr. Ottokar Weidlich', 'Ottokar'], ['Mrs Peake', ''], ['Familie Roth', ''], ['Les Clés d’Ut', ''], ['Le Minh', 'Minh'], ['Lê Thị Lan', 'Lan'], ['Le Bistrot', ''], ['El Hassan', 'El Hassan'], ['EL MEHDI BENALI', 'El Mehdi'], ['El Rincón', ''], ['Família Souza', ''], ['Bäckerei Schmidt GmbH', ''], ['<b>x</b>', ''], ['a@b.example', ''],
  ['MARIE-LOUISE DUPONT', 'Marie-Louise'], ['Click http://evil.example', ''],
  ['Anonymous please', ''], ['IES Sierra Palomera', ''], ['LEA', 'Lea'], ['Mª Ángeles Tribaldos', 'Ángeles'], ['M.ª José Ruiz Gil', 'José'], ['Mª Tribaldos', ''], ['Fco. Javier López', 'Javier'], ['Ma Long', 'Ma'], ['Mari Carmen Soto', 'Mari Carmen'], ['Mari Lindqvist', 'Mari'], ['ANA SOUZA', 'Ana'],
  // Houses, shops and kin are no first names, nor are titles, particles, couples and family names that come first.
  ['Boulangerie Ferrand', ''], ['Bäckerei Lang', ''], ['Padaria Pão Quente', ''], ['Kita Sonnenschein', ''], ['Autohaus Klein', ''], ['Zahnarztpraxis Dr. Kuhn', ''], ['Green Lane Surgery', ''], ['Taller Hermanos Vega', ''],
  ['Docteur Hélène Roux', 'Hélène'], ['Maître Élodie Blanc', ''], ['Me Blanc', ''], ['Doutora Rita Paz', 'Rita'], ['Cllr Ann Ward', ''], ['Captain Jones', ''], ['Nurse Kelly', ''], ['Freiherr von Thun', ''], ['RAin Petra Kern', ''], ['Eheleute Petersen', ''], ['Seu Jorge', ''], ['Oma Erna', ''],
  ['Mr and Mrs Shah', ''], ['M. et Mme Roy', ''], ['van der Berg', ''], ['von der Heide', ''], ['Prof. Dr. Karl-Heinz Wolff', ''], ['Herr Dr. Jörg Weiß', ''], ['DR. MED. ANNA VON LINDEN', 'Anna'],
  ['LEFEBVRE Sophie', 'Sophie'], ['WILLIAMS John', 'John'], ['GARCÍA LÓPEZ LUCÍA', ''], ['Müller Hans', ''], ['Nguyen Thi', ''], ['Yılmaz Ayşe', ''], ['Ana Sá', 'Ana'], ['Di Souza', 'Di'], ['Al Green', 'Al'], ['Construções Lima S.A.', ''],
  ['jose luis', 'Jose Luis'], ['Juan Carlos Ríos', 'Juan Carlos'], ['María José Gil', 'María José'], ['João Pedro Reis', 'João Pedro'], ['Maria João Reis', 'Maria João'], ['Jean-Pierre Martin', 'Jean-Pierre'], ['Hans Peter Schmidt', 'Hans Peter'],
])('first name of %j is %j', (name, first) => expect(firstName(name)).toBe(first));

test('greets in the language, by the whole name where formal', () => {
  expect(greetingLine('Ana Souza', 'de', false)).toBe('Hallo Ana,');
  expect(greetingLine('Ana Souza', 'de', true)).toBe('Guten Tag Ana Souza,');
  expect(greetingLine('', 'fr', false)).toBe('Bonjour,');
  expect(greetingLine('Dr. Hannelore Wiest', 'de', false)).toBe('Guten Tag Dr. Wiest,');
  expect(greetingLine('Dr. Emilio Sariego', 'es', false)).toBe('Hola, Emilio:');
});

test.each([
  ['Herr Müller', 'de', 'Guten Tag Herr Müller,'], ['Herr Dr. Jörg Weiß', 'de', 'Guten Tag Herr Dr. Weiß,'], ['DR. MED. ANNA VON LINDEN', 'de', 'Guten Tag Dr. von Linden,'], ['Prof. Dr. Karl-Heinz Wolff', 'de', 'Guten Tag Prof. Dr. Wolff,'],
  ['M. Rémi Caron', 'fr', 'Bonjour M. Caron,'], ['Mme Dupont', 'fr', 'Bonjour Mme Dupont,'], ['Sr. Antonio Gil', 'es', 'Estimado Sr. Gil:'], ['Sra. Ana Prado', 'pt', 'Olá, Sra. Prado,'], ['Mrs Peake', 'en', 'Dear Mrs Peake,'],
  ['MARIA DE FÁTIMA', 'pt', 'Olá, Maria de Fátima,'], ['Mr and Mrs Shah', 'en', 'Hello,'], ['Padaria Pão Quente', 'pt', 'Olá,'], ['Captain Jones', 'en', 'Hello,'],
  ['Fr. Michael Keane', 'en', 'Hello,'], ['M. Smith', 'en', 'Hello,'], ['Mr John Smith III', 'en', 'Dear Mr Smith,'], ['Ms Anna Smith, PhD', 'en', 'Dear Ms Smith,'], ['Sr. José Silva Júnior', 'pt', 'Olá, Sr. Silva,'], ['Mme Anne Le Goff', 'fr', 'Bonjour Mme Le Goff,'],
])('formally %j in %s: %s', (name, language, line) => expect(greetingLine(name, language, true)).toBe(line));

test.each([
  ['Formal and brief', true], ['förmlich', true], ['sehr formell, kurz', true], ['formel', true], ['formal (usted)', true],
  ['', false], ['friendly and clear', false], ['informal', false], ['not too formal', false], ['nicht so förmlich', false], ['pas trop formel', false], ['menos formal', false], ['performance-minded', false],
])('the tone %j is formal: %p', (tone, formal) => {
  expect(renderReply(parts({ customerName: 'Mr John Smith', language: 'en', tone })).text).toMatch(formal ? /^Dear Mr Smith,/ : /^Hello John,/);
});

test('a link that no source holds is no link, and no mail program makes it one', () => {
  const { html, text } = renderReply(parts({ body: 'See https://evil.example/x and [here](https://evil.example/y) or javascript:alert(1).' }));
  expect(html).not.toMatch(/<a |evil\.example/);
  expect(text).not.toMatch(/evil\.example/);
});

const NASTY = fc.oneof(fc.string({ maxLength: 80 }), fc.constantFrom('<script>alert(1)</script>', '"><img src=x onerror=1>', '</div></p>', '<a href="https://evil.example">x</a>', '[x](javascript:alert(1))', '[x](https://evil.example)', '\u202e\u0000', '<!--', '&lt;b&gt;', "' onmouseover='x", '<!channel>', 'Re: \r\nBcc: a@b.example'));

test('no customer text, however hostile, changes structure or links', () => {
  const shape = (html: string) => [...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag);
  const allowed = /^<(?:\/?(?:div|p|ul|ol|li|a)|br)(?: (?:style|dir|lang|start|href)="[^"<>]*")*>$/;
  fc.assert(fc.property(fc.array(NASTY, { maxLength: 4 }), NASTY, NASTY, (pieces, customerName, subject) => {
    const body = `Thank you. ${pieces.join(' ').replace(/[\r\n]+/g, ' ')}`;
    const { html, subject: head } = renderReply(parts({ body, customerName, subject }));
    expect(shape(html).every((tag) => allowed.test(tag))).toBe(true);
    expect([...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1])).toEqual([]);
    expect(shape(html)).toEqual(shape(renderReply(parts({ body: 'Thank you. x', customerName: '', subject: '' })).html));
    expect(head).not.toMatch(/[\r\n\u0000]/);
    expect(head.match(/^Re: (?!re:)/i)).not.toBeNull();
  }), { numRuns: 400 });
});

test('right-to-left text and long words keep inside the page', () => {
  const { html } = renderReply(parts({ language: 'ar', body: `شكرا لرسالتك\n\n${'x'.repeat(400)}` }));
  expect(html).toContain('dir="auto" lang="ar"');
  expect(html).toContain('overflow-wrap:anywhere');
});
