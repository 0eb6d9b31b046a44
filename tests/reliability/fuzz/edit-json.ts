import { type Change, within } from './changes.ts';
import { editText } from './edit-text.ts';

/** A JSON document after the changes: values and names that are other, missing, twice or of another type. */
export function editJson(document: unknown, changes: readonly Change[]): unknown {
  return changes.reduce<unknown>(
    (now, change) => editedValue(now, change, { left: change.at, deeper: SELDOM_WHOLE }),
    document,
  );
}

/** What was edited as a text, where only a text can stand. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

const ODD_VALUES: readonly unknown[] = [null, true, 0, -1, 1.5, 1e308, '', [], {}, [[]], '__proto__', 'x'.repeat(5000)];

/** How often a change goes to a part of what it has come to, and not to the whole. */
const DEEPER = 0.7;
const SELDOM_WHOLE = 0.97;

/** Goes down into the document, to a part at each turn; `left` is what is left of the number that says where. */
function editedValue(value: unknown, change: Change, { left, deeper }: { left: number; deeper: number }): unknown {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (entries.length === 0 || left >= deeper) return changedValue(value, change);
  const scaled = (left / deeper) * entries.length;
  const chosen = Math.floor(scaled);
  const parts = entries.map(([name, part], at) => [
    name,
    at === chosen ? editedValue(part, change, { left: scaled - chosen, deeper: DEEPER }) : part,
  ]);
  return Array.isArray(value) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
}

function changedValue(value: unknown, change: Change): unknown {
  const { how, text, to } = change;
  const ways: readonly (() => unknown)[] = [
    () => ODD_VALUES[how % ODD_VALUES.length],
    () => text,
    () => (typeof value === 'string' ? editText(value, [{ ...change, how: how >> 4 }]) : [value]),
    () => ({ [text]: value }),
    () => (Array.isArray(value) ? [...value, ...value] : [value, value]),
    () => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return String(value);
      const entries = Object.entries(value);
      return Object.fromEntries(entries.toSpliced(within(entries.length, to), 1, [text, null]));
    },
    () => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return Number(value);
      const entries = Object.entries(value);
      return Object.fromEntries(entries.toSpliced(within(entries.length, to), 1));
    },
  ];
  return ways[(how >> 8) % ways.length]?.();
}
