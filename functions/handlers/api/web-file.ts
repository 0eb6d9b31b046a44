import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

// A bundle has other folders than this project: what it serves lies beside it, under the paths that it has here.
const task = process.env.LAMBDA_TASK_ROOT;
const root = task === undefined ? new URL('../../../', import.meta.url) : pathToFileURL(`${task}/`);

/** Reads a file of the pages, by its path from the root of the project. */
export function webFile(path: string): Promise<string> {
  return readFile(new URL(path, root), 'utf8');
}
