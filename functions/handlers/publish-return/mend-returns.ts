import type { LatestDocument } from '../../core/returns/latest-document.ts';
import type { QuarterIndex } from '../../core/returns/quarter-index.ts';
import type { LatestReturn, ReturnRevision } from '../../edges/records/returns.ts';
import { type MendDeps, mendRevision } from './mend-revision.ts';
import { madeFrom } from './revision-again.ts';
import { inputsKey, keepInputs } from './revision-inputs.ts';
import { writeIndex, writeLatest } from './write-latest.ts';
import { folderOf, quarterFolder } from './write-revision.ts';

const MOST = 100_000;

/** A JSON file of the returns bucket; null where it is not there, or is no JSON any more. */
async function readJson<T>({ returns }: MendDeps, key: string): Promise<T | null> {
  const bytes = await returns.read(key);
  try {
    return bytes && JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

const filesOf = (files: readonly { key: string; sha256: string }[]) =>
  files.map(({ key, sha256 }) => `${key} ${sha256}`).join('\n');

async function mendLatest(deps: MendDeps, latest: LatestReturn): Promise<void> {
  const { area, quarter, revision, proposed, files } = latest;
  const key = `${folderOf(area, quarter)}/latest.json`;
  const stands = await readJson<LatestDocument>(deps, key);
  const isSame = stands?.revision === revision && stands.proposed?.revision === proposed?.revision;
  if (stands && isSame && filesOf(stands.files) === filesOf(files)) return;
  await writeLatest(deps, quarter, area);
  deps.tell({ key, done: 'made again' });
}

const areasOf = (entries: readonly { area: { code: string }; revision: number }[]) =>
  entries
    .map(({ area, revision }) => `${area.code} ${revision}`)
    .sort()
    .join('\n');

async function mendIndex(deps: MendDeps, quarter: LatestReturn['quarter'], returns: readonly LatestReturn[]) {
  const folder = quarterFolder(quarter);
  const index = await readJson<QuarterIndex>(deps, `${folder}/index.json`);
  const isPage = await deps.returns.exists(`${folder}/index.html`);
  const entries = returns.map(({ entry }) => entry);
  if (index && isPage && areasOf(index.areas) === areasOf(entries)) return;
  await writeIndex(deps, quarter);
  deps.tell({ key: `${folder}/index.json`, done: 'made again' });
  deps.tell({ key: `${folder}/index.html`, done: 'made again' });
}

const WHY_NO_INPUTS = 'what there is now is not what this revision was made from; its files are as they were published';

/** Keeps again what a revision was made from, where that is not there but can be told. */
async function mendInputs(deps: MendDeps, claim: ReturnRevision): Promise<void> {
  const key = inputsKey(claim);
  if (await deps.evidence.exists(key)) return;
  const from = await madeFrom(deps, claim);
  if (from) await keepInputs(deps, claim, from);
  deps.tell(from ? { key, done: 'made again' } : { key, done: 'lost', why: WHY_NO_INPUTS });
}

/** Mends every published revision of every return that the table knows, oldest first, and what leads to them. */
export async function mendReturns(deps: MendDeps): Promise<void> {
  // By an earlier quarter a fourth one was judged.
  const all = (await deps.records.returns.list(MOST)).sort((a, b) => (a.quarter < b.quarter ? -1 : 1));
  for (const latest of all) {
    const revisions = await deps.records.returns.revisions(latest.quarter, latest.area);
    for (const claim of revisions.filter(({ state }) => state === 'published')) {
      await mendRevision(deps, claim);
      await mendInputs(deps, claim);
    }
    await mendLatest(deps, latest);
  }
  for (const [quarter, returns] of Map.groupBy(all, (latest) => latest.quarter))
    await mendIndex(deps, quarter, returns);
}
