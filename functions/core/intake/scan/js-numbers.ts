import type { JsTables } from './js-tables.ts';
import { KnownBytes, LONGEST_KNOWN } from './known-bytes.ts';
import type { Scanner, ScanPlan } from './scanner.ts';

const NEW = -1;

/** Numbers the cells that a scan marked. */
export function createJsNumbers(
  { columns, newline }: ScanPlan,
  tables: JsTables,
): Pick<Scanner, 'number' | 'learn' | 'forget'> {
  const width = columns.length;
  const known = columns.map(() => new KnownBytes());
  let written = 0;
  let count = 0;

  const copyNew = (mark: number, from: number, to: number) => {
    const { input, lines, marks } = tables;
    marks[count] = mark;
    count += 1;
    for (let at = from; at < to; at += 1) lines[written++] = input[at] ?? 0;
    lines[written++] = newline;
  };
  /** One column of all records: then what is known of it is at hand. */
  const lookAt = (records: number, place: number) => {
    const { bytes, starts, stops, widths, references } = tables;
    const cells = known[place];
    const isWorth = cells?.isWorth === true;
    const column = columns[place] ?? 0;
    for (let record = 0, mark = place; record < records; record += 1, mark += width) {
      if (column >= (widths[record] ?? 0)) continue;
      const start = starts[mark] ?? 0;
      const length = (stops[mark] ?? 0) - start;
      let reference = length === 0 ? 0 : NEW;
      if (isWorth && length > 0 && length <= LONGEST_KNOWN) reference = cells.find(bytes, start, length);
      if (reference < 0) {
        reference = NEW - count;
        copyNew(mark, start, start + length);
      }
      references[mark] = reference;
    }
  };
  return {
    number: (records) => {
      written = 0;
      count = 0;
      for (let place = 0; place < width; place += 1) lookAt(records, place);
      return { count, copied: written };
    },
    learn: (mark) => {
      const start = tables.starts[mark] ?? 0;
      const length = (tables.stops[mark] ?? 0) - start;
      return length > LONGEST_KNOWN ? NEW : (known[mark % width]?.add(tables.bytes, start, length) ?? NEW);
    },
    forget: () => {
      for (const cells of known) cells.forget();
    },
  };
}
