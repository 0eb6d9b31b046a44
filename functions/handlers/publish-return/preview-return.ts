import type { MetricValue } from '../../core/metrics/metric-value.ts';
import type { Quarter } from '../../core/periods/period.ts';
import { areaMissing } from '../../core/quarter-end/area-missing.ts';
import type { MissingPart } from '../../core/quarter-end/missing-parts.ts';
import { asRevision, type ReturnDocument, type ReturnStatus } from '../../core/returns/return-document.ts';
import type { UnitQuarter } from '../../edges/records/affected.ts';
import { computeMetrics } from '../../edges/records/compute-metrics.ts';
import { loadEarlierStatus } from '../../edges/records/load-earlier-status.ts';
import { readCurrentFeeds } from '../../edges/records/load-quarter.ts';
import { loadStatus } from '../../edges/records/load-status.ts';
import { contentHash } from './claim-revision.ts';
import type { PublishDeps } from './deps.ts';
import { asOf, boardOf, type Draft, draftWith } from './draft.ts';
import { publishedRevision } from './published-revision.ts';

/**
 * What would be published now. `standing` is the revision that stands; null where none does. `isNew`: whether another
 * revision would be made; its `changes` are against the standing one.
 */
export type ReturnNow = {
  asAt: string;
  standing: { revision: number; status: ReturnStatus } | null;
  isNew: boolean;
  document: ReturnDocument;
};

/** What would be published if the window closed now, and what has not come. */
export type ReturnPreview = { schema: 'bcf-preview/1' } & ReturnNow & { missing: MissingPart[] };

async function missingNow(deps: PublishDeps, area: string, quarter: Quarter): Promise<MissingPart[]> {
  const earlier = await loadEarlierStatus(deps, quarter);
  const status = await loadStatus(deps, quarter, [area]);
  return status.areas.filter(({ code }) => code === area).flatMap((found) => areaMissing({ status, earlier }, found));
}

/** What was signed is held against what the same data would have said on that day: time that passes proposes nothing. */
function saidSince(draft: Draft, standing: ReturnDocument | null): Draft {
  return standing?.signOff ? asOf(draft, standing.signOff.dataAsAt) : draft;
}

async function computedNow(deps: PublishDeps, target: UnitQuarter): Promise<MetricValue[]> {
  return computeMetrics(deps, await readCurrentFeeds(deps.records), target);
}

/**
 * The return of one area as it would be published now with these metrics, or with those that were last stored. Stores
 * nothing. Throws `Rejected` where there is no such area.
 */
export async function returnNow(
  deps: PublishDeps,
  area: string,
  quarter: Quarter,
  given?: readonly MetricValue[],
): Promise<ReturnNow> {
  const board = boardOf(area);
  const { returns } = deps.records;
  const target = { unit: board.code, quarter };
  const stored = given ? null : await deps.records.metrics.get(quarter, board.code);
  const metrics = given ?? stored?.metrics ?? (await computedNow(deps, target));
  const draft = await draftWith(deps, { board, quarter, metrics });
  const latest = await returns.latest(quarter, board.code);
  const standing = latest && (await publishedRevision(deps, latest));
  const isNew = contentHash(saidSince(draft, standing)) !== latest?.contentSha256;
  const newest = (await returns.revisions(quarter, board.code)).at(-1)?.revision ?? 0;
  const revision = isNew ? newest + 1 : (latest?.revision ?? 1);
  return {
    asAt: draft.at,
    standing: latest && { revision: latest.revision, status: latest.entry.status },
    isNew,
    document: asRevision(draft.content, { revision, generatedAt: draft.at, previous: standing }),
  };
}

/** The same with metrics that are computed now, and what has not come. */
export async function previewReturn(deps: PublishDeps, area: string, quarter: Quarter): Promise<ReturnPreview> {
  const metrics = await computedNow(deps, { unit: boardOf(area).code, quarter });
  const now = await returnNow(deps, area, quarter, metrics);
  const missing = await missingNow(deps, now.document.area.code, quarter);
  return { schema: 'bcf-preview/1', ...now, missing };
}
