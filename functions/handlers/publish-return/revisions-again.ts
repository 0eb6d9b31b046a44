import type { Quarter } from '../../core/periods/period.ts';
import type { ReturnDocument } from '../../core/returns/return-document.ts';
import { contentSha256 } from '../../edges/records/identity.ts';
import type { ReturnRevision } from '../../edges/records/returns.ts';
import type { PublishDeps } from './deps.ts';
import { MANIFEST, type Manifest } from './manifest.ts';

type Deps = Pick<PublishDeps, 'returns' | 'records'>;

/** In place of a hash that nothing says any more. No content comes to it, so the next publication is a new revision. */
const NOT_KEPT = 'not kept';

/** A revision as its own files tell of it; null where they are not all there. */
async function revisionIn({ returns }: Deps, manifestKey: string): Promise<ReturnRevision | null> {
  const folder = manifestKey.slice(0, -MANIFEST.length);
  const [bytes, said] = [await returns.read(manifestKey), await returns.read(`${folder}return.json`)];
  if (!bytes || !said) return null;
  const manifest: Manifest = JSON.parse(new TextDecoder().decode(bytes));
  const { previousRevision, signOff }: ReturnDocument = JSON.parse(new TextDecoder().decode(said));
  const own = { name: MANIFEST, bytes: bytes.length, sha256: contentSha256(bytes), contentType: 'application/json' };
  const { area, quarter, revision, generatedAt } = manifest;
  return {
    area: area.code,
    quarter,
    revision,
    state: 'published',
    contentSha256: signOff?.contentSha256 ?? NOT_KEPT,
    generatedAt,
    previousRevision,
    signOff,
    files: [...manifest.files, own].map((file) => ({ ...file, key: `${folder}${file.name}` })),
  };
}

/**
 * Says again which revisions there are, from the manifests in the returns bucket, where the table does not say it: a
 * number that is taken must never be taken again. Answers with every return of which there is a revision.
 */
export async function revisionsAgain(
  deps: Deps,
  keys: readonly string[],
): Promise<{ area: string; quarter: Quarter }[]> {
  const found = new Map<string, { area: string; quarter: Quarter }>();
  for (const key of keys.filter((name) => name.endsWith(`/${MANIFEST}`))) {
    const revision = await revisionIn(deps, key);
    if (!revision) continue;
    const { area, quarter } = revision;
    found.set(`${quarter} ${area}`, { area, quarter });
    if (await deps.records.returns.claim(revision)) await deps.records.returns.markPublished(revision);
  }
  return [...found.values()];
}
