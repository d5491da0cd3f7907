import kinds from '../../data/text/message_kinds.json' with { type: 'json' };
import phrases from '../../data/text/phrases.json' with { type: 'json' };
import { fold, plainCharacters } from '../../src/triage/text/characters.ts';

describe('tables of phrases', () => {
  it.each([...Object.entries(phrases), ...Object.entries(kinds)])('%s is folded, as the text it is looked for in', (_name, table) => {
    expect(table.filter((phrase) => fold(phrase) !== phrase)).toEqual([]);
  });
});

describe('characters', () => {
  it.each(['Straße ÀÉÎ ñ ç İ ’', 'Ægir œuvre Łódź', '👍🏽 \uD800'])('folds %j without changing its length', (text) => {
    expect(fold(text)).toHaveLength(text.length);
  });

  it('keeps joined emoji and drops padding', () => {
    expect(plainCharacters('👩‍💻 a\u200C \u200D\u00A0b\u0000\uD800c\r\nd')).toBe('👩‍💻 a  bc\nd');
  });
});
