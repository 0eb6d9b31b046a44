import type { Quarter } from '../../core/periods/period.ts';
import { type LayoutSheet, layoutFor } from '../../core/returns/layout.ts';
import { sheetsOf } from '../../core/returns/layout-settings.ts';
import { quarterOf, type ReturnDocument } from '../../core/returns/return-document.ts';
import { returnWorkbook } from '../../core/workbook/return-workbook.ts';
import type { WorkbookSheet } from '../../core/workbook/workbook-model.ts';
import { earlierQuartersOf } from '../publish-return/draft.ts';
import type { ApiDeps } from './deps.ts';
import { parseReturn, storedRevision } from './stored-return.ts';

/** A sheet of a return, and what the layout of its year says of it. */
export type ReturnSheet = { sheet: WorkbookSheet; layoutSheet: LayoutSheet };

/** The sheets for people, in the order of the workbook. */
export async function sheetsOfReturn(deps: Pick<ApiDeps, 'records'>, document: ReturnDocument): Promise<ReturnSheet[]> {
  const [quarter, layout] = [quarterOf(document), layoutFor(document.period.financialYear)];
  const { sheets } = returnWorkbook(document, layout, await earlierQuartersOf(deps, document.area.code, quarter));
  return sheetsOf(layout, quarter).flatMap((layoutSheet) => {
    const sheet = sheets.find(({ name }) => name === layoutSheet.title);
    return sheet ? [{ sheet, layoutSheet }] : [];
  });
}

/** A published revision as it is stored. Throws `Rejected` where there is none. */
export async function revisionOf(
  deps: Pick<ApiDeps, 'records' | 'returns'>,
  wanted: { quarter: Quarter; area: string; revision: number },
): Promise<ReturnDocument> {
  return parseReturn(await storedRevision(deps, { ...wanted, profile: 'return' }));
}
