/** What a process is given of the environment that runs the tests: where Node is, and what test/compiled_scripts.cjs sets up; no key of a developer. */
const names = ['PATH', 'NODE_COMPILE_CACHE', 'NODE_OPTIONS'];

export const bareEnvironment = (): Record<string, string> => Object.fromEntries(names.map((name) => [name, process.env[name] ?? '']));
