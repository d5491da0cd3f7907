/** What the commands that people type have in common: their options are read alike, and what is wrong with them is one sentence. */
import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { CommanderError, type Command } from 'commander';
import { UsageError } from './demo/usage_error.ts';

/** A setting of npm's own, which somebody's .npmrc may hold for good. */
const NPMS = '--json';

/** npm keeps options that stand before a lone “--” for itself, as `npm_config_…`: a dry run would send, a file of tickets be passed over. */
export function refuseKeptByNpm(call: string, options: readonly string[]): void {
  const kept = options.find((option) => option !== NPMS && process.env[`npm_config_${option.slice(2).replaceAll('-', '_')}`]);
  if (kept) throw new UsageError(`npm took ${kept} for an option of its own: type a lone -- before it, as in “${call} ${kept} …” (in PowerShell with quotation marks, "--").`);
}

/** The long options of a command and of what it holds. */
export const optionsOf = (program: Command): string[] => [program, ...program.commands].flatMap(({ options }) => options.map(({ long }) => long ?? ''));

/** The command with its options read, or null where only the help was asked for (and has been printed). Throws `UsageError`. */
export function readCommand(program: Command, args: string[]): Command | null {
  refuseKeptByNpm(program.name(), optionsOf(program));
  try {
    return program.exitOverride().configureOutput({ writeErr: () => undefined }).parse(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return null;
    const what = error.message.replace(/^error: (.)/, (_all, letter: string) => letter.toUpperCase()).replace(/\s*\n\s*/g, ' ').replace(/\.$/, '');
    throw new UsageError(`${what} (“${program.name()} --help” lists the options).`);
  }
}

/** Refuses a place that cannot be written before the work begins, not after it. */
function requireWritable(option: string, path: string): void {
  const full = resolve(path);
  const stats = statSync(full, { throwIfNoEntry: false });
  if (stats?.isDirectory()) throw new UsageError(`${option} names the folder ${path}; it must name a file.`);
  try {
    accessSync(stats ? full : dirname(full), constants.W_OK);
  } catch {
    throw new UsageError(`${option} ${path} cannot be written: its folder does not exist or may not be written to.`);
  }
}

type Places = readonly (readonly [option: string, path: string])[];

const real = (path: string): string => { try { return realpathSync(path); } catch { return resolve(path); } };

/** Each result lands where it can be written, none on what is read, and no two in one file. A blank path is none. */
export function requirePlaces(read: Places, written: Places): void {
  const taken = new Map(read.flatMap(([option, path]) => (path ? [[real(path), option] as const] : [])));
  for (const [option, path] of written) {
    if (!path) continue;
    requireWritable(option, path);
    const other = taken.get(real(path));
    if (other) throw new UsageError(`${option} and ${other} name the same file, ${path}: it would be written over. Name another for ${option}.`);
    taken.set(real(path), option);
  }
}
