import type { Metafile } from 'esbuild';

/**
 * Bytes of code: what is loaded before the first call, what is loaded once the largest of the parts that are loaded when
 * they are wanted has been, and everything.
 */
export type BundleSizes = { start: number; withLargestPart: number; total: number };

/** A file, and whatever is imported by statements from there. */
function loadedWith({ outputs }: Metafile, first: string): Set<string> {
  const waiting = [first];
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

/** The files that are loaded at the start. */
function filesOfStart(metafile: Metafile): Set<string> {
  const entry = Object.keys(metafile.outputs).find((file) => file.endsWith('/index.mjs'));
  return entry === undefined ? new Set() : loadedWith(metafile, entry);
}

/** How large a bundle is. */
export function bundleSizes(metafile: Metafile): BundleSizes {
  const { outputs } = metafile;
  const bytesOf = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + (outputs[file]?.bytes ?? 0), 0);
  const start = filesOfStart(metafile);
  // esbuild names the source of what something imports when it is wanted, and of the entry.
  const parts = Object.entries(outputs).flatMap(([file, { entryPoint }]) => (entryPoint === undefined ? [] : file));
  const withParts = parts.map((part) => bytesOf(new Set([...start, ...loadedWith(metafile, part)])));
  return { start: bytesOf(start), withLargestPart: Math.max(...withParts), total: bytesOf(Object.keys(outputs)) };
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
