import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };
import { bundleHandler } from '../../infra/bundle-handler.ts';
import { type BundleSizes, bundleSizes } from '../../infra/bundle-sizes.ts';
import { addProduct } from '../../infra/product.ts';
import { stageConfig } from '../../infra/stage-config.ts';
import { runBundle, startTimes } from '../../infra/start-bundle.ts';
import { resourcesOf } from './test-stage.ts';

/** The most bytes that anything may load before its first call. */
const MOST_TO_START = 1_000_000;

/** The most bytes of each bundle: some hundredths above what it is, so that growth is noticed and looked into. */
const MOST_BYTES: Record<string, BundleSizes> = {
  'file-arrived': { start: 975_000, withLargestPart: 1_120_000, total: 1_255_000 },
  'publish-return': { start: 755_000, withLargestPart: 1_180_000, total: 1_420_000 },
  'quarter-end': { start: 575_000, withLargestPart: 615_000, total: 615_000 },
  api: { start: 545_000, withLargestPart: 1_120_000, total: 2_150_000 },
};
const HANDLERS = Object.keys(MOST_BYTES);

/** The longest start, against that of `quarter-end`, of which most are clients of AWS that everybody has. */
const MOST_TIMES_AS_LONG = 3;

const NHSUK = 'node_modules/nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.css';
const LONG = 120_000;
const folder = mkdtempSync(join(tmpdir(), 'bcf-bundles-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('each function', () => {
  const sizes = new Map<string, BundleSizes>();
  beforeAll(async () => {
    const bundle = async (handler: string) => {
      const file = `functions/handlers/${handler}/handler.ts`;
      const metafile = await bundleHandler({ file, outdir: join(folder, handler), files: [], define: {} });
      sizes.set(handler, bundleSizes(metafile));
    };
    await Promise.all(HANDLERS.map(bundle));
  }, LONG);

  test.each(HANDLERS)('%s is within its budget of code', (handler) => {
    const size = sizes.get(handler);
    const most = MOST_BYTES[handler];
    if (!size || !most) throw new Error(`${handler} was not bundled`);
    console.log(handler, size);
    expect(most.start).toBeLessThan(MOST_TO_START);
    expect(size.start).toBeGreaterThan(most.start / 2);
    expect(size.start).toBeLessThan(most.start);
    expect(size.withLargestPart).toBeLessThan(most.withLargestPart);
    expect(size.total).toBeLessThan(most.total);
  });

  test.each(HANDLERS)('%s is as large as the README says', (handler) => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const [, said = ''] = new RegExp(`\\| ${handler} \\| ([\\d,]+) kB`).exec(readme) ?? [];
    const times = (Number(said.replace(',', '')) * 1000) / (sizes.get(handler)?.start ?? 0);
    expect(times).toBeGreaterThan(0.95);
    expect(times).toBeLessThan(1.05);
  });

  test('starts on the Node of its runtime, none much later than the smallest', {
    timeout: LONG,
    retry: 2,
  }, async () => {
    expect(process.version).toMatch(/^v24\./);
    const smallest = await startTimes(join(folder, 'quarter-end'), 3);
    for (const handler of HANDLERS.filter((name) => name !== 'quarter-end')) {
      const { start } = await startTimes(join(folder, handler), 3);
      console.log(`${handler}: starts in ${Math.round(start)} ms of processor`);
      expect(start / smallest.start).toBeLessThan(MOST_TIMES_AS_LONG);
    }
  });
});

type Deployed = { handler: string; entry: string; file: string };

/** Synthesises with bundling: what would be uploaded, and what is called in it. */
function deployed(): Deployed[] {
  const outdir = join(folder, 'cdk.out');
  const app = new App({ outdir, context: cdk.context });
  const { flow, site } = addProduct(app, stageConfig('test'));
  const functions = [flow, site].flatMap((stack) =>
    Object.values(resourcesOf(Template.fromStack(stack), 'AWS::Lambda::Function')),
  );
  return functions.map(({ Properties }) => {
    const hash = (Properties.Code as { S3Key: string }).S3Key.replace(/\.zip$/, '');
    const [, handler = ''] = /: ([a-z-]+)/.exec(String(Properties.Description)) ?? [];
    const entry = String(Properties.Handler).replace('index.', '');
    return { handler, entry, file: join(outdir, `asset.${hash}`, 'index.mjs') };
  });
}

test(
  'what is deployed has what is called, and beside the pages lies what they load',
  async () => {
    const all = deployed();
    expect(new Set(all.map(({ handler }) => handler))).toEqual(new Set(HANDLERS));
    expect(all.map(({ entry }) => entry).sort()).toEqual(['handler', 'handler', 'handler', 'handler', 'publishDue']);
    const called = all.map(({ entry, file }) => {
      const code = `async ({ load }) => typeof (await load()).${entry}`;
      return runBundle({ folder: dirname(file), code });
    });
    expect(await Promise.all(called)).toEqual(all.map(() => 'function'));
    expect(new Set(all.map(({ file }) => file)).size).toBe(HANDLERS.length);
    const web = all.find(({ handler }) => handler === 'api')?.file ?? '';
    for (const file of ['web/styles/site.css', 'web/scripts/upload.js', NHSUK]) {
      expect([file, existsSync(join(dirname(web), file))]).toEqual([file, true]);
    }
    // Who may see what is written into it.
    expect(readFileSync(web, 'utf8')).toContain('{"coventry":{"areas":["E08000026"],"feeds":["coventry"]}}');
  },
  LONG,
);

test('the same code is the same bytes, so that what has not changed is not deployed again', async () => {
  const bundle = { file: 'functions/handlers/quarter-end/handler.ts', files: [], define: {} };
  const [one, other] = [join(folder, 'one'), join(folder, 'other')];
  const names = Object.keys((await bundleHandler({ ...bundle, outdir: one })).outputs).length;
  await bundleHandler({ ...bundle, outdir: other });
  expect(names).toBeGreaterThan(1);
  expect(readFileSync(join(one, 'index.mjs'), 'utf8')).toBe(readFileSync(join(other, 'index.mjs'), 'utf8'));
});
