import type { ReturnDocument } from '../../core/returns/return-document.ts';
import type { ReturnRevision } from '../../edges/records/returns.ts';
import type { PublishDeps } from './deps.ts';
import type { DraftInputs } from './draft.ts';
import { keepInputs } from './revision-inputs.ts';
import { writeRevision } from './write-revision.ts';

/** A revision whose files are all there, and whether they came by this attempt. */
export type Published = { claim: ReturnRevision; document: ReturnDocument; isNew: boolean };

/** Says in the audit trail that a revision is published. Saying it again adds nothing. */
export async function notePublished({ records }: PublishDeps, claim: ReturnRevision): Promise<void> {
  const { quarter, area, revision, generatedAt, signOff } = claim;
  await records.audit.add({
    id: `${quarter}-${area}-r${revision}`,
    at: generatedAt,
    who: 'system',
    what: `${signOff ? 'signed return' : 'return'} published, revision ${revision}`,
    subject: `${quarter} ${area}`,
    why: null,
  });
}

/** Keeps what a claimed revision is made from, writes its files, marks it as published and says so in the audit trail. Those of a published one stay as they are, to the byte. */
export async function finishRevision(
  deps: PublishDeps,
  { claim, document, inputs }: Omit<Published, 'isNew'> & { inputs: DraftInputs },
): Promise<Published> {
  const isNew = claim.state !== 'published';
  if (isNew) await keepInputs(deps, claim, { document, inputs });
  const files = isNew ? await writeRevision(deps, { document, ...inputs }) : claim.files;
  const published: ReturnRevision = { ...claim, state: 'published', files };
  if (isNew) await deps.records.returns.markPublished(published);
  await notePublished(deps, claim);
  return { claim: published, document, isNew };
}
