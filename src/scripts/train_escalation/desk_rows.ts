import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readDesks } from '../evaluate/desks.ts';
import { openDesks } from '../open_desks.ts';

/** A ticket to an open knowledge desk: short, in everyday words, and hardly ever one that a person must take. */
export interface DeskRow {
  id: string;
  lang: string;
  subject: string;
  message: string;
  should_escalate: string;
  reason: string;
  kind: string;
  /** Desks with odd numbers are measured on, and never learned from; of a desk of stories its file. */
  hand: string;
}

interface Label { id: string; should_escalate: string; reason: string; sure: string }

/** What was raised or held when the labels were given, and 600 more: `escalation/desk_labels.csv`. */
function labels(): Map<string, Label> {
  const read: Label[] = parse(readFileSync(resolve(import.meta.dirname, '../../../data/escalation/desk_labels.csv')), { columns: true, skip_empty_lines: true });
  return new Map(read.map((label) => [label.id, label]));
}

/**
 * The tickets of all open desks. Who has no label passes for ordinary: of 600 that were neither raised nor held, and were labelled to know it, one
 * should have been. What its labeller was not sure of is left out.
 */
export function deskRows(): DeskRow[] {
  const known = labels();
  return openDesks().flatMap(({ asks }, desk) => asks.flatMap(({ lang, subject, message }, at): DeskRow[] => {
    const id = `${desk}-${at}`, { should_escalate = 'false', reason = '', sure = 'yes' } = known.get(id) ?? {};
    const hand = desk % 2 === 0 ? 'even' : 'odd';
    return sure === 'yes' ? [{ id, lang, subject, message, should_escalate, reason, kind: should_escalate === 'true' ? 'positive' : 'ordinary', hand }] : [];
  }));
}

/** Desks whose customers tell a little story around what they ask: what such a story holds (a child, a hospital, a thing that broke) is no alarm by itself. */
const STORIES = ['natural_desks_1', 'natural_desks_2', 'natural_desks_3', 'natural_desks_7', 'judge_desks', 'judge_desks_2', 'everyday_desks', 'crafts_desks'];

/** Their tickets, but for those that a person takes: why, no writer of desks says. */
export function storyRows(): DeskRow[] {
  return STORIES.flatMap((hand) => readDesks(resolve(import.meta.dirname, `../../../data/retrieval/${hand}.json`)).flatMap(({ tickets }, desk) =>
    tickets.filter(({ answers }) => answers !== 'human').map(({ id, lang, subject, message }): DeskRow =>
      ({ id: `${desk}-${id}`, lang, subject, message, should_escalate: 'false', reason: '', kind: 'ordinary', hand }))));
}
