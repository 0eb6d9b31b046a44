import * as z from 'zod/mini';
import { type RevisionsModel, revisionsPage } from '../../../../web/pages/revisions-page.ts';
import { financialYearOf } from '../../../core/periods/period.ts';
import { changesBetween } from '../../../core/returns/changes.ts';
import { layoutFor } from '../../../core/returns/layout.ts';
import { returnWorkbook } from '../../../core/workbook/return-workbook.ts';
import { sheetChanges } from '../../../core/workbook/sheet-changes.ts';
import type { ReturnRevision } from '../../../edges/records/returns.ts';
import type { ApiDeps } from '../deps.ts';
import { boardInPath, quarterInPath, readInput, revisionInput } from '../inputs.ts';
import { page } from '../respond.ts';
import type { Answer } from '../route.ts';
import { newestReturn, parseReturn, publishedAmong, returnText } from '../stored-return.ts';

const revisionsQuery = z.object({ from: revisionInput, to: revisionInput });

const documentOf = async (deps: ApiDeps, revision: ReturnRevision) => parseReturn(await returnText(deps, revision));

/** What a revision and a later one differ in. The sheets with quarters before this one are not held against each other. */
async function comparisonOf(
  deps: ApiDeps,
  [from, to]: readonly [ReturnRevision, ReturnRevision],
): Promise<RevisionsModel['comparison']> {
  const [before, after] = await Promise.all([documentOf(deps, from), documentOf(deps, to)]);
  const layout = layoutFor(after.period.financialYear);
  const numbers = changesBetween({ layout, before: before.metrics, after: after.metrics, madeAt: after.generatedAt });
  const cells = sheetChanges(layout, returnWorkbook(before, layout), returnWorkbook(after, layout));
  return { from: from.revision, to: to.revision, numbers, cells };
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
  const pair = from === undefined ? null : ([publishedAmong(all, from), publishedAmong(all, to)] as const);
  return page(
    request,
    200,
    revisionsPage({
      area: board,
      quarter,
      layout: layoutFor(financialYearOf(quarter)),
      revisions: revisions.map(rowOf),
      comparison: pair && (await comparisonOf(deps, pair)),
    }),
  );
};
