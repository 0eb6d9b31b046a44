import type { Quarter } from '../../core/periods/period.ts';
import type { ReturnDocument } from '../../core/returns/return-document.ts';
import type { PublishDeps } from './deps.ts';

/** The `return.json` of a published revision; null where there is none, or it is kept no longer. */
export async function publishedRevision(
  deps: Pick<PublishDeps, 'returns' | 'records'>,
  { area, quarter, revision }: { area: string; quarter: Quarter; revision: number | null },
): Promise<ReturnDocument | null> {
  if (revision === null) return null;
  const revisions = await deps.records.returns.revisions(quarter, area);
  const key = revisions.find((one) => one.revision === revision)?.files.find(({ name }) => name === 'return.json')?.key;
  const bytes = key === undefined ? null : await deps.returns.read(key);
  return bytes && JSON.parse(new TextDecoder().decode(bytes));
}
