type Value = string | number | boolean | null | undefined;

const encoded = (text: string): string => encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

function textOf(value: Value): string {
  if (typeof value === 'object' && value !== null) throw new TypeError('A query holds texts, numbers, yes or no, and lists of these.');
  return String(value ?? '');
}

/**
 * The query of a URL as googleapis asks `qs` for it, each of a list under the name of the list. In the zip it takes the place of that library
 * (`src/scripts/build/stand_ins.ts`), which is as large as all else of the SDK and for queries of any depth. Throws a TypeError for an object.
 */
export const stringify = (parameters: Readonly<Record<string, Value | readonly Value[]>>): string =>
  Object.entries(parameters).flatMap(([name, value]) => [value].flat().filter((one) => one !== undefined).map((one) => `${encoded(name)}=${encoded(textOf(one))}`)).join('&');
