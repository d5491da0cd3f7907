/**
 * Zapier's core copies the whole definition twice an event, piece by piece, and freezes both copies: for an app with many fields that
 * is most of what a warm step costs. It copies in two passes, and what no one may change needs neither.
 * - The first is lodash's. It hands on as it is what says by `Symbol.toStringTag` that it is a function: lists of fields, samples, locks and
 *   displays do. (Not each of some hundred fields: lodash first tries to take that symbol off. That it may seem to set it spares V8 most of the attempt.)
 * - The second is core's own. It copies what has Object for its constructor, and lists by their method `map`. Fields without a function, samples,
 *   locks and displays have another constructor, lists of such fields a `map` that gives the list itself; all are frozen, so that core's freezer passes over them.
 * Groups, steps and operations stay plain objects: an event may bring pieces of a definition (`appRawOverride`), with which core joins ours down
 * to an operation's own keys, and whatever is not plain it drops whole. As JSON, which is all that Zapier's server sees of them, the pieces are
 * what they were; `test/lean_definition.test.ts` holds all of this.
 */
type Definition = Readonly<Record<string, unknown>>;

const GROUPS: readonly string[] = ['triggers', 'creates', 'searches'];
/** Keys of an operation, which an event replaces whole or not at all. */
const LISTS: readonly string[] = ['inputFields', 'inputFieldGroups', 'outputFields'];
/** Of these core's validation asks for the keys, by `map`. */
const GROUPS_OF_FIELDS = 'inputFieldGroups';
const CONSTANTS: readonly string[] = ['sample', 'lock'];
const isObject = (value: unknown): value is Definition => typeof value === 'object' && value !== null;

/** The definition with its constant pieces spared from copying. */
export function leanDefinition<App extends object>(app: App): App {
  const lean = (name: string, part: unknown): unknown => {
    if (!isObject(part)) return part;
    return GROUPS.includes(name) ? mapped(part, leanStep) : name === 'authentication' ? { ...part, fields: leanFields(part.fields) } : part;
  };
  const entries = Object.entries(app).map(([name, part]: [string, unknown]) => [name, lean(name, part)]);
  return Object.fromEntries(entries);
}

const mapped = (group: Definition, change: (piece: unknown) => unknown): Definition => Object.fromEntries(Object.entries(group).map(([key, piece]) => [key, change(piece)]));

function leanStep(step: unknown): unknown {
  if (!isObject(step) || !isObject(step.operation)) return step;
  const lean = ([key, part]: [string, unknown]): [string, unknown] => [key, LISTS.includes(key) ? leanFields(part, key !== GROUPS_OF_FIELDS) : CONSTANTS.includes(key) ? spared(part, new Constant()) : part];
  return { ...step, display: spared(step.display, new Constant()), operation: Object.fromEntries(Object.entries(step.operation).map(lean)) };
}

function leanFields(fields: unknown, mayBeConstant = true): unknown {
  if (!Array.isArray(fields)) return fields;
  const isConstant = mayBeConstant && !fields.some(holdsFunction);
  const lean = isConstant ? new ConstantFields() : new Fields();
  for (const field of fields) lean.push(isConstant || !holdsFunction(field) ? spared(field, new Field()) : field);
  return isConstant ? Object.freeze(lean) : lean;
}

function holdsFunction(value: unknown): boolean {
  if (!isObject(value)) return typeof value === 'function';
  for (const key in value) if (holdsFunction(value[key])) return true;
  return false;
}

/** What core's own pass takes for no plain object. */
class Field {}

/** The same, and lodash for a function, of which it makes no copy. */
class Constant {
  get [Symbol.toStringTag](): string { return 'Function'; }
  set [Symbol.toStringTag](_lodashs: string) {}
}

/** What lodash takes for a function too; what core maps or filters of it is a common array. */
class Fields extends Array<unknown> {
  static override get [Symbol.species](): ArrayConstructor { return Array; }
  get [Symbol.toStringTag](): string { return 'Function'; }
  set [Symbol.toStringTag](_lodashs: string) {}
}

/** Fields without a function: nothing that core maps a list with changes any of them. */
class ConstantFields extends Fields {}
Object.defineProperty(ConstantFields.prototype, 'map', { value(this: ConstantFields) { return this; } });

/** The same properties, frozen, in an object that core hands on. */
function spared(value: unknown, handedOn: object): unknown {
  return isObject(value) && !Array.isArray(value) ? Object.freeze(Object.assign(handedOn, value)) : value;
}
