import { headingRow, textCell } from './cells.ts';
import type { WorkbookCell, WorkbookSheet } from './workbook-model.ts';

// A list within a validation has at most 255 characters and is parted by commas (Excel specifications and limits).
const LONGEST = 255;
const LISTS = 'Lists';

const isLong = (choices: readonly string[]): boolean =>
  choices.join(',').length > LONGEST || choices.some((choice) => /[",]/.test(choice));

const keyOf = (choices: readonly string[]): string => JSON.stringify(choices);

function longLists(sheets: readonly WorkbookSheet[]): Map<string, readonly string[]> {
  const cells = sheets.flatMap(({ rows }) => rows.flat());
  return new Map(cells.flatMap(({ choices }) => (choices && isLong(choices) ? [[keyOf(choices), choices]] : [])));
}

function listsSheet(lists: readonly (readonly string[])[]): WorkbookSheet {
  const longest = Math.max(...lists.map(({ length }) => length));
  return {
    name: LISTS,
    summary: 'The answers that may be chosen where there are too many to show in the cell.',
    widths: lists.map(() => 110),
    rows: [
      [textCell('Lists', 'title')],
      [textCell('Answers that may be chosen in the yellow cells of other sheets.', 'intro')],
      headingRow(lists.map((_, place) => `List ${place + 1}`)),
      ...Array.from({ length: longest }, (_, row) => lists.map((list) => textCell(list[row] ?? null))),
    ],
    tableRow: 2,
    freeze: { rows: 3, columns: 0 },
    print: { orientation: 'landscape', pagesWide: 1 },
  };
}

/** Moves lists of answers that no cell can hold to a sheet of their own, to which the cells then point. */
export function withLongLists(sheets: readonly WorkbookSheet[]): WorkbookSheet[] {
  const lists = longLists(sheets);
  if (lists.size === 0) return [...sheets];
  const places = new Map(
    [...lists].map(([key, list], place) => {
      const column = String.fromCharCode('A'.charCodeAt(0) + place);
      return [key, `'${LISTS}'!$${column}$4:$${column}$${list.length + 3}`] as const;
    }),
  );
  const pointed = ({ choices, ...cell }: WorkbookCell): WorkbookCell => {
    const choicesAt = choices && places.get(keyOf(choices));
    if (choicesAt) return { ...cell, choicesAt };
    return choices ? { ...cell, choices } : cell;
  };
  const moved = sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => row.map(pointed)) }));
  return [...moved, listsSheet([...lists.values()])];
}
