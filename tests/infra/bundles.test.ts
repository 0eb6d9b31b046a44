import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll, expect, test } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };
import { addProduct } from '../../infra/product.ts';
import { stageConfig } from '../../infra/stage-config.ts';
import { resourcesOf } from './test-stage.ts';

/**
 * The most bytes of each bundle, minified: a tenth above what it is, so that growth is noticed. Most of them are the clients of
 * AWS (0.4 MB), sources, metrics and layouts as data (0.4 MB), hucre (0.14 MB) and docx (0.4 MB).
 */
const MOST_BYTES: Record<string, number> = {
  'file-arrived': 1_500_000,
  'publish-return': 1_620_000,
  'quarter-end': 750_000,
  api: 2_600_000,
};
const NHSUK = 'node_modules/nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.css';
const outdir = mkdtempSync(join(tmpdir(), 'bcf-bundles-'));

afterAll(() => rmSync(outdir, { recursive: true, force: true }));

type Bundle = { handler: string; entry: string; file: string };

/** Synthesises with bundling: the bundles that would be uploaded, and what is called in each. */
function bundles(): Bundle[] {
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

/** Imports a bundle, and counts the time of the processor, in a process of its own, with the environment of the function and nothing of this project in reach. */
function load({ file, entry }: Bundle): { entry: string; milliseconds: number } {
  const script = `
    const started = process.cpuUsage();
    const loaded = await import(${JSON.stringify(pathToFileURL(file).href)});
    const { user, system } = process.cpuUsage(started);
    const milliseconds = Math.round((user + system) / 1000);
    console.log(JSON.stringify({ entry: typeof loaded.${entry}, milliseconds }));
    process.exit(0);`;
  const env = {
    AWS_REGION: 'eu-west-2',
    ARRIVALS_BUCKET: 'arrivals',
    EVIDENCE_BUCKET: 'evidence',
    RETURNS_BUCKET: 'returns',
    TABLE_NAME: 'records',
    ARRIVALS_QUEUE_URL: 'https://sqs.eu-west-2.amazonaws.com/000000000000/arrivals',
    PUBLISH_QUEUE_URL: 'https://sqs.eu-west-2.amazonaws.com/000000000000/returns',
    LINK_HOURS: '12',
    PREFERRED_FEEDS: '{}',
    STAGE: 'test',
    NOTICE_TOPIC_ARN: 'arn:aws:sns:eu-west-2:000000000000:notices',
    SIGNED_KEPT_YEARS: '6',
    SITE_URL: 'https://bcf.example',
    SIGN_IN_POOL: 'eu-west-2_TestPool1',
    SIGN_IN_CLIENT: 'a-client',
    SIGN_IN_URL: 'https://bcf-test.auth.eu-west-2.amazoncognito.com',
  };
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: outdir, env });
  return JSON.parse(output.toString());
}

test('each function is bundled within its budget and starts on the Node of its runtime', () => {
  expect(process.version).toMatch(/^v24\./);
  const built = bundles();
  expect(new Set(built.map(({ handler }) => handler))).toEqual(new Set(Object.keys(MOST_BYTES)));
  expect(built.map(({ entry }) => entry).sort()).toEqual(['handler', 'handler', 'handler', 'handler', 'publishDue']);
  for (const bundle of built) {
    const { size } = statSync(bundle.file);
    const { entry, milliseconds } = load(bundle);
    console.log(`${bundle.handler}: ${Math.round(size / 1000)} kB minified, starts in ${milliseconds} ms of processor`);
    expect(entry).toBe('function');
    expect(size).toBeLessThan(MOST_BYTES[bundle.handler] ?? 0);
  }
  const web = built.find(({ handler }) => handler === 'api')?.file ?? '';
  // What pages load lies beside the bundle, and who may see what is written into it.
  for (const file of ['web/styles/site.css', 'web/scripts/upload.js', NHSUK]) {
    expect([file, existsSync(join(dirname(web), file))]).toEqual([file, true]);
  }
  expect(readFileSync(web, 'utf8')).toContain('{"coventry":{"areas":["E08000026"],"feeds":["coventry"]}}');
}, 90_000);
