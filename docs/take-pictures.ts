import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { Page } from 'playwright-core';
import { createApi } from '../functions/handlers/api/api.ts';
import { allowUploads } from '../local/allow-uploads.ts';
import { loadSamples } from '../local/load-samples.ts';
import { onOneMachine } from '../local/one-machine-web.ts';
import { type Stack, startStack } from '../local/stack.ts';
import { startWebServer } from '../local/web-server.ts';
import { findChromium, HOW_TO_INSTALL, launchChromium } from './chromium.ts';

/** Takes the pictures of the README, of the samples: `npx node docs/take-pictures.ts`. The workbook's is taken by hand. */
const AREA = 'E08000026';
const QUARTER = '2025-26-Q4';
const WIDTH = 1100;

const REJECTED = { key: 'discharge-ready/rkb/July 2026.csv', text: rejectedFile() };

/** A file without a column that must be there, and with what cannot be read besides. */
function rejectedFile(): string {
  const rows = ['RKB,Coventry,2026-07,10,20', 'RKB,Coventry,July,ten,20'];
  return ['Provider,Area,When,Discharges,Bed days', ...rows, ''].join('\n');
}

/** Pages as they are called, with the height that shows what they are for. */
const pictures = [
  { name: 'home', height: 1500, address: () => `/quarters/${QUARTER}` },
  { name: 'upload', height: 980, address: () => '/upload?feed=rkb' },
  { name: 'rejected', height: 900, address: (rejected: string) => rejected },
  { name: 'metrics', height: 1000, address: () => `/metrics/${QUARTER}/${AREA}` },
  { name: 'return', height: 1000, address: () => `/returns/${QUARTER}/${AREA}` },
];

async function sendRejected({ clients, stores, loop }: Stack): Promise<string> {
  const Bucket = stores.arrivals.name;
  await clients.s3.send(new PutObjectCommand({ Bucket, Key: REJECTED.key, Body: REJECTED.text }));
  for (;;) {
    await loop.idle();
    const { submissions } = await stores.records.submissions.list({ limit: 1 });
    const [newest] = submissions;
    if (newest?.key === REJECTED.key && newest.state === 'settled') return `/submissions/${newest.id}`;
    await pause(100);
  }
}

async function takeAll(page: Page, { web, rejected }: { web: string; rejected: string }): Promise<void> {
  for (const { name, height, address } of pictures) {
    await page.setViewportSize({ width: WIDTH, height });
    await page.goto(`${web}${address(rejected)}`);
    const path = fileURLToPath(new URL(`pictures/${name}.png`, import.meta.url));
    await page.screenshot({ path });
    console.log(path);
  }
}

async function run(stack: Stack, program: string): Promise<void> {
  const handler = createApi({
    ...stack.fileArrived,
    ...stack.publish,
    s3Url: stack.s3Url,
    ...onOneMachine('A. Analyst'),
  });
  const web = await startWebServer({ port: 0, handler });
  const browser = await launchChromium(program);
  try {
    await allowUploads(stack.clients.s3, stack.settings.arrivalsBucket, web.url);
    await loadSamples(stack, (done, total) => console.log(`${done} of ${total} files`));
    const rejected = await sendRejected(stack);
    await takeAll(await browser.newPage(), { web: web.url, rejected });
  } finally {
    await browser.close();
    await web.close();
  }
}

const program = findChromium(process.env);
if (program === null) throw new Error(`No Chromium was found: ${HOW_TO_INSTALL}.`);
const dataDir = mkdtempSync(join(tmpdir(), 'bcf-pictures-'));
const stack = await startStack({ dataDir, s3Port: 0, dynamodbPort: 0, variables: {} });
try {
  await run(stack, program);
} finally {
  await stack.close();
  rmSync(dataDir, { recursive: true, force: true });
}
