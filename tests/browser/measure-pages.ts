import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { boards } from '../../functions/core/areas/boards.ts';
import { submissionId } from '../../functions/edges/records/identity.ts';
import { createApi } from '../../functions/handlers/api/api.ts';
import type { ApiDeps } from '../../functions/handlers/api/deps.ts';
import { onOneMachine } from '../../local/one-machine-web.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { startWebServer } from '../../local/web-server.ts';
import { type PageTime, pageTimes, READS_FILES } from './page-times.ts';
import { type Fetch, type PageWeight, pageWeight } from './page-weight.ts';
import { fillStand } from './stand.ts';
import type { TakeIn } from './take-in.ts';

/**
 * What each page takes and weighs with the data of all boards, on the product as `npm start` runs it, embedded stores
 * in the same process. The data are kept in a folder and sent once: the first run takes minutes.
 */
const OFTEN = 15;
const A_DAY_MS = 86_400_000;
const MOST_MS = 100;
const LOOK_EVERY_MS = 100;

type Measured = PageTime & PageWeight;

/** Files come by the bucket, as from a team; those that are there already are not sent again. */
const takeInByBucket =
  ({ clients, stores: { arrivals, records } }: Stack): TakeIn =>
  async (files) => {
    const ids: string[] = [];
    for (const { key, text } of files) {
      const there = await arrivals.find(key);
      const version =
        there?.versionId ??
        (await clients.s3.send(new PutObjectCommand({ Bucket: arrivals.name, Key: key, Body: text() }))).VersionId;
      ids.push(submissionId(arrivals.name, key, version ?? 'null'));
    }
    for (const id of ids) while ((await records.submissions.get(id))?.state !== 'settled') await pause(LOOK_EVERY_MS);
    return ids;
  };

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

function documentOf(measured: readonly Measured[]): string {
  const middle = ({ times }: Measured) => times[Math.floor(times.length / 2)] ?? Number.NaN;
  const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
  const rows = measured.map(
    (page) =>
      `| ${capital(page.name)} | ${middle(page).toFixed(0)} | ${kilobytes(page.alone)} | ${kilobytes(page.whole)} |`,
  );
  const slow = measured.filter((page) => page.name !== READS_FILES && middle(page) > MOST_MS).map(({ name }) => name);
  const verdict =
    slow.length === 0
      ? `Every other page took less than ${MOST_MS} ms.`
      : `More than ${MOST_MS} ms took: ${slow.join(', ')}.`;
  return `# Figures of the pages

Made by \`npx node tests/browser/measure-pages.ts\`; do not edit it by hand.

What each page takes and weighs with the data of all ${boards.length} boards of England for a quarter, on ${availableParallelism()} cores with Node
${process.versions.node.split('.')[0]} and the embedded stores in the same process; the load of the machine was ${loadavg()[0]?.toFixed(1)}. The time is from the request to
the last byte of the answer, the middle of ${OFTEN} requests after three that are not counted. “${capital(READS_FILES)}”
reads the files of the number again, when somebody asks for it. ${verdict}

Weights are of what is sent, compressed by gzip: the page alone, and with its styles and scripts, which a browser keeps.

| Page | Milliseconds | KB alone | KB with styles and scripts |
| --- | ---: | ---: | ---: |
${rows.join('\n')}
`;
}

async function measure(stack: Stack): Promise<Measured[]> {
  const deps: ApiDeps = { ...stack.fileArrived, ...stack.publish, s3Url: stack.s3Url, ...onOneMachine('Local user') };
  const web = await startWebServer({ port: 0, handler: createApi(deps) });
  const fetchText: Fetch = async (address) => (await fetch(`${web.url}${address}`)).text();
  try {
    console.log('Sending the files of all boards, as far as they are not there yet ...');
    const places = await fillStand({ deps, takeIn: takeInByBucket(stack) });
    console.log('Asking for every page ...');
    const times = await pageTimes(places, fetchText, OFTEN);
    const measured: Measured[] = [];
    for (const page of times) measured.push({ ...page, ...(await pageWeight(page.address, fetchText)) });
    return measured;
  } finally {
    await web.close();
  }
}

const { values } = parseArgs({ options: { data: { type: 'string', default: join(tmpdir(), 'bcf-page-figures') } } });
const ports = { s3Port: 0, dynamodbPort: 0 };
const stack = await startStack({ dataDir: values.data, ...ports, variables: {}, publishDelayMs: A_DAY_MS });
try {
  const written = documentOf(await measure(stack));
  writeFileSync(new URL('../../docs/page-figures.md', import.meta.url), written);
  console.log(written);
} finally {
  await stack.close();
}
