import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleHandler } from '../../infra/bundle-handler.ts';
import { bundleSizes } from '../../infra/bundle-sizes.ts';
import { startTimes } from '../../infra/start-bundle.ts';

/** A function as it is deployed: what is loaded before its first call, and how long that takes. */
export type BundleFigures = { name: string; kB: number; startMs: number };

const HANDLERS = ['file-arrived', 'publish-return', 'quarter-end', 'api'];

/** Bundles each function and starts it. */
export async function measureBundles(): Promise<BundleFigures[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bcf-bench-bundles-'));
  try {
    const figures: BundleFigures[] = [];
    for (const name of HANDLERS) {
      const outdir = join(folder, name);
      const metafile = await bundleHandler({
        file: `functions/handlers/${name}/handler.ts`,
        outdir,
        files: [],
        define: {},
      });
      const { start } = await startTimes(outdir);
      figures.push({ name, kB: Math.round(bundleSizes(metafile).start / 1000), startMs: Math.round(start) });
    }
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
