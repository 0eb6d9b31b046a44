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
/** The share of the first column, which names the rows, with up to so many columns after it. */
const FIRST_SHARES: readonly [columns: number, share: number][] = [
  [3, 0.5],
  [6, 0.34],
];
const LEAST_SHARE = 0.16;
/** A table of so many rows is kept on one page. */
const KEPT_WHOLE = 15;

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const THIN = { style: BorderStyle.SINGLE, size: 4, color: 'AEB7BD' };
const STRONG = { style: BorderStyle.SINGLE, size: 12, color: '4C6272' };

type CellParts = { text: string; width: number; isHeading: boolean; keepNext: boolean; alignment: 'left' | 'right' };

function cellOf({ text, width, isHeading, keepNext, alignment }: CellParts): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 50, bottom: 50, left: 0, right: 100 },
    borders: { top: NONE, left: NONE, right: NONE, bottom: isHeading ? STRONG : THIN },
    children: [
      new Paragraph({
        alignment: alignment === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
        spacing: { after: 0 },
        keepNext,
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
  const share = FIRST_SHARES.find(([most]) => columns.length <= most)?.[1] ?? LEAST_SHARE;
  const first = Math.round(TEXT_WIDTH * share);
  const other = Math.floor((TEXT_WIDTH - first) / Math.max(1, columns.length));
  const isKept = rows.length <= KEPT_WHOLE;
  const row = (texts: readonly string[], place: number) => {
    const isHeading = place === 0;
    const keepNext = isHeading || (isKept && place < rows.length);
    return new TableRow({
      tableHeader: isHeading,
      cantSplit: true,
      children: texts.map((text, index) => {
        const isWords = index === 0 || holds === 'words';
        const alignment = isWords ? 'left' : 'right';
        return cellOf({ text, width: index === 0 ? first : other, isHeading, keepNext, alignment });
      }),
    });
  };
  const table = new Table({
    width: { size: first + other * columns.length, type: WidthType.DXA },
    columnWidths: [first, ...columns.map(() => other)],
    layout: TableLayoutType.FIXED,
    borders: { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE },
    tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true },
    rows: [[corner, ...columns], ...rows.map(({ heading, cells }) => [heading, ...cells])].map(row),
  });
  return [new Paragraph({ text: caption, style: 'Caption' }), table];
}
