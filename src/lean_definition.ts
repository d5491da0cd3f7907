/**
 * Zapier's core copies the whole definition twice an event, piece by piece, and freezes both copies: for an app with many fields that
 * is most of what a warm step costs. What no one may change needs no copy, and core hands on as it is what lodash does not clone
 * (`cloneableTags`: functions, weak maps and errors); its freezer passes over what is frozen. So fields without a function, samples and
 * displays are handed over as frozen objects with the brand of an error and nothing else of it. As JSON, which is all that Zapier's server
 * sees of them, they are what they were; `test/lean_definition.test.ts` holds both.
 */
type Definition = Readonly<Record<string, unknown>>;

const GROUPS: readonly string[] = ['triggers', 'creates', 'searches'];
const isObject = (value: unknown): value is Definition => typeof value === 'object' && value !== null;

/** The definition with its constant pieces spared from copying. */
export function leanDefinition<App extends object>(app: App): App {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0; // some hundred errors are made that nobody throws
  const entries = Object.entries(app).map(([name, part]: [string, unknown]) => [name, GROUPS.includes(name) && isObject(part) ? mapped(part, leanOperation) : part]);
  Error.stackTraceLimit = stackTraceLimit;
  return Object.fromEntries(entries);
}

const mapped = (group: Definition, change: (piece: unknown) => unknown): Definition => Object.fromEntries(Object.entries(group).map(([key, piece]) => [key, change(piece)]));

function leanOperation(piece: unknown): unknown {
  if (!isObject(piece) || !isObject(piece.operation)) return piece;
  const { inputFields, outputFields, sample } = piece.operation;
  const operation = { ...piece.operation, ...(inputFields ? { inputFields: leanFields(inputFields) } : {}), ...(outputFields ? { outputFields: leanFields(outputFields) } : {}), ...(sample ? { sample: spared(sample) } : {}) };
  return { ...piece, display: spared(piece.display), operation };
}

const leanFields = (fields: unknown): unknown => (Array.isArray(fields) ? fields.map((field: unknown) => (holdsFunction(field) ? field : spared(field))) : fields);

const holdsFunction = (value: unknown): boolean => typeof value === 'function' || (isObject(value) && Object.values(value).some(holdsFunction));

/** Not `Object` by its constructor, so that core's own walk does not take it for a plain object. */
class Constant {}

/**
 * An object that lodash does not clone. The brand of an error is the one that it reads without `Symbol.toStringTag`: asked for that symbol,
 * it first tries to take it off, twice for each piece of each copy, which alone was half of what a warm step took (`getRawTag`).
 */
function uncloned(): object {
  const branded: object = Object.setPrototypeOf(new Error(), Constant.prototype);
  Reflect.deleteProperty(branded, 'stack');
  return branded;
}

/** The same properties, frozen, in an object that core hands on. */
function spared(value: unknown): unknown {
  return isObject(value) && !Array.isArray(value) ? Object.freeze(Object.assign(uncloned(), value)) : value;
}
