import { fileIssue } from '../checks/file-issue.ts';
import type { Issue } from '../checks/issue.ts';
import { yearsInText } from '../periods/years-in-text.ts';
import type { CompiledContract } from './compile-contract.ts';
import { type Candidate, findHeadersInSheet, type Surroundings } from './find-header.ts';
import { plainHeader } from './header-text.ts';
import { type Recognised, recognise } from './recognise.ts';
import type { SheetHead } from './sheet.ts';
import { likeThoseRead, sheetNotRead } from './sheets-left-out.ts';
import { areReadTogether, withoutRepeats } from './sheets-together.ts';

/** A sheet as it may be read. */
export type ReadSheet = {
  index: number;
  name: string;
  head: SheetHead;
  candidate: Candidate;
  around: Surroundings;
};

/** The sheets of a workbook that are read, and what is to be said of others; none where the issues say why. */
export type ChosenSheets = { sheets: ReadSheet[]; issues: Issue[] };

export type SheetsWanted = {
  contracts: readonly CompiledContract[];
  basis: 'prefix' | 'content';
  /** The names of the file and of the feed. */
  named: Omit<Surroundings, 'sheet'>;
};

type Sheet = {
  index: number;
  head: SheetHead;
  around: Surroundings;
  isEmpty: boolean;
  candidates: Candidate[];
  recognised: Recognised;
};

const MOST_TITLES = 20;
const LONGEST_TITLE = 300;

/** How much of what a source wants the best header of a sheet has. */
function closenessOf({ candidates }: Sheet): number {
  const shares = candidates.map(
    ({ binding }) => binding.columnsBound / (binding.columnsBound + binding.missing.length),
  );
  return Math.max(0, ...shares.filter((share) => !Number.isNaN(share)));
}

/** Whether the layout by which a sheet is read names it as the one that is meant. */
function isMeant({ name, candidate }: ReadSheet): boolean {
  return (candidate.binding.layout.sheets ?? []).some((each) => plainHeader(each) === plainHeader(name));
}

function severalSheets(sheets: readonly ReadSheet[]): Issue {
  const names = sheets.map(({ name }) => `"${name}"`).join(', ');
  const sources = [...new Set(sheets.map(({ candidate }) => candidate.binding.contract.source))];
  const why =
    sources.length > 1
      ? `They are of different kinds, ${sources.join(' and ')}.`
      : 'They do not have the same columns, so that one may sum up another.';
  return fileIssue('unknown-source', {
    found: names,
    expected: 'sheets of one kind with the same columns, such as one for each month',
    fix: `Several sheets have figures, and it cannot be told which of them count. ${why} Send a workbook for each, or put all rows on one sheet.`,
  });
}

const EMPTY: Issue = fileIssue('empty-file', {
  found: null,
  expected: 'a header row and at least one row of data',
  fix: 'No sheet of the workbook holds anything. Check the export and send it again.',
});

/** The texts in the name and at the top of a sheet that name a financial year: a workbook may say there what all of it is of. */
function yearsAtTop({ name, rows }: SheetHead): string[] {
  const texts = [name, ...rows.flatMap(({ cells }) => cells).filter((text) => text.length <= LONGEST_TITLE)];
  return texts.filter((text) => yearsInText(text).length > 0).slice(0, MOST_TITLES);
}

/** The dates of the first rows as a person sees them: the first look of each counts, which is that of the header. */
function shownIn({ rows }: SheetHead): Map<string, string> {
  return new Map(rows.flatMap(({ shown }) => [...(shown ?? [])]).reverse());
}

function sheetsOf(heads: readonly SheetHead[], { contracts, basis, named }: SheetsWanted): Sheet[] {
  const years = heads.length > 1 ? heads.map(yearsAtTop) : [];
  return heads.flatMap((head, index): Sheet[] => {
    const { name, rows } = head;
    const otherSheets = years.flatMap((texts, at) => (at === index ? [] : texts));
    const around = { ...named, sheet: name, otherSheets, shown: shownIn(head) };
    const candidates = findHeadersInSheet({ rows, around }, contracts);
    if (candidates.length === 0) return [];
    const recognised = recognise(candidates, basis);
    const header = recognised.candidate?.row ?? Math.max(...candidates.map(({ row }) => row));
    return [{ index, head, around, isEmpty: !rows.some(({ row }) => row > header), candidates, recognised }];
  });
}

function readable({ index, head, around, recognised: { candidate } }: Sheet): ReadSheet[] {
  return candidate ? [{ index, name: head.name, head, candidate, around }] : [];
}

/**
 * Chooses the sheets to read: those whose first rows have the required columns of one source, and rows below them; of
 * several such those that the layout names, where it names any. A sheet that repeats or sums up others is left out and
 * said to be, and so is one that only lacks something that the others have. Where no sheet has the columns, the issues are
 * those of the one that comes closest.
 */
export function chooseSheets(heads: readonly SheetHead[], wanted: SheetsWanted): ChosenSheets {
  const all = sheetsOf(heads, wanted);
  const fitting = all.flatMap(readable);
  const withRows = all.filter(({ isEmpty }) => !isEmpty).flatMap(readable);
  const meant = withRows.filter(isMeant);
  const several = meant.length > 0 ? meant : withRows;
  const { kept, left } = withoutRepeats(several.length > 0 ? several : fitting.slice(0, 1));
  const [first] = kept;
  if (!first) {
    const [closest] = [...all].sort((a, b) => closenessOf(b) - closenessOf(a));
    const issues = closest?.recognised.issues.map((issue) => ({ ...issue, sheet: closest.head.name }));
    return { sheets: [], issues: issues ?? [EMPTY] };
  }
  if (!areReadTogether(kept)) return { sheets: [], issues: [severalSheets(kept)] };
  const unread = all.filter(({ isEmpty, recognised }) => !isEmpty && recognised.candidate === null);
  const alike = meant.length > 0 ? [] : unread.flatMap((sheet) => likeThoseRead(sheet, first) ?? []);
  return { sheets: kept, issues: [...left.map(sheetNotRead), ...alike] };
}
