import type { Issue } from '../checks/issue.ts';
import type { CompiledContract } from './compile-contract.ts';
import { type Candidate, findHeadersInSheet, type Surroundings } from './find-header.ts';
import { plainHeader } from './header-text.ts';
import { type Recognised, recognise } from './recognise.ts';
import type { SheetHead } from './sheet.ts';

/** The sheet of a workbook that is read, or the issues that say why none is. */
export type ChosenSheet = { index: number; candidate: Candidate; issues: [] } | { candidate: null; issues: Issue[] };

export type SheetsWanted = {
  contracts: readonly CompiledContract[];
  basis: 'prefix' | 'content';
  /** The names of the file and of the feed. */
  named: Omit<Surroundings, 'sheet'>;
};

type Sheet = { index: number; name: string; isEmpty: boolean; closeness: number; recognised: Recognised };

/** How much of what a source wants the best header of a sheet has. */
function closenessOf(candidates: readonly Candidate[]): number {
  const shares = candidates.map(
    ({ binding }) => binding.columnsBound / (binding.columnsBound + binding.missing.length),
  );
  return Math.max(0, ...shares.filter((share) => !Number.isNaN(share)));
}

/** Whether the layout by which a sheet is read names it as the one that is meant. */
function isMeant({ name, recognised: { candidate } }: Sheet): boolean {
  const names = candidate?.binding.layout.sheets ?? [];
  return names.some((each) => plainHeader(each) === plainHeader(name));
}

function severalSheets(sheets: readonly Sheet[]): Issue {
  const names = sheets.map(({ name }) => `"${name}"`).join(', ');
  return {
    code: 'unknown-source',
    level: 'file',
    sheet: null,
    row: null,
    column: null,
    found: names,
    expected: 'one sheet with the table',
    fix: 'Several sheets have the columns, and it cannot be told which one counts. Put all rows on one sheet, or send a workbook for each.',
  };
}

const EMPTY: Issue = {
  code: 'empty-file',
  level: 'file',
  sheet: null,
  row: null,
  column: null,
  found: null,
  expected: 'a header row and at least one row of data',
  fix: 'No sheet of the workbook holds anything. Check the export and send it again.',
};

/**
 * Chooses the sheet to read: the one whose first rows have the required columns of a source. Of several such the only one with rows
 * below its header, or the one that its layout names. Where none has them, the issues are those of the sheet that comes
 * closest.
 */
export function chooseSheet(heads: readonly SheetHead[], { contracts, basis, named }: SheetsWanted): ChosenSheet {
  const sheets = heads.flatMap(({ name, rows }, index): Sheet[] => {
    const candidates = findHeadersInSheet({ rows, around: { ...named, sheet: name } }, contracts);
    if (candidates.length === 0) return [];
    const recognised = recognise(candidates, basis);
    const header = recognised.candidate?.row ?? 0;
    const isEmpty = !rows.some(({ row }) => row > header);
    return [{ index, name, isEmpty, closeness: closenessOf(candidates), recognised }];
  });
  const fitting = sheets.filter(({ recognised }) => recognised.candidate !== null);
  const withRows = fitting.filter(({ isEmpty }) => !isEmpty);
  const meant = withRows.filter(isMeant);
  const filled = meant.length === 1 ? meant : withRows;
  if (filled.length > 1) return { candidate: null, issues: [severalSheets(filled)] };
  const chosen = filled[0] ?? fitting[0];
  if (chosen?.recognised.candidate) return { index: chosen.index, candidate: chosen.recognised.candidate, issues: [] };
  const [closest] = [...sheets].sort((a, b) => b.closeness - a.closeness);
  if (!closest) return { candidate: null, issues: [EMPTY] };
  return { candidate: null, issues: closest.recognised.issues.map((issue) => ({ ...issue, sheet: closest.name })) };
}
