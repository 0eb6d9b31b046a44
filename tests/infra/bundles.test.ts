import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll, expect, test } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };
import { addProduct } from '../../infra/product.ts';
import { stageConfig } from '../../infra/stage-config.ts';
import { resourcesOf } from './test-stage.ts';

// Two of them write workbooks; hucre, docx and the clients of AWS are most of what they load.
const MOST_BYTES = 1_650_000;
const outdir = mkdtempSync(join(tmpdir(), 'bcf-bundles-'));

afterAll(() => rmSync(outdir, { recursive: true, force: true }));

/** Synthesises with bundling: function description → the bundle that would be uploaded. */
function bundles(): [string, string][] {
  const app = new App({ outdir, context: cdk.context });
  const { flow } = addProduct(app, stageConfig('test'));
  return Object.values(resourcesOf(Template.fromStack(flow), 'AWS::Lambda::Function')).map(({ Properties }) => {
    const hash = (Properties.Code as { S3Key: string }).S3Key.replace(/\.zip$/, '');
    return [String(Properties.Description), join(outdir, `asset.${hash}`, 'index.mjs')];
  });
}

/** Imports a bundle in a process of its own, with the environment of the function and nothing of this project in reach. */
function load(bundle: string): { handler: string; milliseconds: number } {
  const script = `
    const started = performance.now();
    const { handler } = await import(${JSON.stringify(pathToFileURL(bundle).href)});
    console.log(JSON.stringify({ handler: typeof handler, milliseconds: Math.round(performance.now() - started) }));
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
  };
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: outdir, env });
  return JSON.parse(output.toString());
}

test('each function is bundled within its budget and starts on the Node of its runtime', () => {
  expect(process.version).toMatch(/^v24\./);
  const built = bundles();
  expect(built).toHaveLength(3);
  for (const [name, bundle] of built) {
    const { size } = statSync(bundle);
    const { handler, milliseconds } = load(bundle);
    console.log(`${name}: ${Math.round(size / 1000)} kB minified, loads in ${milliseconds} ms`);
    expect(handler).toBe('function');
    expect(size).toBeLessThan(MOST_BYTES);
  }
}, 60_000);
