/**
 * `npm run preview [-- FILE.html]`: writes preview.html, each step laid out as the Zap editor would: fields in their order,
 * groups folded, required marks, help texts, presets, and the sample beside. For looking at before a version is pushed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { escapeHtml } from '../render/html.ts';
import { readSurface, type InputField, type Operation } from './reference/surface.ts';

/** The Markdown of help texts: links, bold, code. */
const markdown = (text: string): string => escapeHtml(text)
  .replace(/\[([^\]]{1,200})\]\((https:[^)\s]{1,300})\)/g, '<a href="$2">$1</a>').replace(/\*\*([^*]{1,200})\*\*/g, '<b>$1</b>').replace(/`([^`]{1,200})`/g, '<code>$1</code>');

function control({ choices, dynamic, type, default: preset, placeholder, list }: InputField): string {
  const chosen = choices.find(([value]) => value === preset)?.[1] ?? preset;
  const isList = choices.length > 0 || dynamic !== '';
  const shown = chosen || placeholder || (isList ? 'Choose value…' : type === 'password' ? '••••••••' : 'Enter text or insert data…');
  const options = choices.length > 0 ? `<div class="options">${choices.map(([, label]) => `<span>${escapeHtml(label)}</span>`).join('')}</div>` : '';
  return `<div class="control${chosen ? '' : ' blank'}${type === 'text' ? ' tall' : ''}">${escapeHtml(shown)}${isList ? '<i>▾</i>' : ''}</div>${list ? '<div class="add">+ Add another</div>' : ''}${options}`;
}

const input = (field: InputField): string => `<div class="field"><label>${escapeHtml(field.label)}${field.required ? ' <b class="star">*</b>' : ''} <small>${escapeHtml(field.type)}</small></label>${control(field)}<p>${markdown(field.helpText)}</p></div>`;

const value = (given: unknown): string => escapeHtml(typeof given === 'string' ? given : JSON.stringify(given)).slice(0, 420);

function step(operation: Operation): string {
  const { kind, key, label, description, inputs, groups, outputs, sample } = operation;
  const folded = groups.map((group) => `<details><summary>${escapeHtml(group.label)}</summary>${inputs.filter((field) => field.group === group.key).map(input).join('')}</details>`).join('');
  const labelOf = (name: string): string => outputs.find((output) => output.key === name)?.label ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const rows = Object.entries(sample).map(([name, given]) => `<tr><th>${escapeHtml(labelOf(name))}</th><td>${value(given)}</td></tr>`).join('');
  return `<section id="${key}"><div class="card"><header><em>${kind}</em><h2>${escapeHtml(label)}</h2><p>${escapeHtml(description)}</p></header>${inputs.filter(({ group }) => !group).map(input).join('')}${folded}</div><div class="card sample"><header><em>sample</em><h2>What it gives</h2></header><table>${rows}</table></div></section>`;
}

const surface = readSurface();
const css = readFileSync(join(import.meta.dirname, 'reference/preview.css'), 'utf8');
const connection = `<section id="connection"><div class="card"><header><em>connection</em><h2>Connect Support Triage</h2><p>Every field may stay blank.</p></header>${surface.connection.map(input).join('')}</div></section>`;
const file = resolve(process.argv[2] ?? 'preview.html');
writeFileSync(file, `<!doctype html><html lang="en"><meta charset="utf-8"><title>Support Triage in the Zap editor</title><style>${css}</style><h1>Support Triage ${surface.version} as the Zap editor lays it out</h1><nav>${surface.operations.map(({ key, label }) => `<a href="#${key}">${escapeHtml(label)}</a>`).join('')}</nav>${connection}${surface.operations.map(step).join('')}</html>\n`);
console.log(`${file}: ${surface.operations.length} steps`);
