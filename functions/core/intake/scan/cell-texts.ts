import Papa from 'papaparse';
import type { Newline } from '../csv-rows.ts';
import type { HandedRow } from './handed-row.ts';
import type { NumberedRow } from './numbered-row.ts';
import { textOf } from './range-text.ts';
import type { Scanner } from './scanner.ts';
import { dropCarriageReturn } from './whole-record.ts';

export type CellTextsOptions = { delimiter: string; newline: Newline; columns: readonly number[] };

/** How the marked bytes are encoded: once the first odd byte of a file is passed they are Windows-1252. */
export type MarkedAs = 'utf-8' | 'windows-1252';

/** The texts of the cells that a scanner marked. */
export type CellTexts = {
  /** Reads those of the first `records`. False where papaparse does not find the cells that the scanner found. */
  read(records: number, encoding: MarkedAs): boolean;
  /** The planned cells of a record; of one that does not have them all, those that it has. */
  numbered(record: number): NumberedRow;
  /** Puts the texts of the planned cells that a record has into their places. */
  fill(record: number, to: HandedRow): void;
};

const ALL = Number.POSITIVE_INFINITY;
/** References below this one are to cells that are new in this block, counted down. */
const NEW = -1;
const QUOTE = 34;
const CARRIAGE_RETURN = 13;

type Block = { data: string[][]; errors: unknown[] };

const endsInCarriageReturn = (text: string): boolean => text.charCodeAt(text.length - 1) === CARRIAGE_RETURN;

/** V8 keeps the whole text alive that a part of more than twelve characters is cut from. */
const copied = (text: string): string => ` ${text}`.slice(1);

/** Reads marked cells: of those that the scanner knows the texts are at hand; papaparse parses the others, one a line. */
export function createCellTexts({ delimiter, newline, columns }: CellTextsOptions, scanner: Scanner): CellTexts {
  const parser = new Papa.Parser({ delimiter, newline });
  const width = columns.length;
  const known = columns.map(() => ['']);
  let knownIn: MarkedAs = 'utf-8';
  let fresh: string[][] = [];

  /** The last cell of a record keeps the CR of a CRLF behind its quotation marks, and so may have one that is its own. */
  const isLastQuoted = (mark: number): boolean => {
    const place = mark % width;
    const isLast = (columns[place] ?? 0) + 1 === scanner.widths[(mark - place) / width];
    return newline === '\n' && isLast && scanner.input[scanner.starts[mark] ?? 0] === QUOTE;
  };
  const remember = () => {
    for (let index = 0; index < fresh.length; index += 1) {
      const cells = fresh[index] ?? [];
      const text = cells[0] ?? '';
      const mark = scanner.marks[index] ?? 0;
      if (endsInCarriageReturn(text)) {
        // The same bytes are another text where they end no record: they get no number.
        if (isLastQuoted(mark)) dropCarriageReturn(cells);
        continue;
      }
      const number = scanner.learn(mark);
      const texts = known[mark % width];
      if (number > 0 && texts) texts[number] = copied(text);
    }
  };
  const textAt = (mark: number, place: number): string => {
    const reference = scanner.references[mark] ?? 0;
    return reference >= 0 ? (known[place]?.[reference] ?? '') : (fresh[NEW - reference]?.[0] ?? '');
  };
  const numbered: NumberedRow = {
    references: scanner.references,
    from: 0,
    text: (place) => textAt(numbered.from + place, place),
  };
  return {
    read: (records, encoding) => {
      if (encoding !== knownIn) scanner.forget();
      knownIn = encoding;
      const { count, copied: bytes } = scanner.number(records);
      const text = textOf(scanner.lines.subarray(0, bytes), encoding === 'utf-8' ? ALL : 0);
      const { data, errors }: Block = parser.parse(text, 0, true);
      if (data.length !== count || errors.length > 0 || data.some(({ length }) => length !== 1)) return false;
      fresh = data;
      remember();
      numbered.references = scanner.references;
      return true;
    },
    numbered: (record) => {
      numbered.from = record * width;
      return numbered;
    },
    fill: (record, { cells, places, present }) => {
      const from = record * width;
      for (let place = 0; place < present; place += 1) cells[places[place] ?? 0] = textAt(from + place, place);
    },
  };
}
