import type { WorkbookCell } from './workbook-model.ts';

const pointsPerLine = 13.5;
// Excel offers to repair a file with a higher row (Excel specifications and limits).
const highestRow = 409;
const wrapping = new Set<WorkbookCell['style']>([
  'heading',
  'label',
  'text',
  'prefilled',
  'input',
  'met',
  'not-met',
  'fault',
  'warning',
]);

/**
 * The height of a row in points that shows all of its text. Programs other than Excel take the height from the file,
 * and cut the text where there is none. `widths` are in characters of the columns' font.
 */
export function rowHeight(row: readonly WorkbookCell[], widths: readonly number[]): number {
  if (row.some(({ style }) => style === 'title')) return 26;
  if (row.some(({ style }) => style === 'block-title')) return 22;
  const lines = row.map(({ value, style }, column) =>
    typeof value === 'string' && wrapping.has(style) ? lineCount(value, (widths[column] ?? 10) - 3) : 1,
  );
  return Math.min(highestRow, Math.max(1, ...lines) * pointsPerLine + 3);
}

function lineCount(text: string, width: number): number {
  return text.split('\n').reduce((lines, paragraph) => lines + paragraphLines(paragraph, width), 0);
}

function paragraphLines(paragraph: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const { length } of paragraph.split(' ')) {
    const fits = used + length <= width;
    if (!fits && used > 0) lines += 1;
    used = fits ? used + length + 1 : (length % width) + 1;
    if (length > width) lines += Math.ceil(length / width) - 1;
  }
  return lines;
}
