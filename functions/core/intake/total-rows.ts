import type { Issue } from '../checks/issue.ts';
import { shownValue } from '../checks/shown-value.ts';
import type { Binding } from './bind-columns.ts';
import { readNumber } from './cells/read-number.ts';
import { cellReference } from './column-letters.ts';
import { type ColumnSum, createColumnSums } from './column-sums.ts';
import { firstInk } from './first-ink.ts';
import { plainHeader } from './header-text.ts';
import { compileMissing } from './missing.ts';
import type { RowCondition, RowReader } from './read-rows.ts';
import { type TotalLabel, totalLabel } from './total-label.ts';

/** Takes rows in order; the last one is known for what it is only at the end. */
export type RowTaker = { take(cells: readonly string[], row: number, condition: RowCondition): void; end(): void };

type Row = { cells: readonly string[]; row: number; condition: RowCondition };
/** A figure of a row of totals beside what its column comes to. */
type Stated = ColumnSum & { found: string; total: number };
/** Which rows a row of totals adds up. */
type Part = 'whole' | 'sinceSubtotal';

/** Sums of fractions differ in the last binary place. */
const NOTHING = 1e-6;
const FIX =
  'The total was not counted, the rows were. Check which of the two is right: a row may be missing, or be there twice.';
const isSame = (total: number, sum: number | null): boolean =>
  sum === null || Math.abs(total - sum) <= NOTHING * Math.max(1, Math.abs(sum));

function mismatch({ names }: Binding, row: number, { column, found, part, ...stated }: Stated & { part: Part }): Issue {
  const isOfPart = part === 'sinceSubtotal' && stated.sinceSubtotal !== stated.whole;
  const sum = Number((stated[part] ?? 0).toFixed(6));
  return {
    code: 'total-mismatch',
    level: 'warning',
    sheet: null,
    row,
    column: names[column] ?? null,
    cell: cellReference(column, row),
    found: found.trim(),
    expected: `${sum}, the sum of the rows above${isOfPart ? ' since the last subtotal' : ''}`,
    fix: FIX,
  };
}

function maybeTotal(row: number, label: string): Issue {
  return {
    code: 'total-mismatch',
    level: 'warning',
    sheet: null,
    row,
    column: null,
    found: shownValue(label, 'open'),
    expected: 'a row that says whose its figures are',
    fix: 'The row repeats the figures of the row above, and its name may say that it is a total. It was counted. Delete it if it is a total, or name it Subtotal.',
  };
}

/**
 * Leaves rows of totals out and holds them against the sums of the rows above, rejected ones too: whoever added up saw
 * them, but for columns with a cell that cannot be read. A total at the end of a table adds up all rows, one between
 * them those since the last, or all. A row that only may be a total by its name (`Total North`) is one where all its
 * figures are such sums. Only for contracts with `totalRow`.
 */
export function withoutTotalRow(binding: Binding, rows: RowReader, report: (issue: Issue) => void): RowTaker {
  // The figures of a tall table are of different kinds: nobody adds them up.
  if (!binding.contract.totalRow || binding.tall) return { take: rows.read, end: () => {} };
  const isMissing = compileMissing(binding.contract.missingValues);
  const sums = createColumnSums(binding);
  const labelOf = totalLabel(binding, sums.columns);
  let held: (Row & { label: TotalLabel }) | null = null;
  let above: readonly string[] = [];

  const handOn = ({ cells, row, condition }: Row) => {
    sums.add(cells);
    above = cells;
    rows.read(cells, row, condition);
  };
  const statedIn = (cells: readonly string[]): Stated[] =>
    sums.sums().flatMap((sum) => {
      const found = cells[sum.column] ?? '';
      const total = isMissing(found) ? null : readNumber(found);
      return total === null || (sum.whole === null && sum.sinceSubtotal === null) ? [] : [{ ...sum, found, total }];
    });
  /** All figures are sums of the same rows. */
  const isSumOf = (stated: readonly Stated[], part: Part) => stated.every((each) => isSame(each.total, each[part]));
  /** Of all rows or those since the last subtotal, the ones that more of the figures agree with. */
  const partMeant = (stated: readonly Stated[]): Part => {
    const agreeing = (part: Part) => stated.filter((each) => isSame(each.total, each[part])).length;
    const isOfPart = sums.rowsSince() > 0 && agreeing('sinceSubtotal') >= agreeing('whole');
    return isOfPart ? 'sinceSubtotal' : 'whole';
  };
  const leaveOut = ({ cells, row }: Row) => {
    const stated = statedIn(cells);
    const part = partMeant(stated);
    for (const each of stated) {
      if (!isSame(each.total, each[part])) report(mismatch(binding, row, { ...each, part }));
    }
    rows.lookAt(cells, row);
    sums.closeSubtotal();
  };
  const isNamedAfterAbove = (name: string) => {
    const plain = plainHeader(name);
    return plain !== '' && above.some((cell) => plainHeader(cell).includes(plain));
  };
  const isSumByName = ({ cells, row }: Row, { name, label }: Extract<TotalLabel, { kind: 'named' }>) => {
    const stated = statedIn(cells);
    const isSum = stated.length > 0 && (isSumOf(stated, 'sinceSubtotal') || isSumOf(stated, 'whole'));
    if (!isSum || sums.rowsSince() > 1 || isNamedAfterAbove(name)) return isSum;
    report(maybeTotal(row, label));
    return false;
  };
  const takeHeld = () => {
    const given = held;
    held = null;
    if (!given) return;
    if (given.label.kind === 'alone') leaveOut(given);
    else handOn(given);
  };
  return {
    take: (cells, row, condition) => {
      if (typeof condition === 'string' && firstInk(cells) < 0) return;
      takeHeld();
      const label = rows.totals().read > 0 && condition === 'sound' ? labelOf(cells) : null;
      if (!label) return handOn({ cells, row, condition });
      if (label.kind !== 'named') held = { cells, row, condition, label };
      else if (isSumByName({ cells, row, condition }, label)) leaveOut({ cells, row, condition });
      else handOn({ cells, row, condition });
    },
    end: () => {
      if (held) leaveOut(held);
      held = null;
    },
  };
}
