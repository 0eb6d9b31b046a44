import { cellShown } from '../../functions/core/workbook/cell-shown.ts';
import { type SheetTable, sheetTables } from '../../functions/core/workbook/sheet-tables.ts';
import type { CellStyle, WorkbookCell, WorkbookSheet } from '../../functions/core/workbook/workbook-model.ts';
import { type Html, html, type Part } from '../html.ts';
import { table } from '../pages/layout.ts';

const NUMERIC: readonly CellStyle[] = ['number', 'input-number', 'total'];
const FOR_PEOPLE: readonly CellStyle[] = ['input', 'input-number'];

const LONG = 60;

function shown(cell: WorkbookCell): Part {
  const text = cellShown(cell);
  if (text === null)
    return FOR_PEOPLE.includes(cell.style) && html`<span class="nhsuk-u-secondary-text-colour">not filled in</span>`;
  if (text.length > LONG) return html`<div class="long">${text}</div>`;
  return cell.style === 'total' || cell.style === 'met' || cell.style === 'not-met'
    ? html`<strong>${text}</strong>`
    : text;
}

function tableView({ title, headings, rows }: SheetTable, id: string, name: string): Html {
  const isNumeric = (place: number) => rows.some((row) => NUMERIC.includes(row[place]?.style ?? 'text'));
  return table({
    id,
    caption: title ?? name,
    columns: headings.map((heading, place) =>
      place > 0 && isNumeric(place) ? { heading, numeric: true } : { heading },
    ),
    rows: rows.map((row) => row.map(shown)),
  });
}

/** A sheet of a workbook with its numbers as they are shown there. */
export function sheetView(sheet: WorkbookSheet): Html {
  const tables = sheetTables(sheet);
  return html`<div class="sheet">${tables.map((each, place) => tableView(each, `table-${place + 1}`, sheet.name))}</div>`;
}
