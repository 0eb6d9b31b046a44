import { createReadStream, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Upload } from '@aws-sdk/lib-storage';
import { startStack } from '../../local/stack.ts';
import { printMeasured } from './measured.ts';

/** From a file in the embedded S3 to computed metrics, through the real handler: read, checked, counted, stored. */
const [file = ''] = process.argv.slice(2);
const dataDir = await mkdtemp(join(tmpdir(), 'bcf-bench-'));
const stack = await startStack({ dataDir, s3Port: 0, dynamodbPort: 0, variables: {} });
try {
  const body = createReadStream(file, { highWaterMark: 1 << 20 });
  const params = { Bucket: stack.settings.arrivalsBucket, Key: 'sus-apc/bench/extract.csv', Body: body };
  const upload = new Upload({ client: stack.clients.s3, params });
  await upload.done();
  const started = performance.now();
  await stack.loop.idle();
  const { submissions } = await stack.stores.records.submissions.list({ limit: 1 });
  const [submission] = submissions;
  if (submission?.bytes !== statSync(file).size || !submission.outcome?.startsWith('accepted')) {
    throw new Error(`The file was not accepted: ${submission?.outcome}`);
  }
  printMeasured(submission.rows?.read ?? 0, started);
} finally {
  await stack.close();
  await rm(dataDir, { recursive: true, force: true });
}
