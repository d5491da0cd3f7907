import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown, type InputOptions, type OutputOptions } from 'rolldown';
import { inAscii } from './ascii.ts';
import { assetPlugin } from './assets.ts';
import { requiredAtOnce } from './at_once.ts';
import { calledOperationsPlugin } from './called_operations.ts';
import { root } from './core_tree.ts';
import { lateBarrelPlugin } from './late_barrels.ts';
import { lateEntries, lateModulePlugin } from './late_modules.ts';
import { latePatternPlugin } from './late_patterns.ts';
import { sdkGlobalsPlugin } from './sdk_globals.ts';
import { standInPlugin } from './stand_ins.ts';
import { unusedPartsPlugin } from './unused_parts.ts';

const options = (): InputOptions => ({ input: { app: join(root, 'index.ts'), ...lateEntries() }, platform: 'node', external: [/^zapier-platform-core/, /^node:/], plugins: [assetPlugin(), lateModulePlugin(), unusedPartsPlugin(), standInPlugin(), sdkGlobalsPlugin(), calledOperationsPlugin(), lateBarrelPlugin(), latePatternPlugin()], checks: { pluginTimings: false } });

const VENDORS: readonly [prefix: string, path: RegExp][] = [
  ['gemini.', /\/@google\/generative-ai\//], ['google.', /\/googleapis\//], ['pinecone.', /\/@pinecone-database\//],
];

/** Says at the head of a chunk's name whose package is in it: stack traces and the test of what an action loads read it. */
const vendorIn = (moduleIds: readonly string[]): string => VENDORS.find(([, path]) => moduleIds.some((id) => path.test(id)))?.[0] ?? '';

/**
 * What is loaded together lies in one file: each file more takes 0.12 ms of a cold start and 9 KB of young objects. The bundler by itself would
 * part what an entry beside the actions loads alone. A group takes along what its modules import and no group before it has. What nearly every
 * event loads is more than 128 KB in one: V8 lays a text so long outside the young space, which is cleaned up when it fills.
 */
const TOGETHER: readonly [name: string, modules: RegExp][] = [
  [
    'app_code',
    /^(?!.*\/node_modules\/).*\/index\.ts$|\/src\/(?:errors|fields|number_fields|services|patterns\/late_pattern|ports\/\w+)\.ts$|\/(?:reply_settings|packed|characters|letters|render\/(?:html|slack|quoted_sentence))\.ts$|\/triage\/(?:ticket_text|language|customer|customer_address)\.ts$|\/sentiment\/(?:shipped_model|own_words)\.ts$|\/builtin\/(?:engine|empty_knowledge_base)\.ts$/,
  ],
  ['asking', /\/adapters\/(?:attempt|json|loopback|guarded_fetch|http_request|sdk_globals|retry_after)\.ts$|\/triage\/(?:token_budget|letter_formulas|personal_data|sentiment_label)\.ts$/],
  ['rules', /\/escalation\/(?:judge|reasons|opinion)\.ts$|\/escalation_settings\.ts$|\/render\/email\.ts$/],
  ['search_words', /\/builtin\/(?:words\/words|search\/postings)\.ts$|\/identifiers\/addresses\.ts$/],
  ['reply_words', /\/triage\/(?:blanks|text\/sentences)\.ts$|\/triage\/replies\/(?:ticket_questions|sensitive_matters|solution_text)\.ts$|\/reply_checks\/(?:times\/(?:dates|day_words|hour_words)|guardrails\/wording)\.ts$/],
  ['evidence', /\/triage\/evidence\.ts$|\/sentiment\/standstill\.ts$/],
  ['ticket_columns', /\/ticket_table\/(?:column_names|ticket_columns|ready_rows|ticket_dates|ticket_id_cell)\.ts$/],
];

/** Names of classes stay, for an SDK's errors are told by them; those of functions are short: 11 KB of the zip, and a twentieth of what is parsed. */
const KEPT = { function: false, class: true };
const SHORT: OutputOptions['minify'] = { mangle: { keepNames: KEPT }, compress: { keepNames: KEPT }, codegen: true };

/**
 * Bundles the app into `folder`: app.cjs, a CommonJS chunk for each `import()` in the source and for what several of them share, and
 * the assets beside them.
 */
export async function bundleApp(folder: string): Promise<{ fileName: string; bytes: number }[]> {
  const bundle = await rolldown(options());
  const { output } = await bundle.write({
    dir: folder, format: 'cjs', exports: 'named', entryFileNames: '[name].cjs', chunkFileNames: ({ moduleIds }) => `chunks/${vendorIn(moduleIds)}[name].cjs`, minify: SHORT,
    codeSplitting: { groups: TOGETHER.map(([name, test], at) => ({ name, test, priority: TOGETHER.length - at })) },
  });
  await bundle.close();
  for (const part of output) if (part.type === 'chunk') writeFileSync(join(folder, part.fileName), inAscii(requiredAtOnce(part.code)));
  return output.map(({ fileName }) => ({ fileName, bytes: statSync(join(folder, fileName)).size }));
}

/** Packages of which only data ships, inside an asset: the bundler does not see them. */
const IN_ASSETS = ['franc-min', 'stopword'];

/** Folders of the packages whose code or data gets into the bundle. */
export async function bundledPackages(): Promise<Set<string>> {
  const bundle = await rolldown(options());
  const { output } = await bundle.generate({ format: 'cjs' });
  await bundle.close();
  const modules = output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
  const ofCode = modules.flatMap((id) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0] ?? []);
  return new Set([...ofCode, ...IN_ASSETS.map((name) => join(root, 'node_modules', name))]);
}
