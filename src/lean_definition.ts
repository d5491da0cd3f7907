/**
 * Zapier's core copies the whole definition twice an event, piece by piece, and freezes both copies: for an app with many fields that
 * is most of what a warm step costs. What no one may change needs no copy, and core hands on as it is whatever is neither
 * array nor plain object (told by its constructor and by `Symbol.toStringTag`); its freezer passes over what is frozen. So fields without
 * a function, samples and displays are handed over as frozen objects of a class of their own. As JSON, which is all that Zapier's server sees of
 * them, they are what they were; `test/lean_definition.test.ts` holds both.
 */
type Definition = Readonly<Record<string, unknown>>;

const GROUPS: readonly string[] = ['triggers', 'creates', 'searches'];
const isObject = (value: unknown): value is Definition => typeof value === 'object' && value !== null;

/** The definition with its constant pieces spared from copying. */
export function leanDefinition<App extends object>(app: App): App {
  const entries = Object.entries(app).map(([name, part]: [string, unknown]) => [name, GROUPS.includes(name) && isObject(part) ? mapped(part, leanOperation) : part]);
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

/** What core takes for neither plain object nor anything else it copies. */
class Constant {
  get [Symbol.toStringTag](): string { return 'Constant'; }
}

/** The same properties, frozen, in an object that core hands on. */
function spared(value: unknown): unknown {
  return isObject(value) && !Array.isArray(value) ? Object.freeze(Object.assign(new Constant(), value)) : value;
}
