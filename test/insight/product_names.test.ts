import { productNames } from '../../src/insight/product_names.ts';

const TWELVE = ['BrewMate', 'brewmate', 'Brew Mate', 'BREWMATE', 'Brew-Mate', 'BrewMaet', 'Brewmate ', 'BrewMate coffee machine', 'the BrewMate', 'BrewMate®', 'brew mate', 'Brewmate (kitchen)'];

test('twelve spellings of one product are one', () => {
  const { names, nameOf } = productNames([...TWELVE, 'BrewMate', 'LumaDesk']);
  expect(names).toEqual(['BrewMate', 'LumaDesk']);
  expect(new Set(TWELVE.map(nameOf))).toEqual(new Set(['BrewMate']));
});

test.each([['iPhone 12', 'iPhone 13'], ['Model A', 'Model B'], ['BrewMate', 'BrewMate Pro'], ['Canon EOS', 'Canon DSLR Camera'], ['App', 'Api']])('%s and %s stay two', (one, other) => {
  const { nameOf } = productNames([one, one, one, one, one, other]);
  expect(nameOf(one)).not.toBe(nameOf(other));
});

test('order does not matter, blank cells name nothing', () => {
  const cells = [...TWELVE, 'HomeHub', 'homehub', ''];
  expect(productNames([...cells].reverse()).names).toEqual(productNames(cells).names);
  expect(productNames(cells).nameOf('  ')).toBe('');
});
