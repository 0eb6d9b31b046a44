import { EXCEL_DAY_OF_1970 } from '../periods/excel-day.ts';
import { parseDateDays } from '../periods/parse-date.ts';
import type { FilledCell } from '../returns/answers/filled-cells.ts';
import { poundFormat } from './pound-format.ts';
import type { WorkbookCell } from './workbook-model.ts';

function dateCell(day: string): WorkbookCell {
  const days = parseDateDays(day);
  if (days === null) return { value: day, style: 'input' };
  return { value: days + EXCEL_DAY_OF_1970, style: 'input', format: 'dd/mm/yyyy' };
}

function valueCell({ value, answer, fault, from }: FilledCell): WorkbookCell {
  if (answer.type === 'pounds' && typeof value === 'number') {
    return { value, style: 'input-number', format: poundFormat(value) };
  }
  if (typeof value === 'number') return { value, style: 'input-number', format: '#,##0.##' };
  if (answer.type === 'date' && value !== null && fault === null) return dateCell(value);
  return { value: value === '' ? null : value, style: from === 'data' ? 'prefilled' : 'input' };
}

/** A cell for people to fill in, with what they answered or what is known: yellow, grey where the data say it. */
export function filledCell(cell: FilledCell | undefined): WorkbookCell {
  if (cell === undefined) return { value: null, style: 'input' };
  const choices = cell.answer.choices;
  return { ...valueCell(cell), ...(choices ? { choices } : {}) };
}

/** Whether a row has what it needs, as the template's checker column says it. */
export function completeCell(missing: readonly string[] | undefined): WorkbookCell {
  if (missing === undefined) return { value: null, style: 'text' };
  return missing.length === 0 ? { value: 'Yes', style: 'met' } : { value: 'No', style: 'not-met' };
}
