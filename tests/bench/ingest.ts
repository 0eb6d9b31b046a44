import { type Counted, countRequests, requestsTo } from './count-requests.ts';
import { nameOfCounts } from './counted-cells.ts';
import { startMeasuring } from './measured.ts';

/** From a file in the embedded S3 to computed metrics, through the real handler: read, checked, counted, stored. */
const [, dataDir = '', scanner] = process.argv.slice(2);
if (scanner === 'JavaScript') await import('./without-wasm.ts');
const { startStack } = await import('../../local/stack.ts');
const A_DAY_MS = 86_400_000;
const seen: { counting: Counted; report: ReturnType<typeof startMeasuring> }[] = [];
const stack = await startStack({
  dataDir,
  s3Port: 0,
  dynamodbPort: 0,
  variables: {},
  publishDelayMs: A_DAY_MS,
  before: async ({ clients }) => {
    seen.push({ counting: countRequests(clients), report: startMeasuring() });
  },
});
try {
  await stack.loop.idle();
  const [begun] = seen;
  if (!begun) throw new Error('Nothing was begun');
  const { counting, report } = begun;
  const requests = requestsTo(counting, 'dynamodb', 'write') + requestsTo(counting, 'dynamodb', 'read');
  const asked = { dynamodbRequests: requests, dynamodbUnits: counting.readUnits + counting.writeUnits };
  const { submissions } = await stack.stores.records.submissions.list({ limit: 1 });
  const [submission] = submissions;
  if (!submission?.outcome?.startsWith('accepted'))
    throw new Error(`The file was not accepted: ${submission?.outcome}`);
  const cells = await stack.stores.records.counts.list(submission.arrival?.countsId ?? '');
  const counted = nameOfCounts(cells, submission.rows?.rejected ?? 0);
  report({ rows: submission.rows?.read ?? 0, counted, ...asked });
} finally {
  await stack.close();
}
