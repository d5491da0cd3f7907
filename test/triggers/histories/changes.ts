/** Random changes of a sheet, one after the other. */
import fc from 'fast-check';
import { cellsOf, FORMATS, LAYOUTS, type SheetState, type TicketRow } from './sheet_model.ts';

const PLACED = ['append', 'insert', 'duplicate', 'readd', 'delete', 'blank_row', 'write_back', 'half', 'complete', 'format', 'add_column', 'move_column', 'fill_down'] as const;

/** What a person or another step does; `at` picks rows, columns and formats by its remainder. */
export type Change =
  | { do: (typeof PLACED)[number]; at: number }
  | { do: 'sort'; at: number; down: boolean }
  | { do: 'poll' | 'lost_poll' };

const at = fc.nat(40);
const placed = (...kinds: (typeof PLACED)[number][]) => fc.record({ do: fc.constantFrom(...kinds), at });

export const history = fc.record({
  layout: fc.constantFrom(...LAYOUTS),
  start: fc.nat(12),
  changes: fc.array(fc.oneof(
    { weight: 6, arbitrary: placed('append', 'insert') },
    { weight: 6, arbitrary: placed('duplicate', 'readd', 'delete', 'blank_row', 'write_back', 'half', 'complete') },
    { weight: 2, arbitrary: placed('format', 'add_column', 'move_column', 'fill_down') },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('sort' as const), at, down: fc.boolean() }) },
    { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('poll' as const, 'poll' as const, 'lost_poll' as const) }) },
  ) as fc.Arbitrary<Change>, { maxLength: 30 }),
});

/** Few customers, words and seconds, so that near-copies abound; day and month are such that 03/04 is often open. */
export function newRow({ layout }: SheetState, serial: number, withDate: boolean): TicketRow {
  const words = ['Where is my parcel?', 'It does not work.', 'Please call me.'][serial % 3] ?? '';
  const dated = withDate && layout.columns.some(([, part]) => part === 'when');
  return {
    id: `T-${serial}`, who: `customer${serial % 2}@example.org`, when: dated ? Date.UTC(2026, 3 + (serial % 3), 3 + (serial % 4), 10 + (serial % 4), 4, serial % 60) : undefined,
    subject: 'Help', message: dated ? words : `${words} (${serial})`, status: '', written: {},
  };
}

interface Workshop {
  deleted: (TicketRow | null)[];
  serial: number;
}

/** Makes one change; a change that has no row to change does nothing. */
export function apply(change: Change, state: SheetState, shop: Workshop): void {
  if (!('at' in change)) return;
  const { rows, layout } = state;
  const index = rows.length > 0 ? change.at % rows.length : 0;
  const row = rows[index] ?? null;
  switch (change.do) {
    case 'append': rows.push(newRow(state, shop.serial++, change.at % 4 > 0)); break;
    case 'insert': rows.splice(index, 0, newRow(state, shop.serial++, change.at % 4 > 0)); break;
    case 'blank_row': rows.splice(index, 0, null); break;
    case 'half': rows.splice(index, 0, { ...newRow(state, shop.serial++, true), message: '' }); break;
    case 'duplicate': if (row) rows.splice((change.at * 7) % rows.length, 0, { ...row }); break;
    case 'readd': if (shop.deleted.length > 0) rows.splice(index, 0, ...shop.deleted.splice(change.at % shop.deleted.length, 1)); break;
    case 'delete': if (rows.length > 0) shop.deleted.push(...rows.splice(index, 1)); break;
    case 'write_back': if (row) rows[index] = { ...row, status: `answered by Mia ${change.at}`, written: Object.fromEntries(state.added.map((header) => [header, `${header} ${change.at}`])) }; break;
    case 'complete': if (row && row.message === '') rows[index] = { ...row, message: `Typed at last (${row.id})` }; break;
    case 'format': state.format = change.at % FORMATS.length; break;
    case 'fill_down': state.filledDown = !state.filledDown; break;
    case 'add_column': state.added = [...new Set([...state.added, layout.added[change.at % layout.added.length] ?? ''])]; break;
    case 'move_column': if (layout.moves) state.columns = [...state.columns.slice(change.at % state.columns.length), ...state.columns.slice(0, change.at % state.columns.length)]; break;
    case 'sort': {
      const column = change.at % (state.columns.length + state.added.length);
      const keyed = rows.map((one) => ({ one, key: cellsOf(state, one)[column] ?? '' }));
      state.rows = keyed.sort((a, b) => a.key.localeCompare(b.key) * (change.down ? -1 : 1)).map(({ one }) => one);
    }
  }
}
