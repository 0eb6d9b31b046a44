import type { Quarter } from '../../core/periods/period.ts';
import type { LatestDocument } from '../../core/returns/latest-document.ts';
import type { ReturnRevision } from '../../edges/records/returns.ts';
import type { PublishDeps } from './deps.ts';
import type { Published } from './finish-revision.ts';
import { publishedRevision } from './published-revision.ts';
import { latestOf } from './write-latest.ts';
import { folderOf } from './write-revision.ts';

type Deps = Pick<PublishDeps, 'returns' | 'records'>;
type Place = { area: string; quarter: Quarter };

async function latestFile({ returns }: Deps, { area, quarter }: Place): Promise<LatestDocument | null> {
  const bytes = await returns.read(`${folderOf(area, quarter)}/latest.json`);
  return bytes && JSON.parse(new TextDecoder().decode(bytes));
}

async function published(deps: Deps, claim: ReturnRevision | undefined): Promise<Published | null> {
  const document = claim ? await publishedRevision(deps, claim) : null;
  return claim && document ? { claim, document, isNew: false } : null;
}

/**
 * Says again which revision of a return stands, and which one is proposed: those of `latest.json`, or the newest one
 * where there is no such file. False where one stands already or none was published.
 */
export async function latestAgain(deps: Deps, place: Place): Promise<boolean> {
  const revisions = await deps.records.returns.revisions(place.quarter, place.area);
  const file = await latestFile(deps, place);
  const of = (wanted: number | undefined) => revisions.find(({ revision }) => revision === wanted);
  const standing = await published(deps, file ? of(file.revision) : revisions.at(-1));
  if (!standing) return false;
  const proposal = await published(deps, of(file?.proposed?.revision));
  return deps.records.returns.moveLatest(latestOf(standing, { version: 1, proposal }));
}
