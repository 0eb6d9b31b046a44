import { contentSha256 } from '../../edges/records/identity.ts';
import type { PublishedFile, ReturnRevision } from '../../edges/records/returns.ts';
import type { PublishDeps } from './deps.ts';
import type { Tell } from './mended.ts';
import { madeFrom } from './revision-again.ts';
import { lockOf, revisionFiles } from './write-revision.ts';

/** What mending needs beside publishing: the ids of the versions of an object of the returns bucket that can be read. */
export type MendDeps = PublishDeps & { versionsOf(key: string): Promise<string[]>; tell: Tell };

async function bytesOf({ returns }: Pick<MendDeps, 'returns'>, key: string, versionId: string): Promise<Uint8Array> {
  const opened = await returns.open(key, versionId);
  const parts: Uint8Array[] = [];
  for await (const part of opened?.stream ?? []) parts.push(part);
  return Buffer.concat(parts);
}

async function isWhole({ returns }: MendDeps, { key, sha256 }: PublishedFile): Promise<boolean> {
  const bytes = await returns.read(key);
  return bytes !== null && contentSha256(bytes) === sha256;
}

async function put(deps: MendDeps, claim: ReturnRevision, { file, body }: { file: PublishedFile; body: Uint8Array }) {
  const { key, contentType, name } = file;
  const lock = lockOf(deps, { signOff: claim.signOff ?? null });
  await deps.returns.put({ key, body, contentType, downloadName: name.replaceAll('/', '-'), ...lock });
}

/** Puts an older version of a file in the place of one that was altered; false where none is what was published. */
async function restored(deps: MendDeps, claim: ReturnRevision, file: PublishedFile): Promise<boolean> {
  for (const versionId of await deps.versionsOf(file.key)) {
    const body = await bytesOf(deps, file.key, versionId);
    if (contentSha256(body) !== file.sha256) continue;
    await put(deps, claim, { file, body });
    deps.tell({ key: file.key, done: 'restored' });
    return true;
  }
  return false;
}

const WHY_LOST =
  'no version of it is what was published, and what it was made from is not kept, or gives other bytes by this release';

/** Makes again, of these files, those that come out as they were published. Answers with those that do not. */
async function madeAgain(deps: MendDeps, claim: ReturnRevision, files: PublishedFile[]): Promise<PublishedFile[]> {
  const from = files.length > 0 ? await madeFrom(deps, claim) : null;
  if (!from) return files;
  const made = await revisionFiles(deps, { document: from.document, ...from.inputs });
  const left: PublishedFile[] = [];
  for (const file of files) {
    const again = made.find(({ name, body }) => name === file.name && contentSha256(body) === file.sha256);
    if (again) {
      await put(deps, claim, { file, body: again.body });
      deps.tell({ key: file.key, done: 'made again' });
    } else left.push(file);
  }
  return left;
}

/**
 * Holds every file of a published revision against the hash under which it was published, and mends those that are not
 * there or not the same: by an older version, or by making them again to the same byte. What cannot be mended is told as lost.
 */
export async function mendRevision(deps: MendDeps, claim: ReturnRevision): Promise<void> {
  const broken: PublishedFile[] = [];
  for (const file of claim.files) {
    if (await isWhole(deps, file)) continue;
    if (!(await restored(deps, claim, file))) broken.push(file);
  }
  for (const { key } of await madeAgain(deps, claim, broken)) deps.tell({ key, done: 'lost', why: WHY_LOST });
}
