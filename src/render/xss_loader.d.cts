/** Loads the sanitizer's package at the first call. */
export function loadXss(): Pick<typeof import('xss'), 'FilterXSS'>;
