import { brokenTextFiles } from './broken-text-files.ts';
import { brokenWorkbooks } from './broken-workbooks.ts';
import { compressedFiles } from './compressed-files.ts';
import { faultyRowsFiles } from './faulty-rows-files.ts';
import type { HostileFile } from './hostile-file.ts';
import { oddKeyFiles } from './odd-key-files.ts';
import { oddValueFiles } from './odd-value-files.ts';
import { oversizedFiles } from './oversized-files.ts';
import { oversizedWorkbooks } from './oversized-workbooks.ts';

/** Every hostile file, with what is to be said of it. */
export const hostileFiles: readonly HostileFile[] = [
  ...brokenTextFiles,
  ...oddKeyFiles,
  ...oddValueFiles,
  ...compressedFiles,
  ...brokenWorkbooks,
  ...oversizedFiles,
  ...faultyRowsFiles,
  ...oversizedWorkbooks,
];
