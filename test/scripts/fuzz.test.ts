/** A share of `npm run fuzz`: every property over some hundred hostile texts, other ones each time. */
import fc from 'fast-check';
import { PROPERTIES } from '../../src/scripts/fuzz/properties.ts';

test.each(Object.entries(PROPERTIES))('%s', (_name, property) => {
  fc.assert(property as fc.IProperty<unknown>, { numRuns: 400 });
}, 60_000);
