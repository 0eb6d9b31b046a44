import { createInterface } from 'node:readline/promises';
import { S3Client } from '@aws-sdk/client-s3';
import { exitCodeOf, terminal } from './command-line.ts';
import { destroyStage } from './destroy-stage.ts';
import { emptyBucket } from './empty-bucket.ts';

const console = terminal();

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await lines.question(question);
  lines.close();
  return answer;
}

const destroyer = {
  ...console,
  ask,
  emptyBucket: (region: string, bucket: string) => emptyBucket(new S3Client({ region }), bucket),
};
process.exitCode = await exitCodeOf(() => destroyStage(process.argv.slice(2), destroyer), console.say);
