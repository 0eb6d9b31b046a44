import { periodWords } from '../periods/period-words.ts';
import { changeSummary } from '../returns/change-words.ts';
import type { Change, Said } from '../returns/changes.ts';
import type { LayoutMetric } from '../returns/layout.ts';
import { sheetTitle } from '../returns/layout-settings.ts';
import { countCell, headingRow, missingCell, notAvailable, textCell } from './cells.ts';
import { numberFormat } from './number-format.ts';
import type { ReturnWorkbookContent } from './return-content.ts';
import type { WorkbookCell, WorkbookSheet } from './workbook-model.ts';

const headings = [
  'Metric',
  'Period',
  'Period code',
  'Value before',
  'Value now',
  'Numerator before',
  'Numerator now',
  'Denominator before',
  'Denominator now',
  'Plan before',
  'Plan now',
  'After the freeze',
];

/** Every number that differs from the revision before, side by side. Null in a first revision. */
export function changesSheet({ document, layout }: ReturnWorkbookContent): WorkbookSheet | null {
  const summary = changeSummary(document);
  if (summary === null) return null;
  const entries = new Map(layout.metrics.map((entry) => [entry.metric, entry]));
  return {
    name: sheetTitle(layout, 'changes'),
    summary: `What differs between revision ${document.revision} and revision ${document.previousRevision}.`,
    widths: [42, 19, 13, 12, 12, 12, 12, 13, 13, 12, 12, 12],
    rows: [
      [textCell(`What changed since revision ${document.previousRevision}: ${document.area.name}`, 'title')],
      [textCell(summary, 'intro')],
      headingRow(headings),
      ...(document.changes.length === 0
        ? [headings.map((_heading, index) => textCell(index === 0 ? 'No number has changed' : null, 'label'))]
        : document.changes.map((change) => changeRow(change, entries.get(change.metric)))),
    ],
    tableRow: 2,
    freeze: { rows: 3, columns: 2 },
    print: { orientation: 'landscape', pagesWide: 1 },
  };
}

function changeRow(change: Change, entry: LayoutMetric | undefined): WorkbookCell[] {
  const { metric, period, before, after, afterFreeze } = change;
  return [
    textCell(entry?.title ?? metric, 'label'),
    textCell(periodWords(period), 'label'),
    textCell(period),
    valueCell(before),
    valueCell(after),
    countCell(before?.numerator ?? null),
    countCell(after?.numerator ?? null),
    countCell(before?.denominator ?? null),
    countCell(after?.denominator ?? null),
    planCell(before),
    planCell(after),
    textCell(afterFreeze ? 'Yes' : 'No'),
  ];
}

function valueCell(said: Said | null): WorkbookCell {
  return shownCell(said?.value ?? null, said?.display ?? null);
}

function planCell(said: Said | null): WorkbookCell {
  return shownCell(said?.plan ?? null, said?.planDisplay ?? said?.display ?? null);
}

function shownCell(value: number | null, display: string | null): WorkbookCell {
  if (value === null) return missingCell(notAvailable);
  return { value, style: 'number', format: numberFormat(display) };
}
