/** The app's definition as Zapier's editor receives it, read for pages about it. */
import { createRequire } from 'node:module';
import App from '../../../index.ts';

export interface InputField {
  key: string; label: string; helpText: string; type: string; required: boolean; default: string; group: string; list: boolean;
  /** Options of a dropdown, value and label; or the hidden trigger that fills it. */
  choices: [value: string, label: string][]; dynamic: string; placeholder: string;
}
export interface OutputField { key: string; label: string; type: string; list: boolean }
export interface Operation {
  kind: 'trigger' | 'action' | 'search'; key: string; label: string; description: string;
  groups: { key: string; label: string }[]; inputs: InputField[]; outputs: OutputField[]; sample: Record<string, unknown>;
}
export interface Surface { version: string; connection: InputField[]; operations: Operation[] }

interface RawField { key: string; label?: string; helpText?: string; type?: string; required?: boolean; computed?: boolean; default?: string; group?: string; list?: boolean; choices?: Record<string, string>; dynamic?: string; placeholder?: string; children?: RawField[] }
interface RawOperation { key: string; display: { label: string; description: string; hidden?: boolean }; operation: { inputFields?: (RawField | string)[]; outputFields?: (RawField | string)[]; inputFieldGroups?: { key: string; label?: string }[]; sample?: Record<string, unknown> } }
interface RawDefinition { version: string; authentication: { fields: RawField[] }; triggers: Record<string, RawOperation>; creates: Record<string, RawOperation>; searches: Record<string, RawOperation> }

const isField = (field: RawField | string | object): field is RawField => typeof field === 'object' && 'key' in field;

const inputOf = (field: RawField): InputField => ({
  key: field.key, label: field.label ?? field.key, helpText: field.helpText ?? '', type: field.type ?? 'string', required: field.required === true, default: field.default ?? '', group: field.group ?? '',
  list: field.list === true, choices: Object.entries(field.choices ?? {}), dynamic: field.dynamic ?? '', placeholder: field.placeholder ?? '',
});

const outputOf = (field: RawField): OutputField[] => (field.children
  ? field.children.map((child) => ({ key: `${field.key}[]${child.key}`, label: child.label ?? child.key, type: child.type ?? 'string', list: true }))
  : [{ key: field.key, label: field.label ?? field.key, type: field.type ?? 'string', list: field.list === true || field.key.includes('[]') }]);

const operationOf = (kind: Operation['kind'], { key, display, operation }: RawOperation): Operation => ({
  kind, key, label: display.label, description: display.description,
  groups: (operation.inputFieldGroups ?? []).map((group) => ({ key: group.key, label: group.label ?? group.key })),
  inputs: (operation.inputFields ?? []).filter(isField).map(inputOf), outputs: (operation.outputFields ?? []).filter(isField).flatMap(outputOf), sample: operation.sample ?? {},
});

/** Everything a person meets in the editor; hidden triggers left out. */
export function readSurface(): Surface {
  const { compileApp, serializeApp } = createRequire(import.meta.url)('zapier-platform-core/src/tools/schema');
  const definition: RawDefinition = JSON.parse(JSON.stringify(serializeApp(compileApp(App))));
  const shown = (kind: Operation['kind'], folder: Record<string, RawOperation>) => Object.values(folder).filter(({ display }) => !display.hidden).map((one) => operationOf(kind, one));
  return {
    version: definition.version, connection: definition.authentication.fields.filter(({ computed }) => !computed).map(inputOf),
    operations: [...shown('trigger', definition.triggers), ...shown('action', definition.creates), ...shown('search', definition.searches)],
  };
}
