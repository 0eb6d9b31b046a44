import { parseArgs } from 'node:util';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { type Console, demandCredentials, stageAsked } from './command-line.ts';
import { putBack, queuePairs } from './put-back.ts';

/** The world of putting back: what a command has, and the queues of a region. */
export type Redriver = Console & { queuesOf(region: string): SQSClient };

/**
 * `redrive --stage test`: has everything tried again that the queues of a stage have laid aside, and says how much that
 * was, queue by queue. Answers with the exit code.
 */
export async function redriveStage(args: readonly string[], redriver: Redriver): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { stage: { type: 'string' } } });
  const { stage, region } = stageAsked(values.stage);
  await demandCredentials(redriver, region);
  const client = redriver.queuesOf(region);
  const pairs = await queuePairs(client, `bcf-${stage}-`);
  if (pairs.length === 0) redriver.say(`The stage '${stage}' has no queues: it is not deployed in ${region}.`);
  for (const pair of pairs) redriver.say(`${pair.name}: ${await putBack(client, pair)} put back.`);
  client.destroy();
  return pairs.length === 0 ? 1 : 0;
}
