import { setTimeout as pause } from 'node:timers/promises';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { startSchedule } from '../../../local/schedule.ts';
import { embeddedServer } from '../../../local/settings.ts';
import { type Stack, startStack } from '../../../local/stack.ts';
import { type Counted, countRequests } from '../../bench/count-requests.ts';
import { peakMegabytes } from '../../peak-megabytes.ts';
import { boardFiles, QUARTER } from './board-files.ts';

/** What one part of the load came to. */
export type LoadFigures = {
  seconds: number;
  peakMb: number;
  counted: Counted;
  /** Messages that were handed to functions. */
  messages: number;
  /** How files ended, by outcome; and the returns that stand. */
  outcomes: Record<string, number>;
  returns: number;
  dead: number;
};

const A_DAY_MS = 86_400_000;
const LOOK_EVERY_MS = 200;
/** A morning in the weeks in which the quarter is looked after. */
const MORNING = new Date('2025-08-01T05:00:00.000Z');

/** Sends as teams do: by a client that is none of the product's. */
async function sendAll({ s3Url, settings }: Stack, areas: number): Promise<number> {
  const { endpoint, region, ...credentials } = embeddedServer(s3Url);
  const teams = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  const files = boardFiles(areas);
  for (const { key, text } of files) {
    await teams.send(new PutObjectCommand({ Bucket: settings.arrivalsBucket, Key: key, Body: text }));
  }
  teams.destroy();
  return files.length;
}

/** Lists files without counting as the product's own request. */
async function outcomesOf({ stores }: Stack): Promise<Record<string, number>> {
  const outcomes: Record<string, number> = {};
  let after: string | undefined;
  do {
    const page = await stores.records.submissions.list({ limit: 1000, after });
    for (const { outcome } of page.submissions) outcomes[String(outcome)] = (outcomes[String(outcome)] ?? 0) + 1;
    after = page.next ?? undefined;
  } while (after);
  return outcomes;
}

async function until(isReached: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isReached())) await pause(LOOK_EVERY_MS);
}

async function run(part: string, dataDir: string, areas: number): Promise<LoadFigures> {
  let done = 0;
  let messages = 0;
  const log = (code: string) => {
    if (/^(file-arrived|publish-return|quarter-end)\.(started|skipped)$/.test(code)) messages += 1;
    if (/^(file-arrived\.completed|publish-return\.(completed|unchanged))$/.test(code)) done += 1;
  };
  // Returns that files ask for wait for a day; those that the morning asks for do not.
  const publishDelayMs = part === 'files' ? A_DAY_MS : 0;
  const stack = await startStack({ dataDir, s3Port: 0, dynamodbPort: 0, variables: {}, log, publishDelayMs });
  const counted = countRequests(stack.clients);
  const started = performance.now();
  if (part === 'files') {
    const sent = await sendAll(stack, areas);
    await until(() => done >= sent || stack.queue.dead().length > 0);
  } else {
    startSchedule(stack.queue, () => MORNING).stop();
    stack.loop.wake();
    await until(() => done >= areas || stack.queue.dead().length > 0);
  }
  const seconds = (performance.now() - started) / 1000;
  const measured = structuredClone(counted);
  const figures = {
    seconds,
    counted: measured,
    messages,
    outcomes: await outcomesOf(stack),
    returns: (await stack.stores.records.returns.standing(QUARTER)).length,
    dead: stack.queue.dead().length,
  };
  await stack.close();
  return { ...figures, peakMb: peakMegabytes() };
}

const [part = '', dataDir = '', areas = ''] = process.argv.slice(2);
console.log(JSON.stringify(await run(part, dataDir, Number(areas))));
