import { parseYearLabel } from '../periods/parse-period.ts';
import { fitsKind, type PartOfYear, parsePartOfYear, partInYear } from '../periods/part-of-year.ts';
import { type FinancialYear, monthFrom } from '../periods/period.ts';
import type { PeriodKind } from '../periods/period-in-text.ts';
import { FAULT, type FieldValue } from './cells/cell-reader.ts';
import type { SourceField } from './source-contract.ts';

type Read = (cells: readonly string[]) => FieldValue | typeof FAULT;
type YearOptions = {
  field: SourceField;
  columns: readonly number[];
  /** The year that stands outside the table. */
  yearFor(field: SourceField): FinancialYear | null;
};

const KIND_OF: Record<string, PeriodKind> = { month: 'month', quarter: 'quarter', period: 'any' };

/** The period that a part is in a year of its row: a financial year, or for a month the year of the calendar. */
function inYearText(part: PartOfYear, text: string): string | null {
  const year = parseYearLabel(text);
  if (year) return partInYear(part, year);
  return part.kind === 'month' && /^\s*(?:19|20)\d\d\s*$/.test(text) ? monthFrom(Number(text), part.number) : null;
}

/**
 * Reads months and quarters whose cell lacks the year, `Q1`, `April`: with the year that another column of the field
 * has in the row, else with the one that stands outside the table.
 */
export function withYear(read: Read, { field, columns, yearFor }: YearOptions): Read {
  const kind = KIND_OF[field.type];
  if (!kind) return read;
  const partIn = (cells: readonly string[]) => {
    for (const at of columns) {
      const part = parsePartOfYear(cells[at] ?? '');
      if (part && fitsKind(part, kind)) return { part, at };
    }
    return null;
  };
  const fromRow: Read = (cells) => {
    const found = partIn(cells);
    for (const at of found ? columns : []) {
      const period = found && at !== found.at ? inYearText(found.part, cells[at] ?? '') : null;
      if (period) return period;
    }
    return FAULT;
  };
  const fromOutside: Read = (cells) => {
    const found = partIn(cells);
    const year = found && yearFor(field);
    return found && year ? partInYear(found.part, year) : FAULT;
  };
  return (cells) => {
    const together = columns.length > 1 ? fromRow(cells) : FAULT;
    if (together !== FAULT) return together;
    const value = read(cells);
    return value === FAULT ? fromOutside(cells) : value;
  };
}
