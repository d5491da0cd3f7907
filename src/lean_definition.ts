/**
 * Zapier's core copies the whole definition twice an event, piece by piece, and freezes both copies: for an app with many fields that
 * is most of what a warm step costs. It copies in two passes, and what no one may change needs neither.
 * - The first is lodash's. It hands on as it is what says by `Symbol.toStringTag` that it is no plain object: the three groups of steps do.
 *   (Only they: lodash first tries to take that symbol off, which would be dear for each of some hundred fields.)
 * - The second is core's own. It copies the groups, in which core puts values, and whatever else has Object for its constructor, and lists by
 *   their method `map`. Fields without a function, samples and displays have another constructor, lists of such fields a `map` that gives the
 *   list itself; both are frozen, so that core's freezer passes over them.
 * As JSON, which is all that Zapier's server sees of them, they are what they were; `test/lean_definition.test.ts` holds both.
 */
type Definition = Readonly<Record<string, unknown>>;

const GROUPS: readonly string[] = ['triggers', 'creates', 'searches'];
const isObject = (value: unknown): value is Definition => typeof value === 'object' && value !== null;

/** The definition with its constant pieces spared from copying. */
export function leanDefinition<App extends object>(app: App): App {
  const entries = Object.entries(app).map(([name, part]: [string, unknown]) => [name, GROUPS.includes(name) && isObject(part) ? copiedOnce(mapped(part, leanOperation)) : part]);
  return Object.fromEntries(entries);
}

const mapped = (group: Definition, change: (piece: unknown) => unknown): Definition => Object.fromEntries(Object.entries(group).map(([key, piece]) => [key, change(piece)]));

function leanOperation(piece: unknown): unknown {
  if (!isObject(piece) || !isObject(piece.operation)) return piece;
  const { inputFields, outputFields, sample } = piece.operation;
  const operation = { ...piece.operation, ...(inputFields ? { inputFields: leanFields(inputFields) } : {}), ...(outputFields ? { outputFields: leanFields(outputFields) } : {}), ...(sample ? { sample: spared(sample) } : {}) };
  return { ...piece, display: spared(piece.display), operation };
}

function leanFields(fields: unknown): unknown {
  if (!Array.isArray(fields)) return fields;
  const isConstant = !fields.some(holdsFunction);
  const lean: unknown[] = isConstant ? new ConstantFields() : [];
  for (const field of fields) lean.push(isConstant || !holdsFunction(field) ? spared(field) : field);
  return isConstant ? Object.freeze(lean) : lean;
}

function holdsFunction(value: unknown): boolean {
  if (!isObject(value)) return typeof value === 'function';
  for (const key in value) if (holdsFunction(value[key])) return true;
  return false;
}

/** What core's own pass takes for no plain object. */
class Constant {}

/** Fields without a function: nothing that core maps a list with changes any of them. */
class ConstantFields extends Array<unknown> {}
Object.defineProperty(ConstantFields.prototype, 'map', { value(this: ConstantFields) { return this; } });

/** What lodash takes for no plain object, and core for one. */
const NOT_FOR_LODASH: object = Object.defineProperties({}, { constructor: { value: Object }, [Symbol.toStringTag]: { get: () => 'Steps' } });
const copiedOnce = (group: Definition): Definition => Object.assign(Object.create(NOT_FOR_LODASH), group);

/** The same properties, frozen, in an object that core hands on. */
function spared(value: unknown): unknown {
  return isObject(value) && !Array.isArray(value) ? Object.freeze(Object.assign(new Constant(), value)) : value;
}
