import { formatDay } from '../periods/parse-date.ts';
import { csvField } from '../returns/csv-field.ts';
import type { CellContent } from './cell-xml.ts';
import type { TemplateFinding } from './template-finding.ts';
import type { MapEntry } from './template-map.ts';

/** One cell of a map with what goes into it, and what stood or will stand in the way. */
export type ValueLine = {
  entry: MapEntry;
  content: CellContent | null;
  remark: Pick<TemplateFinding, 'code' | 'found' | 'fix'> | null;
};

const HEADER = ['sheet', 'cell', 'label', 'value', 'remark'];

/** Day, month, year, as the templates ask for them. */
function shownValue(content: CellContent | null): string | number | null {
  if (content?.kind === 'date') return formatDay(content.days).split('-').reverse().join('/');
  return content === null ? null : content.kind === 'number' ? content.number : content.text;
}

function remarkWords({ remark }: ValueLine): string {
  return remark === null || remark.code === 'no-value' ? '' : `${remark.code}: ${remark.found}. ${remark.fix}`;
}

/** The values of a return in the order of the official template, one line per cell, to be pasted as values: UTF-8 with BOM, CRLF. */
export function valuesCsv(lines: readonly ValueLine[]): string {
  const rows = lines.map((line) => {
    const { entry } = line;
    return [
      entry.sheet ?? '',
      entry.cell ?? entry.name ?? '',
      entry.label,
      shownValue(line.content),
      remarkWords(line),
    ];
  });
  return `\uFEFF${[HEADER, ...rows].map((row) => `${row.map(csvField).join(',')}\r\n`).join('')}`;
}
