/** Every package in the zip has a licence that allows its use, none runs a script when it is installed, and the list is the zip's. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';

const root = resolve(__dirname, '../..');

test('THIRD_PARTY.md and the licence texts are what the zip holds, and nothing in it is amiss', () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'src/scripts/licences.ts'), '--check'], { cwd: root, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
}, 60_000);

test('the texts go along in the zip, for every package in the list, and no code reads them', () => {
  const zip = unzipSync(readFileSync(join(root, 'build/build.zip')), { filter: ({ name }) => /^(?:THIRD_PARTY_LICENSES\.txt$|dist\/)/.test(name) });
  const texts = strFromU8(zip['THIRD_PARTY_LICENSES.txt'] ?? new Uint8Array());
  const listed = [...readFileSync(join(root, 'THIRD_PARTY.md'), 'utf8').matchAll(/^\| (\S+) \| (\S+) \|/gm)].map(([, name, version]) => `${name} ${version}`).filter((row) => /\d/.test(row));
  expect(listed.length).toBeGreaterThan(100);
  expect(listed.filter((row) => !texts.split('\n').some((line) => line === row || line.startsWith(`${row}:`)))).toEqual([]);
  for (const asked of ['Permission is hereby granted, free of charge', 'Apache License', 'Redistributions in binary form must reproduce', 'Permission to use, copy, modify, and/or distribute', 'Copyright (c) 2016 Jordan Harband', 'Felix Geisendörfer']) expect(texts).toContain(asked);
  expect(Object.entries(zip).filter(([name, bytes]) => name.endsWith('js') && strFromU8(bytes).includes('THIRD_PARTY'))).toEqual([]);
});
