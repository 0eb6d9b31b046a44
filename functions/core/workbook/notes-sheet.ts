import { sheetTitle } from '../returns/layout-settings.ts';
import { headingRow, textCell } from './cells.ts';
import {
  definitionNotes,
  entryFileNotes,
  flagNotes,
  freezeNotes,
  remarkNotes,
  signOffNotes,
  sourceNotes,
  variantNotes,
} from './notes.ts';
import type { ReturnWorkbookContent } from './return-content.ts';
import type { WorkbookSheet } from './workbook-model.ts';

/** Definitions, methods, denominators, both variants of a count, flags, remarks, and the files that each number came from. */
export function notesSheet(content: ReturnWorkbookContent): WorkbookSheet {
  const notes = [
    ...signOffNotes(content),
    ...definitionNotes(content),
    ...variantNotes(content),
    ...freezeNotes(content),
    ...flagNotes(content),
    ...remarkNotes(content),
    ...sourceNotes(content),
    ...entryFileNotes(content),
  ];
  return {
    name: sheetTitle(content.layout, 'notes'),
    summary: 'Definitions, methods, sources and remarks.',
    widths: [22, 46, 110],
    rows: [
      [textCell('Notes', 'title')],
      [textCell('How each number was made, what to know about it, and which files it came from.', 'intro')],
      headingRow(['Kind of note', 'About', 'Note']),
      ...notes.map(({ kind, about, text }) => [textCell(kind, 'label'), textCell(about, 'label'), textCell(text)]),
    ],
    tableRow: 2,
    freeze: { rows: 3, columns: 0 },
    print: { orientation: 'landscape', pagesWide: 1 },
  };
}
