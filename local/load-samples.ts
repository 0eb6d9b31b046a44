import { PutObjectCommand } from '@aws-sdk/client-s3';
import { councilWorkbooks } from '../samples/generator/council-files.ts';
import { sampleFiles } from '../samples/generator/sample-files.ts';
import type { Stack } from './stack.ts';

type Progress = (done: number, total: number) => void;

/**
 * Drops every sample file that is not there yet into the arrivals bucket and waits until all of them are settled and
 * the returns that follow are published. Answers with how many were sent.
 */
export async function loadSamples(stack: Stack, progress: Progress): Promise<number> {
  const { arrivals } = stack.stores;
  const files = [
    ...councilWorkbooks.map(({ key, bytes }) => ({ key, body: bytes })),
    ...sampleFiles().map(({ key, body }) => ({ key, body: async () => body() })),
  ];
  let sent = 0;
  for (const { key, body } of files) {
    if (await arrivals.exists(key)) continue;
    await stack.clients.s3.send(new PutObjectCommand({ Bucket: arrivals.name, Key: key, Body: await body() }));
    sent += 1;
  }
  if (sent === 0) return 0;
  const timer = setInterval(() => progress(Math.max(0, files.length - stack.queue.waiting()), files.length), 1000);
  await stack.loop.idle();
  clearInterval(timer);
  return sent;
}
