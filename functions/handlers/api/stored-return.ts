import type { Quarter } from '../../core/periods/period.ts';
import type { ReturnDocument } from '../../core/returns/return-document.ts';
import { Rejected } from '../../edges/problem.ts';
import type { LatestReturn, PublishedFile, ReturnRevision } from '../../edges/records/returns.ts';
import type { ApiDeps } from './deps.ts';

type ReturnDeps = Pick<ApiDeps, 'records' | 'returns'>;

/** The newest revision, and the text of its `return.json`. */
export type StoredReturn = { latest: LatestReturn; text: string };

/** The newest revision of a return. Throws `Rejected` where none is published. */
export async function newestReturn(
  { records }: Pick<ApiDeps, 'records'>,
  quarter: Quarter,
  area: string,
): Promise<LatestReturn> {
  const latest = await records.returns.latest(quarter, area);
  if (latest) return latest;
  throw new Rejected('no-return', 'Publish it first: POST /api/v1/returns with the area and the quarter.');
}

/** A published revision of a return by its number. Throws `Rejected` where there is none. */
export async function publishedOf(
  { records }: Pick<ApiDeps, 'records'>,
  { quarter, area, revision }: { quarter: Quarter; area: string; revision: number },
): Promise<ReturnRevision> {
  return publishedAmong(await records.returns.revisions(quarter, area), revision);
}

/** The published one with that number. Throws `Rejected` where there is none. */
export function publishedAmong(revisions: readonly ReturnRevision[], wanted: number): ReturnRevision {
  const found = revisions.find(({ revision }) => revision === wanted);
  if (found?.state === 'published') return found;
  throw new Rejected('no-return', `There is no revision ${wanted} of this return.`);
}

/** A file of a revision by its name. Throws `Rejected`, naming the files there are, where it has no such one. */
export function fileOf({ files }: Pick<LatestReturn, 'files'>, name: string): PublishedFile {
  const file = files.find((one) => one.name === name);
  if (file) return file;
  throw new Rejected('no-file', `Its files are ${files.map((one) => one.name).join(', ')}.`);
}

/** The newest revision and its `return.json` as it is stored. Throws `Rejected` where none is published. */
export async function storedReturn(deps: ReturnDeps, quarter: Quarter, area: string): Promise<StoredReturn> {
  const latest = await newestReturn(deps, quarter, area);
  return { latest, text: await returnText(deps, latest) };
}

/** The `return.json` of a revision as it is stored. */
export function returnText(deps: Pick<ReturnDeps, 'returns'>, revision: Pick<LatestReturn, 'files'>): Promise<string> {
  return textOf(deps, fileOf(revision, 'return.json'));
}

async function textOf({ returns }: Pick<ReturnDeps, 'returns'>, { key }: PublishedFile): Promise<string> {
  const bytes = await returns.read(key);
  if (!bytes) throw new Error(`${key} is published but is not stored`);
  return new TextDecoder().decode(bytes);
}

/** The `return.json` of any published revision, or its public copy, as it is stored. Throws `Rejected` where there is none. */
export async function storedRevision(
  deps: ReturnDeps,
  wanted: { quarter: Quarter; area: string; revision: number; profile: 'return' | 'public' },
): Promise<string> {
  const name = wanted.profile === 'public' ? 'public/return.json' : 'return.json';
  return textOf(deps, fileOf(await publishedOf(deps, wanted), name));
}

const NOTHING_BEFORE = { previousRevision: null, afterFreeze: false, changes: [], signOff: null };

/** The document in a stored `return.json`, which only this product writes. Old ones do not say what changed. */
export function parseReturn(text: string): ReturnDocument {
  return { ...NOTHING_BEFORE, ...JSON.parse(text) };
}
