import { compileRules, compileSteering } from './rule_compiler.ts';
import { RULES } from './rule_files.ts';

/** The rules as bytes, by language, and the instructions to an AI of all languages. An asset: the build stores what these functions give. */
export const assets: Readonly<Record<string, () => Uint8Array>> = {
  ...Object.fromEntries(RULES.map((rules) => [rules.language, () => compileRules(rules)])),
  steering: () => compileSteering(RULES),
};
