// What files of packages export: `node exported.cjs FOLDER FILE…` writes a list for each file, of all functions and objects that it gives: where one
// hangs, what it is, its name and number of arguments. What keeps another value in each process (a number by chance) is told by its type.
const { join } = require('node:path');

const [folder, ...files] = process.argv.slice(2);

function told(value) {
  const kind = Object.prototype.toString.call(value).slice(8, -1);
  if (typeof value !== 'function') return typeof value === 'object' ? `${kind} ${Object.getPrototypeOf(value ?? {})?.constructor?.name} ${value instanceof RegExp ? value : ''}` : typeof value;
  return `${kind} ${/^class\b/.test(value) ? 'class ' : ''}${value.name}/${value.length}`;
}

function listOf(exported) {
  const list = [], seen = new Set([globalThis, process]);
  const walk = (value, place) => {
    list.push(`${place}: ${told(value)}`);
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) return;
    seen.add(value);
    for (const key of Reflect.ownKeys(value)) {
      const { value: own, get, set } = Object.getOwnPropertyDescriptor(value, key);
      if (typeof value === 'function' && ['name', 'length', 'arguments', 'caller'].includes(key)) continue;
      for (const [how, one] of get || set ? [['get', get], ['set', set]] : [['', own]]) walk(one, `${place}.${String(key)}${how && `<${how}>`}`);
    }
  };
  walk(exported, '');
  return list;
}

process.stdout.write(JSON.stringify(Object.fromEntries(files.map((file) => [file, listOf(require(join(folder, file)))]))));
