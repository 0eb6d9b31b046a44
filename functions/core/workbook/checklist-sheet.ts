import { bannerWords } from '../returns/banner-words.ts';
import { sheetTitle } from '../returns/layout-settings.ts';
import { headingRow, textCell } from './cells.ts';
import type { ReturnWorkbookContent } from './return-content.ts';
import type { WorkbookSheet } from './workbook-model.ts';

/** Each item of the template's checklist with Yes or No and, where No, what is missing. */
export function checklistSheet({ document, layout }: ReturnWorkbookContent): WorkbookSheet {
  return {
    name: sheetTitle(layout, 'checklist'),
    summary: 'What must be complete before the return is sent, and what is missing from whom.',
    widths: [24, 70, 12, 60],
    rows: [
      [textCell('Checklist', 'title')],
      [textCell(bannerWords(document.checklist), 'intro')],
      headingRow(['Sheet', 'Item', 'Complete', 'What is missing, and from whom']),
      ...document.checklist.map(({ sheet, item, complete, reason }) => [
        textCell(sheet, 'label'),
        textCell(item),
        textCell(complete ? 'Yes' : 'No', complete ? 'met' : 'not-met'),
        textCell(reason),
      ]),
    ],
    tableRow: 2,
    freeze: { rows: 3, columns: 0 },
    print: { orientation: 'landscape', pagesWide: 1 },
  };
}
