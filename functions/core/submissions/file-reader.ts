import { boardByCode } from '../areas/boards.ts';
import type { Issue } from '../checks/issue.ts';
import { createTally, type Tally } from '../checks/tally.ts';
import { tooManyErrors } from '../checks/too-many-errors.ts';
import { counterFor } from '../counts/count-source.ts';
import type { AreaLookup, Counted, Counter } from '../counts/counter.ts';
import { sourceContract, sourceContracts } from '../intake/contracts.ts';
import { createSourceReader, type ReadEnd } from '../intake/read-source.ts';
import type { SourceContract } from '../intake/source-contract.ts';
import type { ArrivalKey } from './arrival.ts';
import type { RowTotals } from './report.ts';

/** What a file says, and what is wrong with it. `counted` is null where nothing in it can be used. */
export type FileFindings = {
  /** The contract that the key names or the columns fit, whether or not the file could be read by it. */
  contract: SourceContract | null;
  layout: string | null;
  encoding: string | null;
  recognisedBy: 'prefix' | 'content' | null;
  rows: RowTotals;
  /** Open for what is found later, when the file is held against what counts now. */
  tally: Tally;
  rejected: boolean;
  periods: string[];
  areas: string[];
  counted: Counted | null;
  /** Whether another area lookup could change what is counted. */
  needsAreaLookup: boolean;
};

export type FileReader = {
  push(bytes: Uint8Array): void;
  /** Adds an issue that was found outside, such as a damaged archive. */
  report(issue: Issue): void;
  end(): FileFindings;
};

export const INBOX = 'inbox';

const NOTHING_COUNTED: Counted = {
  cells: [],
  slots: [],
  accepted: 0,
  rejected: 0,
  notCounted: {},
  areaLookup: null,
};

function fileIssue(code: Issue['code'], parts: Pick<Issue, 'found' | 'expected' | 'fix'>): Issue {
  return { code, level: 'file', sheet: null, row: null, column: null, ...parts };
}

function unknownSource(from: ArrivalKey | null): Issue {
  const names = sourceContracts.map(({ source }) => source).join(', ');
  return fileIssue('unknown-source', {
    found: from ? from.source : 'a key of another shape',
    expected: `<source>/<feed>/<file name>, where <source> is one of ${names}, ${INBOX}`,
    fix: `Put the file under one of these names, for example sus-apc/coventry/april.csv, or under ${INBOX}/<feed>/ to have it recognised.`,
  });
}

function rowTotals(end: ReadEnd, counted: Counted): RowTotals {
  const notCounted = Object.values(counted.notCounted).reduce((sum, rows) => sum + rows, 0);
  const rejected = end.rowsRejected + counted.rejected;
  return {
    read: end.rowsRead,
    accepted: end.rowsRead - rejected - notCounted,
    rejected,
    notCounted,
    notCountedBecause: counted.notCounted,
  };
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)].sort();

/**
 * Reads one file by the contract that its key names, or by the one that its columns fit. Bytes are pushed as they
 * come; memory grows with the number of spells and of areas × months, not with the length of the file.
 */
export function createFileReader(options: { from: ArrivalKey | null; areaLookup: AreaLookup }): FileReader {
  const tally = createTally();
  const named = options.from && sourceContract(options.from.source);
  const candidates = named ? [named] : options.from?.source === INBOX ? sourceContracts : [];
  if (candidates.length === 0) tally.add(unknownSource(options.from));
  let counter: Counter | null = null;
  const reader = createSourceReader({
    contracts: candidates,
    tally,
    onStart: ({ contract, columns, headerOf }) => {
      counter = counterFor(contract, { columns, headerOf, areaLookup: options.areaLookup, report: tally.add });
    },
    onRecord: (record, row) => counter?.add(record, row),
  });
  const isRefused = candidates.length === 0;
  return {
    push: (bytes) => {
      if (!isRefused) reader.push(bytes);
    },
    report: tally.add,
    end: () => {
      const end = isRefused ? NOT_READ : reader.end();
      const isUsable = !tally.hasFileIssue();
      const counted = (isUsable && (counter as Counter | null)?.finish()) || NOTHING_COUNTED;
      const rows = rowTotals(end, counted);
      const tooMany = end.contract && tooManyErrors(rows, end.contract.maximumRejectedShare);
      if (tooMany) tally.add(tooMany);
      const rejected = tally.result().issueCounts.file > 0;
      return {
        contract: end.contract ?? named ?? null,
        layout: end.layout,
        encoding: end.encoding || null,
        recognisedBy: end.contract || named ? end.recognisedBy : null,
        rows,
        tally,
        rejected,
        periods: distinct(counted.cells.map(({ period }) => period)),
        areas: distinct(counted.cells.flatMap(({ unit }) => boardByCode(unit)?.code ?? [])),
        counted: rejected ? null : counted,
        needsAreaLookup: counted.dependsOnAreaLookup === true,
      };
    },
  };
}

const NOT_READ: ReadEnd = {
  contract: null,
  recognisedBy: 'prefix',
  layout: null,
  rowsRead: 0,
  rowsRejected: 0,
  encoding: '',
  readable: false,
};
