import type { Quarter } from '../../core/periods/period.ts';
import type { ReturnDocument } from '../../core/returns/return-document.ts';
import { Rejected } from '../../edges/problem.ts';
import type { LatestReturn, PublishedFile } from '../../edges/records/returns.ts';
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

/** A file of a revision by its name. Throws `Rejected`, naming the files there are, where it has no such one. */
export function fileOf(latest: LatestReturn, name: string): PublishedFile {
  const file = latest.files.find((one) => one.name === name);
  if (file) return file;
  throw new Rejected('no-file', `Its files are ${latest.files.map((one) => one.name).join(', ')}.`);
}

/** The newest revision and its `return.json` as it is stored. Throws `Rejected` where none is published. */
export async function storedReturn(deps: ReturnDeps, quarter: Quarter, area: string): Promise<StoredReturn> {
  const latest = await newestReturn(deps, quarter, area);
  const { key } = fileOf(latest, 'return.json');
  const bytes = await deps.returns.read(key);
  if (!bytes) throw new Error(`${key} is published but is not stored`);
  return { latest, text: new TextDecoder().decode(bytes) };
}

const NOTHING_BEFORE = { previousRevision: null, afterFreeze: false, changes: [] };

/** The document in a stored `return.json`, which only this product writes. Old ones do not say what changed. */
export function parseReturn(text: string): ReturnDocument {
  return { ...NOTHING_BEFORE, ...JSON.parse(text) };
}
