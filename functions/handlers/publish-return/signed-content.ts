import { layoutFor } from '../../core/returns/layout.ts';
import type { ReturnDocument } from '../../core/returns/return-document.ts';
import type { ReturnRevision } from '../../edges/records/returns.ts';
import { contentHash } from './claim-revision.ts';
import type { PublishDeps } from './deps.ts';
import type { DraftInputs } from './draft.ts';
import { publishedRevision } from './published-revision.ts';
import { readInputs } from './revision-inputs.ts';

type Wanted = Pick<ReturnRevision, 'area' | 'quarter' | 'revision' | 'contentSha256'>;

/** A draft as it was published, and what its files were made from. */
export type StoredDraft = { document: ReturnDocument; inputs: DraftInputs };

/**
 * What a published draft says, read from where it is stored, so that it can be said again to the letter. Null where
 * that cannot be: it is not all kept, or does not come to the hash under which it was published.
 */
export async function storedDraft(
  deps: Pick<PublishDeps, 'evidence' | 'returns' | 'records'>,
  wanted: Wanted,
): Promise<StoredDraft | null> {
  const [document, inputs] = await Promise.all([publishedRevision(deps, wanted), readInputs(deps, wanted)]);
  if (!document || !inputs) return null;
  const isSame = contentHash({ content: document, ...inputs }) === wanted.contentSha256;
  return isSame ? { document, inputs } : null;
}

/** Whether the layout of the year is still the one by which a document was made. */
export function isOfThisLayout({ layoutVersion, period }: ReturnDocument): boolean {
  return layoutVersion === layoutFor(period.financialYear).version;
}
