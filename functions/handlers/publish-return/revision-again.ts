import type { ReturnDocument } from '../../core/returns/return-document.ts';
import { contentSha256 } from '../../edges/records/identity.ts';
import type { ReturnRevision } from '../../edges/records/returns.ts';
import { contentHash } from './claim-revision.ts';
import type { PublishDeps } from './deps.ts';
import { type DraftInputs, earlierQuartersOf } from './draft.ts';
import { MANIFEST, type Manifest } from './manifest.ts';
import { publishedBefore, revisionsBefore } from './published-before.ts';
import { type MadeFrom, readInputs, readMadeFrom } from './revision-inputs.ts';
import { templateInputs } from './template-inputs.ts';

/** A JSON file of a revision, where it is to the byte what was published. */
async function wholeJson<T>({ returns }: PublishDeps, { files }: ReturnRevision, wanted: string): Promise<T | null> {
  const file = files.find(({ name }) => name === wanted);
  const bytes = file ? await returns.read(file.key) : null;
  return bytes && contentSha256(bytes) === file?.sha256 ? JSON.parse(new TextDecoder().decode(bytes)) : null;
}

/** What a revision would be made from beside its document now, if that comes to the content that was published. */
async function inputsNow(
  deps: PublishDeps,
  claim: ReturnRevision,
  content: ReturnDocument,
): Promise<DraftInputs | null> {
  const { area, quarter } = claim;
  const manifest = await wholeJson<Manifest>(deps, claim, MANIFEST);
  const inputs = {
    earlierQuarters: await earlierQuartersOf(deps, area, quarter),
    template: await templateInputs(deps, quarter),
    publishedBefore: manifest
      ? await revisionsBefore(deps, area, manifest.judgedWith)
      : await publishedBefore(deps, area, quarter),
  };
  return contentHash({ content, ...inputs }) === claim.contentSha256 ? inputs : null;
}

/**
 * What the files of a published revision were made from: as it was kept; else its `return.json` with what was kept
 * beside it by earlier releases, or with what there is now. Null where neither is there.
 */
export async function madeFrom(deps: PublishDeps, claim: ReturnRevision): Promise<MadeFrom | null> {
  const kept = await readMadeFrom(deps, claim);
  if (kept) return kept;
  const document = await wholeJson<ReturnDocument>(deps, claim, 'return.json');
  if (!document) return null;
  const inputs = (await readInputs(deps, claim)) ?? (await inputsNow(deps, claim, document));
  return inputs && { document, inputs };
}
