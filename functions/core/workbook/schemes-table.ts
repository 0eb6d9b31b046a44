import { choiceTitle } from '../finance/choice-title.ts';
import type { SchemesBlock } from '../returns/layout-blocks.ts';
import type { ReturnSchemeLine } from '../returns/return-entries.ts';
import { schemeLinesOf } from '../returns/scheme-lines-of.ts';
import type { BlockTable } from './block-table.ts';
import { headingRow, missingCell, notApplicable, notAvailable, textCell } from './cells.ts';
import { completeCell, filledCell } from './filled-cell.ts';
import { poundFormat } from './pound-format.ts';
import { missingInRow, type ReturnWorkbookContent } from './return-content.ts';
import type { WorkbookCell } from './workbook-model.ts';

type Column = SchemesBlock['columns'][number]['id'];

const AMOUNTS: readonly Column[] = ['planned', 'actual'];
const OUTPUTS: readonly Column[] = ['plannedOutputs', 'actualOutputs'];
const NARROW: readonly Column[] = ['schemeId', 'commissioner', 'nhsPercent', 'planned', 'actual', ...OUTPUTS];

function lineCell(line: ReturnSchemeLine, column: Column): WorkbookCell {
  const value = line[column];
  if (column === 'nhsPercent') {
    return value === null ? missingCell(notApplicable) : { value, style: 'number', format: '0.##"%"' };
  }
  if (AMOUNTS.includes(column)) {
    return typeof value === 'number'
      ? { value, style: 'number', format: poundFormat(value) }
      : missingCell(notAvailable);
  }
  if (OUTPUTS.includes(column)) {
    if (typeof value === 'number') return { value, style: 'number', format: '#,##0.##' };
    return missingCell(line.unit === null ? notApplicable : notAvailable);
  }
  return textCell(typeof value === 'string' ? choiceTitle(column, value) : null, 'prefilled');
}

/** The scheme lines of the return, each with what people answered about its scheme. */
export function schemesTable(content: ReturnWorkbookContent, block: SchemesBlock): BlockTable {
  const lines = schemeLinesOf(content.document, block);
  const isAsked = block.asks.length > 0;
  const headings = [
    ...block.columns.map(({ title }) => title),
    ...block.asks.map(({ title }) => title),
    ...(isAsked ? ['Complete'] : []),
  ];
  const rows = lines.map((line) => [
    ...block.columns.map(({ id }, place) =>
      place === 0 ? textCell(line[id] === null ? null : String(line[id]), 'label') : lineCell(line, id),
    ),
    ...block.asks.map((ask) => filledCell(content.filled.cell(block.id, line.schemeName ?? '', ask.id))),
    ...(isAsked ? [completeCell(missingInRow(content, block.id, line.schemeName ?? ''))] : []),
  ]);
  const none = headings.map((_heading, place) => textCell(place === 0 ? 'No scheme lines were sent' : null, 'label'));
  return {
    title: block.title,
    widths: [
      ...block.columns.map(({ id }) => (NARROW.includes(id) ? 15 : 30)),
      ...block.asks.map(({ answer }) => (answer.type === 'choice' ? 14 : 42)),
      ...(isAsked ? [11] : []),
    ],
    rows: [headingRow(headings), ...(rows.length === 0 ? [none] : rows)],
  };
}
