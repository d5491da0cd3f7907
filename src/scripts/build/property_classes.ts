/** An expression with each property of Unicode in a class, so that `src/patterns/western_text.ts` may put ranges in its place. */
export const propertiesInClasses = (pattern: string): string =>
  pattern.replace(/\[(?:\\.|[^\]\\])*\]|\\p\{[^}]*\}|\\./gs, (part) => (part.startsWith('\\p{') ? `[${part}]` : part));
