import { isQuarter } from '../../core/periods/period.ts';
import { Rejected } from '../../edges/problem.ts';
import { publishRequest } from '../../edges/work/publish-request.ts';
import type { PublishDeps } from './deps.ts';
import { publishReturn } from './publish-return.ts';
import { writeIndex } from './write-latest.ts';

/** The return that stands now, and whether it is new. */
export type Stands = { area: string; quarter: string; revision: number; changed: boolean };

/** Publishes the return that a request asks for, and says so in the log. Throws `Rejected` where there is no such return. */
export async function publishRequested(deps: PublishDeps, request: unknown): Promise<Stands> {
  const { area, quarter, cause } = publishRequest.parse(request);
  if (!isQuarter(quarter)) throw new Rejected('unknown-quarter', `${quarter} is not a quarter`);
  deps.log('publish-return.started', { area, quarter, cause });
  const { latest, changed } = await publishReturn(deps, area, quarter);
  await writeIndex(deps, quarter);
  const { revision } = latest;
  const about = { area, quarter, revision, cause };
  if (changed) deps.log('publish-return.completed', { ...about, returnsPublished: 1 });
  else deps.log('publish-return.unchanged', about);
  return { area, quarter, revision, changed };
}
