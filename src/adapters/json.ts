/** Narrowing of the JSON that vendors send, and of what a file holds. */

export const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object itself, or an empty one in place of anything else. */
export const record = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});

/** The text itself, or `""` in place of anything else. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The objects of a list; `[]` in place of anything else. */
export const records = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.filter(isRecord) : []);
