import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';
import { type Json, saidOnce } from './said-once.ts';

const projectRoot = fileURLToPath(new URL('../', import.meta.url));

/** Each file in these is whole in itself, so that years of the return, versions of a source or metrics of a kind repeat each other. */
const FOLDERS = ['schemas/returns', 'schemas/sources', 'schemas/metrics', 'schemas/measures'];
const CONSTANTS = 'said-once:';

const folderOf = (path: string) => FOLDERS.find((folder) => path.startsWith(join(projectRoot, folder)));

const readJson = async (path: string): Promise<Json> => JSON.parse(await readFile(path, 'utf8'));

async function readFolder(folder: string) {
  const files = globSync(`${folder}/**/*.json`, { cwd: projectRoot }).sort();
  return saidOnce(await Promise.all(files.map((file) => readJson(join(projectRoot, file)))));
}

/** Writes what the files of a folder of data repeat into a bundle once: a tenth of a megabyte. */
export const dataOnce: Plugin = {
  name: 'data-once',
  setup({ onLoad, onResolve }) {
    const known = new Map<string, ReturnType<typeof readFolder>>();
    const dataOf = (folder: string) => {
      const data = known.get(folder) ?? readFolder(folder);
      known.set(folder, data);
      return data;
    };
    onResolve({ filter: new RegExp(`^${CONSTANTS}`) }, ({ path }) => ({
      path: path.slice(CONSTANTS.length),
      namespace: 'said-once',
      sideEffects: false,
    }));
    onLoad({ filter: /./, namespace: 'said-once' }, async ({ path }) => ({ contents: (await dataOf(path)).constants }));
    onLoad({ filter: /\.json$/ }, async ({ path }) => {
      const folder = folderOf(path);
      if (folder === undefined) return undefined;
      const { code, names } = (await dataOf(folder)).expressionOf(await readJson(path));
      const contents = `import {${[...names]}} from '${CONSTANTS}${folder}';export default ${code};`;
      return { contents, resolveDir: dirname(path) };
    });
  },
};
