import type { Amounts } from '../returns/amounts.ts';
import type { AmountColumn, AmountRow, AmountsBlock } from '../returns/layout-blocks.ts';
import type { BlockTable } from './block-table.ts';
import { headingRow, missingCell, notAvailable, textCell } from './cells.ts';
import { completeCell, filledCell } from './filled-cell.ts';
import { poundFormat } from './pound-format.ts';
import { missingInRow, type ReturnWorkbookContent } from './return-content.ts';
import type { WorkbookCell } from './workbook-model.ts';

type Table = { content: ReturnWorkbookContent; block: AmountsBlock; amounts: Amounts };

function amountCell({ content, block, amounts }: Table, row: AmountRow, column: AmountColumn): WorkbookCell {
  const amount = amounts(row.id, column.id);
  const isAsked = row.asks?.includes(column.id) ?? false;
  if (amount === null)
    return isAsked ? filledCell(content.filled.cell(block.id, row.id, column.id)) : missingCell(notAvailable);
  const format = column.share ? '0.0"%"' : poundFormat(amount.value);
  if (row.isTotal) return { value: amount.value, style: 'total', format };
  return { value: amount.value, style: amount.from === 'answer' ? 'input-number' : 'number', format };
}

/** A table of amounts in pounds: one row for each funding source, subtotals and totals among them. */
export function amountsTable(content: ReturnWorkbookContent, block: AmountsBlock): BlockTable {
  const table = { content, block, amounts: content.filled.amounts(block) };
  const isShown = ({ id, optional }: AmountRow) =>
    !optional || block.columns.some((column) => table.amounts(id, column.id));
  const isChecked = block.columns.some(({ required }) => required);
  return {
    title: block.title,
    widths: [46, ...block.columns.map(() => 22), ...(isChecked ? [11] : [])],
    rows: [
      headingRow([block.rowHeading, ...block.columns.map(({ title }) => title), ...(isChecked ? ['Complete'] : [])]),
      ...block.rows
        .filter(isShown)
        .map((row) => [
          textCell(row.text, 'label'),
          ...block.columns.map((column) => amountCell(table, row, column)),
          ...(isChecked ? [completeCell(missingInRow(content, block.id, row.id))] : []),
        ]),
    ],
  };
}
