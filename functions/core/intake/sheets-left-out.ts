import type { Issue } from '../checks/issue.ts';
import { shownValue } from '../checks/shown-value.ts';
import { wideColumnsOf } from './bind-wide.ts';
import type { ReadSheet } from './choose-sheets.ts';
import type { Candidate } from './find-header.ts';
import type { SheetHead } from './sheet.ts';
import type { LeftOut } from './sheets-together.ts';

const SHARE_ALIKE = 0.6;
const FEWEST_ALIKE = 2;

function notRead(sheet: string, words: Pick<Issue, 'expected' | 'fix'>): Issue {
  const found = shownValue(sheet, 'open');
  return { code: 'sheet-not-read', level: 'warning', sheet, row: null, column: null, found, ...words };
}

const WHY: Record<LeftOut['why'], (other: string) => string> = {
  named: (other) => `By its name it sums up other sheets, such as "${other}", which are read.`,
  repeats: (other) => `It says the same as the sheet "${other}", cell by cell.`,
  'sums-up': (other) => `Its rows are told apart by less than those of the sheet "${other}", so they may be its sums.`,
};

/** A sheet that is not read because another one is. */
export function sheetNotRead({ sheet, beside, why }: LeftOut): Issue {
  return notRead(sheet.name, {
    expected: 'figures that stand on one sheet only',
    fix: `Nothing on this sheet counts. ${WHY[why](beside.name)} If it has figures of its own, send it as a workbook of its own.`,
  });
}

function boundNames({ binding }: Candidate): string[] {
  const columns = [...binding.fields.flatMap((field) => field.columns), ...wideColumnsOf(binding.wide)];
  return [...new Set(columns)].flatMap((column) => binding.header.plain[column] ?? []).filter((name) => name !== '');
}

/** A sheet with the columns of one that is read that yet lacks something, such as its month; null for any other sheet. */
export function likeThoseRead(
  { head, candidates }: { head: SheetHead; candidates: readonly Candidate[] },
  read: ReadSheet,
): Issue | null {
  const { contract } = read.candidate.binding;
  const candidate = candidates.find(({ binding }) => binding.contract.source === contract.source);
  const names = boundNames(read.candidate);
  const alike = names.filter((name) => candidate?.binding.header.plain.includes(name)).length;
  if (!candidate || alike < FEWEST_ALIKE || alike < names.length * SHARE_ALIKE) return null;
  const missing = candidate.binding.missing.map(({ title }) => title).join(', ');
  return notRead(head.name, {
    expected:
      missing === ''
        ? 'columns that can be told apart'
        : `${missing}, in a column, above the table or in the name of the sheet`,
    fix: `Nothing on this sheet counts. It has columns like those of the sheet "${read.name}", which is read, but it cannot be read by them. Complete it and send the whole workbook again, if its figures should count.`,
  });
}
