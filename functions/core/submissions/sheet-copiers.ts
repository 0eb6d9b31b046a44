import type { Issue } from '../checks/issue.ts';
import { createSheetCopier, type SheetCopier } from './sheet-copier.ts';
import type { SheetCopy } from './sheet-copy.ts';

/** Copies the sheets of a file while they are read, within bounds; a text is one sheet without a name. */
export type SheetCopiers = {
  row(cells: readonly string[], row: number, sheet: string | null): void;
  /** An issue that is listed in the report, with its sheet. */
  issue(issue: Issue): void;
  /** The copies, the first sheet with the others, or null where nothing was read or the file says who a person is. */
  copies(): SheetCopy | null;
};

const MOST_SHEETS = 24;
/** Each sheet behind the first has less room: a workbook with one for each month has twelve short ones. */
const MOST_CELLS_OF_OTHERS = 10_000;

export function createSheetCopiers(): SheetCopiers {
  const copiers = new Map<string | null, SheetCopier>();
  const copierOf = (sheet: string | null): SheetCopier | undefined => {
    const known = copiers.get(sheet);
    if (known || copiers.size === MOST_SHEETS) return known;
    const made = copiers.size === 0 ? createSheetCopier() : createSheetCopier(MOST_CELLS_OF_OTHERS);
    copiers.set(sheet, made);
    return made;
  };
  return {
    row: (cells, row, sheet) => copierOf(sheet)?.row(cells, row),
    issue: (issue) => {
      const isOfAll = issue.code === 'identifiable-data';
      for (const copier of isOfAll ? copiers.values() : [copiers.get(issue.sheet)]) copier?.issue(issue);
      // What is read behind it is not copied either.
      if (isOfAll) copierOf(issue.sheet)?.issue(issue);
    },
    copies: () => {
      const made = [...copiers].map(([sheet, copier]) => copier.copy(sheet));
      if ([...copiers.values()].some((copier) => copier.isForgotten())) return null;
      const [first, ...others] = made.flatMap((copy) => copy ?? []);
      return first ? { ...first, ...(others.length > 0 && { others }) } : null;
    },
  };
}
