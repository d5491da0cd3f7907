const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

/** `de` is German; a code that is none stands as it is. */
export function languageName(code: string): string {
  if (!code) return 'not told';
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
