import type { FigureTable } from '../charts/figure-table.ts';
import { decimal } from '../metrics/rational.ts';
import { roundedText, roundHalfAwayFromZero } from '../metrics/rounding.ts';
import type { AmountColumn, AmountsBlock } from '../returns/layout-blocks.ts';
import { sheetsOf } from '../returns/layout-settings.ts';
import { poundWords } from '../words/money-words.ts';
import type { ReportContent } from './report-content.ts';

function amountWords({ share }: AmountColumn, value: number | null): string {
  if (value === null) return 'not given';
  return share ? `${roundedText(roundHalfAwayFromZero(decimal(value), 1))}%` : poundWords(value);
}

function amountTable({ filled, document }: ReportContent, block: AmountsBlock): FigureTable | null {
  const amounts = filled.amounts(block);
  const rows = block.rows.flatMap(({ id, text }) => {
    const values = block.columns.map((column) => amounts(id, column.id)?.value ?? null);
    if (values.every((value) => value === null)) return [];
    return [{ heading: text, cells: block.columns.map((column, index) => amountWords(column, values[index] ?? null)) }];
  });
  if (rows.length === 0) return null;
  return {
    caption: `${block.title}, ${document.period.financialYear}`,
    corner: block.rowHeading,
    columns: block.columns.map(({ title }) => title),
    rows,
  };
}

/** The tables of amounts of the return, such as planned and actual spending by funding source; rows of which nothing is known are left out. */
export function financeTables(content: ReportContent): FigureTable[] {
  return sheetsOf(content.layout, content.quarter)
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'amounts' ? [amountTable(content, block)] : []))
    .filter((table) => table !== null);
}
