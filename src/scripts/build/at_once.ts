/** How the bundler writes an awaited `import()` of a chunk, or of a part of its own chunk by its name there, with or without the one name that is taken out of it. */
const AWAITED = /\bawait Promise\.resolve\(\)\.then\(\(\)=>(require\((?:"[^"]+"|`[^`]+`)\)|[\w$]+)\)(?:\.then\((\w+)=>\2\.(\w+)\))?(?![.([])/g;

/**
 * A chunk that an action waits for is required at once: nothing waits for a file that is read where it is asked for, and under core's domain
 * each promise costs what dozens of calls do, for the hooks that follow it. Four of them went for each chunk, with every event.
 */
export const requiredAtOnce = (code: string): string =>
  code.replace(AWAITED, (_awaited, chunk: string, _module: string | undefined, name: string | undefined) => `${chunk}${name ? `.${name}` : ''}`);
