import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { FigureTable } from '../../core/charts/figure-table.ts';

/** The width between the margins of an A4 page, in twentieths of a point. */
export const TEXT_WIDTH = 10_206;
/** The share of the first column, which names the rows: less where many columns follow. */
const FIRST_SHARES = { few: 0.5, many: 0.34 };
const FEW = 3;

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const THIN = { style: BorderStyle.SINGLE, size: 4, color: 'AEB7BD' };
const STRONG = { style: BorderStyle.SINGLE, size: 12, color: '4C6272' };

type CellParts = { text: string; width: number; isHeading: boolean; alignment: 'left' | 'right' };

function cellOf({ text, width, isHeading, alignment }: CellParts): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 50, bottom: 50, left: 0, right: 100 },
    borders: { top: NONE, left: NONE, right: NONE, bottom: isHeading ? STRONG : THIN },
    children: [
      new Paragraph({
        alignment: alignment === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
        spacing: { after: 0 },
        keepNext: isHeading,
        children: [new TextRun({ text, bold: isHeading })],
      }),
    ],
  });
}

/** The caption and the table under it. The header row is repeated on each page, and no row is parted. */
export function figureTable(
  { caption, corner, columns, rows }: FigureTable,
  holds: 'figures' | 'words' = 'figures',
): [Paragraph, Table] {
  const first = Math.round(TEXT_WIDTH * (columns.length <= FEW ? FIRST_SHARES.few : FIRST_SHARES.many));
  const other = Math.floor((TEXT_WIDTH - first) / Math.max(1, columns.length));
  const row = (texts: readonly string[], isHeading: boolean) =>
    new TableRow({
      tableHeader: isHeading,
      cantSplit: true,
      children: texts.map((text, index) => {
        const isWords = index === 0 || holds === 'words';
        return cellOf({ text, width: index === 0 ? first : other, isHeading, alignment: isWords ? 'left' : 'right' });
      }),
    });
  const table = new Table({
    width: { size: first + other * columns.length, type: WidthType.DXA },
    columnWidths: [first, ...columns.map(() => other)],
    layout: TableLayoutType.FIXED,
    borders: { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE },
    tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true },
    rows: [row([corner, ...columns], true), ...rows.map(({ heading, cells }) => row([heading, ...cells], false))],
  });
  return [new Paragraph({ text: caption, style: 'Caption' }), table];
}
