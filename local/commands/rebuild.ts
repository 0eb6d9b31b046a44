import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SQSClient } from '@aws-sdk/client-sqs';
import { systemClock } from '../../functions/edges/clock.ts';
import { readSettings } from '../../functions/edges/env.ts';
import { createStoreClients, createStores } from '../../functions/edges/stores.ts';
import { createWorkQueue } from '../../functions/edges/work/work-queue.ts';
import { type Rebuilt, rebuildTable } from '../rebuild-table.ts';
import { findRunning } from '../running.ts';
import { DEFAULT_DATA } from '../settings.ts';
import { startStack } from '../stack.ts';
import { UsageError } from '../usage-error.ts';
import type { Command } from './command.ts';

/** The table of a deployed stage, by the settings that its functions have in their environment. */
async function rebuildDeployed(variables: Record<string, string | undefined>): Promise<Rebuilt> {
  const settings = readSettings(variables);
  const clients = createStoreClients();
  const stores = createStores(clients, settings);
  const arrivedFiles = createWorkQueue(new SQSClient({}), settings.arrivalsQueueUrl, { delaySeconds: 0 });
  return rebuildTable({ clients, stores, settings, arrivedFiles, now: systemClock });
}

/** The table of this machine, before anything else is done there; then what is left to do is done. */
async function rebuildHere(dataDir: string, variables: Record<string, string | undefined>): Promise<Rebuilt> {
  let rebuilt: Rebuilt | null = null;
  const before = async (deps: Parameters<typeof rebuildTable>[0]) => {
    rebuilt = await rebuildTable(deps);
  };
  const stack = await startStack({ dataDir, s3Port: 0, dynamodbPort: 0, variables, before });
  await stack.loop.idle();
  await stack.close();
  if (!rebuilt) throw new Error('The stack started without a rebuilt table');
  return rebuilt;
}

function linesOf({ kinds, metrics, returns, sent }: Rebuilt): string[] {
  return [
    ...kinds.map(({ kind, putBack, stood }) => `${kind.padEnd(12)} ${putBack} put back, ${stood} stood there already`),
    `metrics      ${metrics} computed, by unit and quarter`,
    `returns      ${returns} of which the standing revision is known again`,
    `files        ${sent} sent through because they were not settled`,
  ];
}

/** `bcf rebuild`: makes the table again from the buckets. */
export const rebuild: Command = async (args, { variables, out }) => {
  const { values } = parseArgs({
    args: [...args],
    options: { deployed: { type: 'boolean' }, data: { type: 'string', default: DEFAULT_DATA } },
  });
  const dataDir = resolve(values.data);
  if (!values.deployed && (await findRunning(dataDir))) {
    throw new UsageError('A stack runs on this data. Stop it first: nothing else may write while the table is made.');
  }
  const rebuilt = await (values.deployed ? rebuildDeployed(variables) : rebuildHere(dataDir, variables));
  for (const line of linesOf(rebuilt)) out(line);
  return 0;
};
