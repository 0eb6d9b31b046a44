import type { Metafile } from 'esbuild';

/** Bytes of code: what is loaded before the first call, and everything. */
export type BundleSizes = { start: number; total: number };

/** The files that are loaded at the start: the entry, and whatever is imported by statements from there. */
function filesOfStart({ outputs }: Metafile): Set<string> {
  const waiting = Object.keys(outputs).filter((file) => file.endsWith('/index.mjs'));
  const loaded = new Set<string>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (loaded.has(file)) continue;
    loaded.add(file);
    const imports = outputs[file]?.imports ?? [];
    waiting.push(
      ...imports.flatMap(({ path, kind, external }) => (kind === 'import-statement' && !external ? path : [])),
    );
  }
  return loaded;
}

/** How large a bundle is. */
export function bundleSizes(metafile: Metafile): BundleSizes {
  const bytesOf = (files: Iterable<string>) =>
    [...files].reduce((sum, file) => sum + (metafile.outputs[file]?.bytes ?? 0), 0);
  return { start: bytesOf(filesOfStart(metafile)), total: bytesOf(Object.keys(metafile.outputs)) };
}

/** What brings most bytes to the start, largest first: packages, and folders of this project. */
export function largestInputs(metafile: Metafile): [name: string, bytes: number][] {
  const bytes = new Map<string, number>();
  for (const file of filesOfStart(metafile)) {
    for (const [input, { bytesInOutput }] of Object.entries(metafile.outputs[file]?.inputs ?? {})) {
      const [, inPackage] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input) ?? [];
      const name = inPackage ?? input.split('/').slice(0, -1).join('/');
      bytes.set(name, (bytes.get(name) ?? 0) + bytesInOutput);
    }
  }
  return [...bytes].sort(([, one], [, other]) => other - one);
}
