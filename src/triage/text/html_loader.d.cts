/** Loads the HTML parser at the first call. */
export function loadHtmlToText(): Pick<typeof import('html-to-text'), 'compile'>;
