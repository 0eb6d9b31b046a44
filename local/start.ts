import { resolve } from 'node:path';
import { systemClock } from '../functions/edges/clock.ts';
import { createLog, type Log } from '../functions/edges/log.ts';
import { createApi } from '../functions/handlers/api/api.ts';
import { allowUploads } from './allow-uploads.ts';
import { listReturns } from './list-returns.ts';
import { loadSamples } from './load-samples.ts';
import { onOneMachine } from './one-machine-web.ts';
import { type LocalOptions, readLocalOptions, usage } from './options.ts';
import { refreshLinks } from './refresh-links.ts';
import { clearRunning, findRunning, writeRunning } from './running.ts';
import { startSchedule } from './schedule.ts';
import { VISITOR } from './settings.ts';
import { type Stack, startStack } from './stack.ts';
import { UsageError } from './usage-error.ts';
import { startWebServer } from './web-server.ts';

type Say = (line: string) => void;

async function tell(say: Say, stack: Stack, web: string): Promise<void> {
  say('');
  for (const line of await listReturns(stack)) say(line);
  say('');
  say('Send a file of your own:');
  say(`  AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local AWS_DEFAULT_REGION=eu-west-2 \\`);
  say(`  aws s3 cp my-extract.csv s3://bcf-arrivals/sus-apc/coventry/ --endpoint-url ${stack.s3Url}`);
  say('or, without the AWS command line:  npm run bcf -- ingest my-extract.csv --feed coventry');
  say('');
  say(`Pages     ${web}`);
  say(`S3        ${stack.s3Url}   (buckets bcf-arrivals, bcf-evidence, bcf-returns)`);
  say(`DynamoDB  ${stack.dynamodbUrl}   (table bcf)`);
  say('Ctrl-C stops it; everything is kept and goes on at the next start.');
}

const printed = createLog(console.error, systemClock);

const AT_ONCE: ReadonlySet<string> = new Set(['dead-letter.noted', 'quarter-end.notice']);

/** What went wrong is shown at once, and so are notices to people; what went well is seen in the pages. */
const forPeople: Log = (code, fields) => {
  if (code.endsWith('.failed') || AT_ONCE.has(code)) printed(code, fields);
};

async function start(options: LocalOptions): Promise<void> {
  const say: Say = options.quiet ? () => {} : console.log;
  const dataDir = resolve(options.data);
  const other = await findRunning(dataDir);
  if (other) throw new UsageError(`A stack already runs on ${options.data}: ${other.web}. Stop it, or choose --data.`);
  say('Starting ...');
  const stack = await startStack({
    dataDir,
    s3Port: options.s3Port,
    dynamodbPort: options.dynamodbPort,
    variables: process.env,
    log: forPeople,
  });
  const handler = createApi({ ...stack.fileArrived, ...stack.publish, s3Url: stack.s3Url, ...onOneMachine(VISITOR) });
  const web = await startWebServer({ port: options.port, handler, log: forPeople });
  if (!(await allowUploads(stack.clients.s3, stack.settings.arrivalsBucket, web.url))) {
    say(`Let ${web.url} send to the S3 server (CORS, POST), so that the page for sending files can.`);
  }
  writeRunning(dataDir, {
    pid: process.pid,
    web: web.url,
    s3: stack.s3Url,
    dynamodb: stack.dynamodbUrl,
    preferredFeeds: stack.settings.preferredFeeds,
  });
  let schedule: ReturnType<typeof startSchedule> | null = null;
  stopOnSignals(async () => {
    schedule?.stop();
    await web.close();
    await stack.close();
    clearRunning(dataDir);
  });
  if (options.samples) {
    say('Loading the synthetic samples (the first start takes a little while) ...');
    await loadSamples(stack, (done, total) => say(`  ${done} of ${total} files`));
  }
  schedule = startSchedule(stack.queue, systemClock);
  await refreshLinks(stack, new Date());
  await tell(say, stack, web.url);
  console.log(`ready ${JSON.stringify({ web: web.url, s3: stack.s3Url, dynamodb: stack.dynamodbUrl })}`);
}

function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      stop().then(
        () => process.exit(0),
        (error: Error) => {
          console.error(error.message);
          process.exit(1);
        },
      );
    });
  }
}

try {
  await start(readLocalOptions(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(error.message);
  if (error instanceof UsageError) console.error(`\n${usage}`);
  process.exit(error instanceof UsageError ? 2 : 1);
}
