import { publicReturn } from '../../core/disclosure/public-return.ts';
import { financialYearOf, type Quarter, quartersOfYear } from '../../core/periods/period.ts';
import type { ReturnDocument, ReturnDraft } from '../../core/returns/return-document.ts';
import type { PublishDeps } from './deps.ts';
import { publishedRevision } from './published-revision.ts';

/** A revision that is published of an earlier quarter of the year. */
export type PublishedBefore = { quarter: Quarter; revision: number; document: ReturnDocument };

type ReturnDeps = Pick<PublishDeps, 'returns' | 'records'>;

/** These revisions of an area's returns, as far as they are kept. */
export async function revisionsBefore(
  deps: ReturnDeps,
  area: string,
  wanted: readonly Pick<PublishedBefore, 'quarter' | 'revision'>[],
): Promise<PublishedBefore[]> {
  const found: PublishedBefore[] = [];
  for (const { quarter, revision } of wanted) {
    const document = await publishedRevision(deps, { area, quarter, revision });
    if (document) found.push({ quarter, revision, document });
  }
  return found;
}

/**
 * The newest returns of the year's other quarters, for a fourth quarter: what is public of them decides what may be
 * public of the year. None for other quarters, whose returns say nothing of the year.
 */
export async function publishedBefore(deps: ReturnDeps, area: string, quarter: Quarter): Promise<PublishedBefore[]> {
  if (!quarter.endsWith('Q4')) return [];
  const others = quartersOfYear(financialYearOf(quarter)).filter((other) => other !== quarter);
  const latest = await Promise.all(others.map((other) => deps.records.returns.latest(other, area)));
  const standing = latest.filter((one) => one !== null);
  return revisionsBefore(deps, area, standing);
}

/** What the public is told in numbers of a fourth quarter, which depends on the earlier returns as well. Else null. */
export function publicNumbers(content: ReturnDraft, before: readonly PublishedBefore[]): unknown {
  if (content.period.quarter !== 'Q4') return null;
  const { metrics } = publicReturn(
    { ...content, revision: 0, status: 'draft', signOff: null, generatedAt: '' },
    before.map(({ document }) => document),
  );
  return metrics;
}
