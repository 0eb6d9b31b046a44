import { boardByCode } from '../../core/areas/boards.ts';
import type { MetricValue } from '../../core/metrics/metric-value.ts';
import { financialYearOf, isQuarter, type Quarter, quartersOfYear } from '../../core/periods/period.ts';
import { hasLayout, layoutFor } from '../../core/returns/layout.ts';
import { freezeDate } from '../../core/returns/layout-settings.ts';
import { assembleReturn, type ReturnDocument } from '../../core/returns/return-document.ts';
import { returnState } from '../../core/returns/return-state.ts';
import { Rejected } from '../../edges/problem.ts';
import { refreshMetrics } from '../../edges/records/refresh-metrics.ts';
import type { LatestReturn } from '../../edges/records/returns.ts';
import { claimRevision, contentHash } from './claim-revision.ts';
import type { PublishDeps } from './deps.ts';
import { latestOf, writeLatest } from './write-latest.ts';
import { writeRevision } from './write-revision.ts';

/** One return as it is to be: everything but its revision and time. */
export type Draft = { area: string; quarter: Quarter; document: ReturnDocument; earlierQuarters: MetricValue[] };

export type Publication = { latest: LatestReturn; changed: boolean };

const NOT_YET = { revision: 0, generatedAt: '' };

async function earlierQuartersOf(deps: PublishDeps, area: string, quarter: Quarter): Promise<MetricValue[]> {
  const earlier = quartersOfYear(financialYearOf(quarter)).filter((other) => other < quarter);
  const stored = await Promise.all(earlier.map((other) => deps.records.metrics.get(other, area)));
  return stored.flatMap((item) => (item ? item.metrics.filter(({ period }) => period === item.quarter) : []));
}

async function draftOf(deps: PublishDeps, area: string, quarter: Quarter): Promise<Draft> {
  const board = boardByCode(area);
  if (!board) throw new Rejected('unknown-area', `${area} is not the code of a health and wellbeing board`);
  if (!isQuarter(quarter)) throw new Rejected('unknown-quarter', `${quarter} is not a quarter such as 2025-26-Q1`);
  if (!hasLayout(financialYearOf(quarter))) {
    throw new Rejected('no-layout', `The layout of the return for ${financialYearOf(quarter)} is not known yet`);
  }
  const [computed] = await refreshMetrics(deps, [{ unit: board.code, quarter }]);
  const metrics = computed?.metrics ?? [];
  const layout = layoutFor(financialYearOf(quarter));
  const today = deps.now().toISOString().slice(0, 10);
  const state = returnState({ layout, quarter, metrics, today, freezeDate: freezeDate(layout, quarter) });
  const document = assembleReturn({ board, quarter, metrics, state, ...NOT_YET });
  return { area: board.code, quarter, document, earlierQuarters: await earlierQuartersOf(deps, board.code, quarter) };
}

/**
 * Publishes the return of one area and quarter as a new revision, or nothing new where the newest revision says the
 * same already. Throws `Rejected` for an area or quarter that there is not.
 */
export async function publishReturn(deps: PublishDeps, area: string, quarter: Quarter): Promise<Publication> {
  const draft = await draftOf(deps, area, quarter);
  const standing = await deps.records.returns.latest(quarter, draft.area);
  const contentSha256 = contentHash(draft);
  if (standing?.contentSha256 === contentSha256) {
    await writeLatest(deps, quarter, draft.area);
    return { latest: standing, changed: false };
  }
  const claim = await claimRevision(deps, draft, contentSha256);
  const document = { ...draft.document, revision: claim.revision, generatedAt: claim.generatedAt };
  const files = await writeRevision(deps, { ...draft, document });
  await deps.records.returns.markPublished({ ...claim, files });
  const latest = latestOf({ claim, document, files });
  await deps.records.audit.add({
    id: `${quarter}-${draft.area}-r${claim.revision}`,
    at: claim.generatedAt,
    who: 'system',
    what: `return published, revision ${claim.revision}`,
    subject: `${quarter} ${draft.area}`,
    why: null,
  });
  await deps.records.returns.moveLatest(latest);
  await writeLatest(deps, quarter, draft.area);
  return { latest, changed: true };
}
