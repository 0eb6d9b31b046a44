import type { Binding } from './bind-columns.ts';
import { measurableFields } from './bind-layout.ts';
import { intosOf } from './bind-wide.ts';
import type { ReadSheet } from './choose-sheets.ts';
import { ROWS_TO_SEARCH } from './find-header.ts';

/** A sheet that is not read beside another one, and why: it says that it is a summary, repeats the other, or sums it up. */
export type LeftOut = { sheet: ReadSheet; beside: ReadSheet; why: 'named' | 'repeats' | 'sums-up' };

const SUMMARY =
  /(?<![\p{L}\p{N}])(?:summary|overview|totals?|ytd|year[\s-]to[\s-]date|pivots?|dashboard|charts?|graphs?)(?![\p{L}\p{N}])/iu;

/** The fields that a table has, in columns, in rows or round it. */
function fieldsOf(binding: Binding): Set<string> {
  const { fields, wide, taken } = binding;
  return new Set([
    ...fields.map(({ field }) => field.name),
    ...(wide ? [...intosOf(wide), wide.field] : []),
    ...taken.map(({ field }) => field),
    ...measurableFields(binding).map(({ name }) => name),
  ]);
}

function keysOf(binding: Binding): Set<string> {
  const { primaryKey, oneOf } = binding.contract;
  const there = fieldsOf(binding);
  const isEither = (name: string) => oneOf.some(({ fields }) => fields.includes(name));
  return new Set(primaryKey.filter((name) => there.has(name) && !isEither(name)));
}

const isWithin = (left: ReadonlySet<string>, right: ReadonlySet<string>): boolean =>
  [...left].every((name) => right.has(name));
const isSame = (left: ReadonlySet<string>, right: ReadonlySet<string>): boolean =>
  left.size === right.size && isWithin(left, right);

/** Whether something that stands round the tables, such as the month in the name of the sheet, tells them apart. */
function areToldApart({ candidate: a }: ReadSheet, { candidate: b }: ReadSheet): boolean {
  return a.binding.taken.some(({ field, value }) =>
    b.binding.taken.some((other) => other.field === field && other.value !== value),
  );
}

/** Whether all of a short sheet is, cell by cell, what another one says. */
function repeats(sheet: ReadSheet, other: ReadSheet): boolean {
  const [rows, others] = [sheet.head.rows, other.head.rows];
  const isShort = rows.every(({ row }) => row <= ROWS_TO_SEARCH);
  if (!isShort || rows.length !== others.length || areToldApart(sheet, other)) return false;
  const below = (all: ReadSheet['head']['rows'], from: number) =>
    JSON.stringify(all.filter(({ row }) => row >= from).map(({ cells }) => cells));
  return below(rows, sheet.candidate.row) === below(others, other.candidate.row);
}

/** Whether the rows of a sheet are told apart by less than those of another: without the referral source they are its sums. */
function sumsUp(sheet: ReadSheet, other: ReadSheet): boolean {
  const { contract } = sheet.candidate.binding;
  if (!contract.totalRow || contract.source !== other.candidate.binding.contract.source) return false;
  const [mine, theirs] = [keysOf(sheet.candidate.binding), keysOf(other.candidate.binding)];
  return mine.size < theirs.size && isWithin(mine, theirs) && !areToldApart(sheet, other);
}

/** Of several sheets those that are no repetition and no summary of the others, and the rest. */
export function withoutRepeats(sheets: readonly ReadSheet[]): { kept: ReadSheet[]; left: LeftOut[] } {
  const [main] = sheets.filter(({ name }) => !SUMMARY.test(name));
  const left: LeftOut[] = [];
  const kept: ReadSheet[] = [];
  for (const sheet of sheets) {
    const summed = sheets.find((other) => other !== sheet && sumsUp(sheet, other));
    const repeated = kept.find((other) => repeats(sheet, other));
    if (main && SUMMARY.test(sheet.name)) left.push({ sheet, beside: main, why: 'named' });
    else if (repeated) left.push({ sheet, beside: repeated, why: 'repeats' });
    else if (summed) left.push({ sheet, beside: summed, why: 'sums-up' });
    else kept.push(sheet);
  }
  return { kept, left };
}

function isReadLike({ candidate: { binding } }: ReadSheet, { candidate: { binding: other } }: ReadSheet): boolean {
  const { contract, layout } = binding;
  if (contract.source !== other.contract.source) return false;
  if (JSON.stringify(layout.labels ?? {}) !== JSON.stringify(other.layout.labels ?? {})) return false;
  // Which rules can be applied to an extract hangs on its columns.
  if (contract.personal) return isSame(fieldsOf(binding), fieldsOf(other));
  return contract.sections === true || isSame(keysOf(binding), keysOf(other));
}

/** Whether sheets are of one kind, so that their rows are those of one file. */
export function areReadTogether(sheets: readonly ReadSheet[]): boolean {
  const [first, ...others] = sheets;
  return first === undefined || others.every((other) => isReadLike(other, first));
}
