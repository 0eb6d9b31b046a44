import { boardByCode } from '../areas/boards.ts';
import type { Issue } from '../checks/issue.ts';
import { shownIssue } from '../checks/shown-issue.ts';
import { createTally, type Tally } from '../checks/tally.ts';
import { tooManyErrors } from '../checks/too-many-errors.ts';
import { counterFor } from '../counts/count-source.ts';
import {
  type AreaLookup,
  type Counted,
  type Counter,
  type CounterContext,
  NOTHING_COUNTED,
} from '../counts/counter.ts';
import { wholePeriod } from '../counts/part-period.ts';
import { sourceContract, sourceContracts } from '../intake/contracts.ts';
import { NOT_READ } from '../intake/not-read.ts';
import { createSourceReader } from '../intake/read-source.ts';
import type { RejectedRows } from '../intake/rejected-rows.ts';
import type { RowListener } from '../intake/row-listener.ts';
import type { SheetTaker } from '../intake/sheet.ts';
import type { SourceContract } from '../intake/source-contract.ts';
import type { ArrivalKey } from './arrival.ts';
import { periodAssumed } from './issues.ts';
import { periodsNotOver } from './period-not-over.ts';
import type { RowTotals, TakenValue } from './report.ts';
import { rowTotals } from './row-totals.ts';
import { locatedOn, rowWordsOn } from './rows-of-sheets.ts';
import { createSheetCopiers } from './sheet-copiers.ts';
import type { SheetCopy } from './sheet-copy.ts';
import { tooManySlots } from './too-many-slots.ts';
import { unknownSource } from './unknown-source.ts';

/** What a file says, and what is wrong with it. `counted` is null where nothing in it can be used. */
export type FileFindings = {
  /** The contract that the key names or the columns fit, whether or not the file could be read by it. */
  contract: SourceContract | null;
  layout: string | null;
  encoding: string | null;
  recognisedBy: 'prefix' | 'content' | null;
  rows: RowTotals;
  /** The rows that gave no record, by the first fault of each. A counter rejects others, which repeat a key. */
  rejectedBecause: RejectedRows;
  /** Open for what is found later, when the file is held against what counts now. */
  tally: Tally;
  rejected: boolean;
  periods: string[];
  areas: string[];
  taken: TakenValue[];
  /** The sheets as they were read; null for a personal source, and for a file that says who a person is. */
  copy: SheetCopy | null;
  counted: Counted | null;
  /** Whether another area lookup could change what is counted. */
  needsAreaLookup: boolean;
};

export type FileReader = {
  push(bytes: Uint8Array): void;
  /** True once nothing that follows in the file can matter, so that the caller may stop sending it. */
  isStopped(): boolean;
  /** How many rows are read so far. */
  rowsRead(): number;
  /** Takes the file instead where it is a workbook. */
  sheets: SheetTaker;
  /** Adds an issue that was found outside, such as a damaged archive. */
  report(issue: Issue): void;
  end(): FileFindings;
};

export const INBOX = 'inbox';

/** Nothing is quoted then: a title may be what says it. */
const isIdentifiable = (tally: Tally): boolean => Boolean(tally.result().issueCounts.byCode['identifiable-data']);

const distinct = (values: readonly string[]): string[] => [...new Set(values)].sort();

/**
 * `arrived` is the day (`YYYY-MM-DD`) on which the file came. `contract` is given where the file was counted before: it
 * is read by the version of its day. `count` makes the counter of the rows where it is not the source's own. `mostListed`
 * is how many issues of a level are listed where that is not as many as a report takes. `refusal` says why nothing of the
 * file is to be read. `listener` is told which rows are left out.
 */
export type FileReaderOptions = {
  from: ArrivalKey | null;
  areaLookup: AreaLookup;
  arrived?: string | undefined;
  contract?: SourceContract | undefined;
  count?: ((contract: SourceContract, context: CounterContext) => Counter) | undefined;
  mostListed?: number | undefined;
  refusal?: Issue | null;
  listener?: RowListener | undefined;
};

/**
 * Reads one file by the contract given, by the one that its key names, or by the one that its columns fit. Bytes are
 * pushed as they come; memory grows with the number of spells and of areas × months, not with the length of the file.
 */
