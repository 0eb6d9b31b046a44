import type { Issue } from '../checks/issue.ts';
import type { Binding } from './bind-columns.ts';
import { FAULT } from './cells/cell-reader.ts';
import { readDigits, readNumber } from './cells/read-number.ts';
import { cellReference } from './column-letters.ts';
import { type CompiledField, compileField } from './compile-fields.ts';
import { compileMissing } from './missing.ts';
import type { RowCondition, RowReader } from './read-rows.ts';

/** Takes rows in order; the last one is known for what it is only at the end. */
export type RowTaker = { take(cells: readonly string[], row: number, condition: RowCondition): void; end(): void };

type Row = { cells: readonly string[]; row: number; condition: RowCondition };
type Sum = { column: number; sum: number };
/** A sum as it grows: once a cell of its column cannot be read, nobody knows what it comes to. */
type Growing = Sum & { isKnown: boolean; read: CompiledField['read'] };

const SUMMED_TYPES = ['integer', 'number'];
/** Sums of fractions differ in the last binary place. */
const NOTHING = 1e-6;

const hasInk = (cell: string | undefined): boolean => cell !== undefined && cell.trim() !== '';

function summedColumns(binding: Binding): Growing[] {
  const { contract, fields, wide } = binding;
  const narrow = fields.flatMap(({ field, columns }) => columns.map((column) => ({ name: field.name, column })));
  const ofWide =
    wide?.slots.flatMap(({ columns }) => columns.map(({ into, column }) => ({ name: into, column }))) ?? [];
  return [...narrow, ...ofWide].flatMap(({ name, column }) => {
    const field = contract.fields.find((each) => each.name === name && SUMMED_TYPES.includes(each.type));
    if (!field) return [];
    const { read } = compileField(binding, { field, columns: [0] }, 'optional');
    return [{ column, sum: 0, isKnown: true, read }];
  });
}

function mismatch({ header }: Binding, { column, sum, found, row }: Sum & { found: string; row: number }): Issue {
  return {
    code: 'total-mismatch',
    level: 'warning',
    sheet: null,
    row,
    column: header.texts[column] ?? null,
    cell: cellReference(column, row),
    found: found.trim(),
    expected: `${Number(sum.toFixed(6))}, the sum of the rows above`,
    fix: 'The total was not counted, the rows were. Check which of the two is right: a row may be missing, or be there twice.',
  };
}

/** Tells a row of totals: the word for it in the first cell that holds anything, or figures and nothing that says whose. */
function totalTest(
  { contract, fields, header }: Binding,
  numeric: readonly number[],
): (cells: readonly string[]) => boolean {
  const { words = [], key = [] } = contract.totalRow ?? {};
  const keyColumns = fields.filter(({ field }) => key.includes(field.name)).flatMap(({ columns }) => columns);
  return (cells) => {
    const first = cells.findIndex(hasInk);
    const isKeyBlank = !keyColumns.some((column) => hasInk(cells[column]));
    const word = (cells[first]?.trim().toLowerCase() ?? '').replace(/:$/, '').trimEnd();
    if (words.includes(word)) return isKeyBlank || keyColumns.includes(first);
    // In a form of labels and values a figure without a label belongs to another part of the form.
    if (header.unnamed !== undefined) return false;
    return isKeyBlank && numeric.some((column) => hasInk(cells[column]) && readNumber(cells[column] ?? '') !== null);
  };
}

/**
 * Leaves a row of totals at the end of a table out and holds it against the sums of the rows above, rejected ones too: whoever added up
 * saw them, but for columns with a cell that cannot be read. A row that looks like totals with rows below it is a row like others. Only for
 * contracts with `totalRow`.
 */
export function withoutTotalRow(binding: Binding, rows: RowReader, report: (issue: Issue) => void): RowTaker {
  // The figures of a tall table are of different kinds: nobody adds them up.
  if (!binding.contract.totalRow || binding.tall) return { take: rows.read, end: () => {} };
  const isMissing = compileMissing(binding.contract.missingValues);
  const sums = summedColumns(binding);
  const isTotal = totalTest(
    binding,
    sums.map(({ column }) => column),
  );
  let held: Row | null = null;

  const handOn = ({ cells, row, condition }: Row) => {
    for (const sum of sums) {
      const text = cells[sum.column] ?? '';
      const digits = readDigits(text);
      if (digits >= 0) sum.sum += digits;
      else if (sum.read([text]) === FAULT) sum.isKnown = false;
      else if (!isMissing(text)) sum.sum += readNumber(text) ?? 0;
    }
    rows.read(cells, row, condition);
  };
  const reconcile = ({ cells, row }: Row) => {
    for (const { column, sum, isKnown } of sums) {
      const found = cells[column] ?? '';
      const total = isMissing(found) || !isKnown ? null : readNumber(found);
      if (total === null || Math.abs(total - sum) <= NOTHING * Math.max(1, Math.abs(sum))) continue;
      report(mismatch(binding, { column, sum, found, row }));
    }
  };
  return {
    take: (cells, row, condition) => {
      if (!cells.some(hasInk) && typeof condition === 'string') return;
      if (held) handOn(held);
      held = null;
      if (rows.totals().read > 0 && isTotal(cells)) held = { cells, row, condition };
      else handOn({ cells, row, condition });
    },
    end: () => {
      if (held) {
        rows.lookAt(held.cells, held.row);
        reconcile(held);
      }
      held = null;
    },
  };
}
