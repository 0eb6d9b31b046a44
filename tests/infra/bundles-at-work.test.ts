import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { submissionId } from '../../functions/edges/records/identity.ts';
import { routes } from '../../functions/handlers/api/routes.ts';
import { bundleHandler } from '../../infra/bundle-handler.ts';
import { runBundle } from '../../infra/start-bundle.ts';
import { httpEvent } from '../../local/http-event.ts';
import { LOCAL_CREDENTIALS } from '../../local/settings.ts';
import { COVENTRY, QUARTER } from '../end-to-end/busy-quarter.ts';
import { officialTemplate } from '../end-to-end/official-template.ts';
import { startEmbedded } from './embedded-servers.ts';
import { startQueueServer } from './queue-server.ts';

const LONG = 120_000;
const NHSUK = 'node_modules/nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.css';
const folder = mkdtempSync(join(tmpdir(), 'bcf-at-work-'));
let world: Awaited<ReturnType<typeof startEmbedded>>;
let queue: Awaited<ReturnType<typeof startQueueServer>>;

beforeAll(async () => {
  world = await startEmbedded();
  queue = await startQueueServer();
});

afterAll(async () => {
  queue.close();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Bundles a handler and calls one of its exports, one event after another, with the embedded stores for AWS's. */
async function call(file: string, { export: name = 'handler', events }: { export?: string; events: unknown[] }) {
  const outdir = join(folder, file.replaceAll('/', '-'));
  await bundleHandler({ file, outdir, files: ['web/styles', 'web/scripts', NHSUK], define: {} });
  const { settings, urls } = world;
  const variables = {
    AWS_ENDPOINT_URL_S3: urls.s3,
    AWS_ENDPOINT_URL_DYNAMODB: urls.dynamodb,
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
    ARRIVALS_BUCKET: settings.arrivalsBucket,
    EVIDENCE_BUCKET: settings.evidenceBucket,
    RETURNS_BUCKET: settings.returnsBucket,
    TABLE_NAME: settings.tableName,
    ARRIVALS_QUEUE_URL: queue.url,
    PUBLISH_QUEUE_URL: queue.url,
  };
  const code = `async ({ load }) => {
    const { ${name} } = await load();
    const answers = [];
    for (const event of ${JSON.stringify(events)}) answers.push((await ${name}(event, {})) ?? null);
    return answers;
  }`;
  const answers = await runBundle({ folder: outdir, code, variables });
  return answers as Record<string, unknown>[];
}

/** Drops a file, and gives the event of its arrival with the submission that it becomes. */
async function dropped(key: string, body: string | Uint8Array) {
  const bucket = world.settings.arrivalsBucket;
  const { VersionId = '' } = await world.outside.s3.send(
    new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }),
  );
  const object = { key, size: body.length, 'version-id': VersionId, sequencer: `00${key.length}` };
  const detail = { bucket: { name: bucket }, object };
  const arrived = { 'detail-type': 'Object Created', time: '2025-07-20T09:00:00Z', detail };
  const event = { Records: [{ messageId: key, body: JSON.stringify(arrived) }] };
  return { event, submission: submissionId(bucket, key, VersionId) };
}

async function namesIn(bucket: string): Promise<string[]> {
  const { Contents = [] } = await world.outside.s3.send(new ListObjectsV2Command({ Bucket: bucket }));
  return Contents.map(({ Key = '' }) => Key);
}

const get = (target: string) =>
  httpEvent({
    id: 'r',
    at: new Date('2025-08-01T09:00:00Z'),
    method: 'GET',
    target,
    headers: { host: 'bcf.example' },
    sourceIp: '127.0.0.1',
    body: new Uint8Array(),
  });

const example = (source: string) => readFileSync(new URL(`../../docs/examples/${source}.csv`, import.meta.url), 'utf8');

/** Files by a table, a workbook and a template: each is read by code that is loaded for it. */
async function arrivals() {
  return [
    await dropped('plan/council/plan.csv', example('plan')),
    await dropped('discharge-ready/council/ready.csv', example('discharge-ready')),
    await dropped('sus-apc/coventry/april.xlsx', officialTemplate()),
    await dropped('template/2025-26-q1/blank.xlsx', officialTemplate()),
  ];
}

test(
  'the bundles settle files of each kind, publish their return with all its documents, and show every page',
  async () => {
    const files = await arrivals();
    const settled = await call('functions/handlers/file-arrived/handler.ts', {
      events: files.map(({ event }) => event),
    });
    expect(settled).toEqual(files.map(() => ({ batchItemFailures: [] })));
    const evidence = await namesIn(world.settings.evidenceBucket);
    for (const { submission } of files) {
      expect(evidence).toContain(`reports/${submission}/report.json`);
      expect(evidence).toContain(`reports/${submission}/report.xlsx`);
    }
    expect(queue.sent.join()).toContain(COVENTRY);

    await call('functions/handlers/publish-return/handler.ts', {
      export: 'publishDue',
      events: [{ area: COVENTRY, quarter: QUARTER }],
    });
    const published = (await namesIn(world.settings.returnsBucket)).join('\n');
    for (const name of ['return.json', 'board-report.docx', '(official template).xlsx'])
      expect(published).toContain(name);

    const fixed = routes.flatMap(({ method, path }) => (method === 'GET' && !path.includes('{') ? [path] : []));
    const pages = [
      ...fixed,
      `/returns/${QUARTER}/${COVENTRY}`,
      `/metrics/${QUARTER}/${COVENTRY}`,
      '/templates/plan.xlsx',
    ];
    const shown = await call('tests/infra/one-machine-web.ts', { events: pages.map(get) });
    const failed = pages.filter((_, index) => !(Number(shown[index]?.statusCode) < 500));
    expect(failed).toEqual([]);
    const statusOf = (page: string) => [page, shown[pages.indexOf(page)]?.statusCode];
    for (const page of ['/', '/files', '/method', '/styles/nhsuk-frontend.css', `/returns/${QUARTER}/${COVENTRY}`]) {
      expect(statusOf(page)).toEqual([page, 200]);
    }
  },
  LONG,
);

test(
  'the bundle of the pages lets nobody in who is not signed in',
  async () => {
    const answers = await call('functions/handlers/api/handler.ts', {
      events: ['/', '/styles/site.css', '/signed-out'].map(get),
    });
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 200, 200]);
  },
  LONG,
);