export function createFileReader(options: FileReaderOptions): FileReader {
  const tally = createTally(options.mostListed);
  const count = options.count ?? counterFor;
  const named = options.contract ?? (options.from && sourceContract(options.from.source));
  const candidates = named ? [named] : options.from?.source === INBOX ? sourceContracts : [];
  if (options.refusal) tally.add(options.refusal);
  else if (candidates.length === 0) tally.add(unknownSource(options.from, INBOX));
  let counter: Counter | null = null;
  let sheets: readonly string[] = [];
  let isOpened = false;
  let isCutShort = false;
  const copiers = createSheetCopiers();
  const report = (given: Issue) => {
    const issue = locatedOn(sheets, given);
    if (issue.level === 'file' || tally.hasRoom(issue.level)) copiers.issue(issue);
    tally.add(shownIssue(issue));
  };
  const reader = createSourceReader({
    contracts: candidates,
    named: options.from
      ? { file: options.from.fileName, feed: options.from.feed, arrived: options.arrived ?? null }
      : undefined,
    tally: { ...tally, add: report },
    onRow: copiers.row,
    listener: options.listener,
    onStart: ({ contract, labels, columns, headerOf }) => {
      counter = count(contract, {
        feed: options.from?.feed ?? '',
        labels,
        columns,
        headerOf,
        areaLookup: options.areaLookup,
        rowsOf: (row) => reader.rowsOf(row),
        isOfSheets: () => sheets.length > 1,
        rowWords: (place) => rowWordsOn(sheets, place),
        report,
        room: tally,
        follower: options.listener && { rejected: options.listener.rejected, counted: () => {} },
      });
    },
    // Of a file that is refused nothing counts, and what is counted takes memory.
    onRecord: (record, row) => {
      if (!tally.hasFileIssue()) counter?.add(record, row);
    },
  });
  const isRefused = candidates.length === 0 || Boolean(options.refusal);
  return {
    push: (bytes) => {
      isOpened = true;
      if (!isRefused) reader.push(bytes);
    },
    isStopped: () => isRefused || reader.isStopped(),
    rowsRead: reader.rowsRead,
    sheets: {
      chooseSheets: (heads) => {
        isOpened = true;
        const chosen = isRefused ? [] : reader.chooseSheets(heads);
        sheets = chosen.flatMap(({ index }) => heads[index]?.name ?? []);
        return chosen;
      },
      takeRow: reader.takeRow,
      endSheet: reader.endSheet,
    },
    report: (issue) => {
      tally.add(shownIssue(issue));
      isCutShort ||= issue.level === 'file';
    },
    end: () => {
      // Of a file that was stopped at the door or cut short before its header, nothing more can be said.
      const isNotRead = isRefused || (isCutShort && (!isOpened || counter === null));
      const end = isNotRead ? NOT_READ : reader.end();
      for (const taken of end.taken) if (taken.from === 'arrival') report(periodAssumed(taken));
      const counted = (!tally.hasFileIssue() && (counter as Counter | null)?.finish()) || NOTHING_COUNTED;
      const tooLarge = tooManySlots(counted.slots.length);
      if (tooLarge) report(tooLarge);
      const periods = distinct(counted.cells.map(({ period }) => wholePeriod(period)));
      for (const issue of end.contract ? periodsNotOver(end.contract, periods, options.arrived) : []) report(issue);
      const rows = rowTotals(end, counted);
      // A file that is refused as a whole is not told that its rows are at fault too.
      const tooMany = end.contract && !tally.hasFileIssue() && tooManyErrors(rows, end.contract.maximumRejectedShare);
      if (tooMany) tally.add(tooMany);
      const rejected = tally.result().issueCounts.file > 0;
      return {
        contract: end.contract ?? named ?? null,
        layout: end.layout,
        encoding: end.encoding,
        recognisedBy: end.contract || named ? (options.from?.source === INBOX ? 'content' : end.recognisedBy) : null,
        rows,
        rejectedBecause: end.rowsRejectedBecause,
        tally,
        rejected,
        periods,
        areas: distinct(counted.cells.flatMap(({ unit }) => boardByCode(unit)?.code ?? [])),
        taken: isIdentifiable(tally) ? [] : end.taken.map((taken) => ({ ...taken, value: String(taken.value) })),
        copy: copiers.copies(),
        counted: rejected ? null : counted,
        needsAreaLookup: counted.dependsOnAreaLookup === true,
      };
    },
  };
}
