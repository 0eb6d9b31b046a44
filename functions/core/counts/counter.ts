import type { Issue } from '../checks/issue.ts';
import type { IssueListener } from '../checks/report-if-room.ts';
import type { SourceRecord } from '../intake/source-record.ts';
import type { Slot } from '../submissions/current.ts';
import type { NotCountedReason } from '../submissions/report.ts';
import type { CountCell } from './count-cell.ts';

/** LSOA code → board code, as far as uploaded area lookups go. */
export type AreaLookup = ReadonlyMap<string, string>;

/** What the accepted rows of one file come to. */
export type Counted = {
  cells: CountCell[];
  slots: Slot[];
  accepted: number;
  rejected: number;
  notCounted: Partial<Record<NotCountedReason, number>>;
  /** For an `area-lookup` file: its contents, kept whole because later files are read with it. */
  areaLookup: AreaLookup | null;
  /** Whether another area lookup could place some of the rows elsewhere. */
  dependsOnAreaLookup?: boolean;
};

/** What a file comes to of which nothing counts. */
export const NOTHING_COUNTED: Counted = {
  cells: [],
  slots: [],
  accepted: 0,
  rejected: 0,
  notCounted: {},
  areaLookup: null,
};

/** Counts the rows of one file of one source. A record is reused by the reader: what is kept of it is copied. */
export type Counter = { add(record: SourceRecord, row: number): void; finish(): Counted };

/** Where a record counts, and to which of the counts there it adds. */
export type CountedPlace = { unit: string; period: string; counts: readonly string[] };

/** Hears what becomes of the records of each row. A row with several records is heard of several times. */
export type RowFollower = {
  counted(row: number, place: CountedPlace): void;
  rejected(row: number): void;
};

export type CounterContext = IssueListener & {
  /** Who sent the file: the unit of figures that name no area. */
  feed: string;
  /** Words that belong to every count of the file. */
  labels?: Readonly<Record<string, string>> | undefined;
  /** Canonical names of the fields that the file has. */
  columns: ReadonlySet<string>;
  /** What the file calls a field, by its canonical name. */
  headerOf: ReadonlyMap<string, string>;
  areaLookup: AreaLookup;
  /** Of how many rows of the file the record is that was given with this row. One, where nothing is said. */
  rowsOf?(row: number): number;
  /** How a row is called in a sentence, `Row 12`: of several sheets with the name of its own. */
  rowWords?(row: number): string;
  /** Whether the rows are those of several sheets. */
  isOfSheets?(): boolean;
  /** Whoever must say what became of each row. */
  follower?: RowFollower | undefined;
};

/** The text of a field, or null where it is missing or no text. */
export const textOf = (value: SourceRecord[string]): string | null => (typeof value === 'string' ? value : null);
/** The number of a field, or null where it is missing or no number. */
export const numberOf = (value: SourceRecord[string]): number | null => (typeof value === 'number' ? value : null);

/** How a row is called, with its sheet where there are several. */
export const rowWordsOf = ({ rowWords }: Pick<CounterContext, 'rowWords'>, row: number): string =>
  rowWords?.(row) ?? `Row ${row}`;

/** What `duplicateKey` is counted as. */
export const DUPLICATE_KEY = { code: 'duplicate-key', level: 'row', column: null } as const;

/** The issue for a row whose key stood in an earlier row of the same file. */
export function duplicateKey(row: number, key: string, firstRow: string): Issue {
  return {
    ...DUPLICATE_KEY,
    sheet: null,
    row,
    found: key,
    expected: 'each combination once in a file',
    fix: `${firstRow} says the same thing already. Keep the right one and delete the other.`,
  };
}
