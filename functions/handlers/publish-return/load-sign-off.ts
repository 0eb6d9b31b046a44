import type { Quarter } from '../../core/periods/period.ts';
import { layoutFor } from '../../core/returns/layout.ts';
import type { ReturnDocument } from '../../core/returns/return-document.ts';
import { type SignOffView, signOffView } from '../../core/returns/sign-off-view.ts';
import { Rejected } from '../../edges/problem.ts';
import type { LatestReturn } from '../../edges/records/returns.ts';
import type { PublishDeps } from './deps.ts';
import { publishedRevision } from './published-revision.ts';
import { proposedRevision } from './write-latest.ts';

type ReadDeps = Pick<PublishDeps, 'returns' | 'records'>;

/** The revision that stands, to be signed or signed already. Throws `Rejected` where none is published. */
export async function standingReturn(
  deps: ReadDeps,
  quarter: Quarter,
  area: string,
): Promise<{ latest: LatestReturn; document: ReturnDocument }> {
  const latest = await deps.records.returns.latest(quarter, area);
  const document = latest && (await publishedRevision(deps, latest));
  if (latest && document) return { latest, document };
  throw new Rejected('nothing-to-sign', 'No revision of this return has been published yet. Publish it first.');
}

/** How far a return is signed. Throws `Rejected` where none is published. */
export async function loadSignOff(deps: ReadDeps, quarter: Quarter, area: string): Promise<SignOffView> {
  const { latest, document } = await standingReturn(deps, quarter, area);
  return signOffView({
    quarter,
    latest,
    document,
    proposed: await proposedRevision(deps, latest),
    signOff: await deps.records.signOffs.get(quarter, area),
    rules: layoutFor(document.period.financialYear).signOff,
  });
}
