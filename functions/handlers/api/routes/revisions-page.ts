import * as z from 'zod/mini';
import { type RevisionsModel, revisionsPage } from '../../../../web/pages/revisions-page.ts';
import { financialYearOf, type Quarter } from '../../../core/periods/period.ts';
import { changesBetween } from '../../../core/returns/changes.ts';
import { layoutFor } from '../../../core/returns/layout.ts';
import { sheetChanges } from '../../../core/workbook/sheet-changes.ts';
import type { ReturnRevision } from '../../../edges/records/returns.ts';
import type { ApiDeps } from '../deps.ts';
import { boardInPath, quarterInPath, readInput, revisionInput } from '../inputs.ts';
import { page } from '../respond.ts';
import { revisionOf, workbookOf } from '../return-document.ts';
import type { Answer } from '../route.ts';
import { newestReturn } from '../stored-return.ts';

const revisionsQuery = z.object({ from: revisionInput, to: revisionInput });

type Asked = { quarter: Quarter; area: string; from: number; to: number };

async function comparisonOf(deps: ApiDeps, { quarter, area, from, to }: Asked): Promise<RevisionsModel['comparison']> {
  const [before, after] = await Promise.all(
    [from, to].map((revision) => revisionOf(deps, { quarter, area, revision })),
  );
  if (!before || !after) return null;
  const layout = layoutFor(after.period.financialYear);
  const [was, is] = await Promise.all([workbookOf(deps, before), workbookOf(deps, after)]);
  const numbers = changesBetween({ layout, before: before.metrics, after: after.metrics, madeAt: after.generatedAt });
  return { from, to, numbers, cells: sheetChanges(layout, was, is) };
}

const rowOf = ({ revision, generatedAt, signOff }: ReturnRevision) => ({
  revision,
  generatedAt,
  signedBy: signOff?.by ?? null,
});

/** The revisions of a return, and what differs between two of them: the newest two unless the request says otherwise. */
export const answerRevisionsPage: Answer = async (deps, request) => {
  const [quarter, board] = [quarterInPath(request), boardInPath(request)];
  const asked = readInput(revisionsQuery, request.query);
  await newestReturn(deps, quarter, board.code);
  const all = await deps.records.returns.revisions(quarter, board.code);
  const revisions = all.filter(({ state }) => state === 'published').reverse();
  const to = asked.to ?? revisions[0]?.revision ?? 1;
  const from = asked.from ?? revisions.find(({ revision }) => revision < to)?.revision;
  return page(
    request,
    200,
    revisionsPage({
      area: board,
      quarter,
      layout: layoutFor(financialYearOf(quarter)),
      revisions: revisions.map(rowOf),
      comparison: from === undefined ? null : await comparisonOf(deps, { quarter, area: board.code, from, to }),
    }),
  );
};
