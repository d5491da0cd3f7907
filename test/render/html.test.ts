import { escapeHtml, paragraphs } from '../../src/render/html.ts';

describe('escapeHtml', () => {
  it('leaves nothing that could end a text or an attribute', () => {
    expect(escapeHtml(`<b a="x" c='y'>&amp;</b>`)).toBe('&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt;&amp;amp;&lt;/b&gt;');
  });
});

describe('paragraphs', () => {
  it.each([
    ['One\ntwo\n\nThree', '<p>One<br>two</p>\n<p>Three</p>'],
    ['One\r\n \r\n\r\n<two>', '<p>One</p>\n<p>&lt;two&gt;</p>'],
    ['  \n ', ''],
  ])('turns %j into %j', (text, html) => expect(paragraphs(text)).toBe(html));
});
