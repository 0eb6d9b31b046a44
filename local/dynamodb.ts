import { mkdirSync } from 'node:fs';
import {
  CreateTableCommand,
  DescribeTableCommand,
  ResourceNotFoundException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { AbstractKeyIterator, AbstractValueIterator } from 'abstract-level';
import dynalite from 'dynalite';
import { tableShape } from '../functions/edges/records/table.ts';
import { listenOn } from './listen-on.ts';

// dynalite ends a look into LevelDB by `return`, which its iterators do not have. Left open, each holds on to all that was
// stored when it began: memory grows with every query, and nothing that was replaced ever leaves the disk.
for (const { prototype } of [AbstractKeyIterator, AbstractValueIterator]) {
  Object.assign(prototype, {
    return(this: typeof prototype) {
      return this.close();
    },
  });
}

export type LocalDynamodb = { url: string; close(): Promise<void> };

/** Starts the embedded DynamoDB (dynalite on LevelDB) on this machine only, with its data under `dir`. */
export async function startDynamodb(options: { dir: string; port: number }): Promise<LocalDynamodb> {
  mkdirSync(options.dir, { recursive: true });
  const server = dynalite({ path: options.dir, createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });
  const port = await listenOn(server, { port: options.port, option: '--dynamodb-port' });
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections?.();
      }),
  };
}

const LONGEST_WAIT_SECONDS = 60;

/** Makes the table where it is not there yet, and waits until it can be written to: a new table answers before that. */
export async function ensureTable(client: DynamoDBDocumentClient, name: string): Promise<void> {
  try {
    await client.send(new DescribeTableCommand({ TableName: name }));
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    await client.send(new CreateTableCommand({ TableName: name, ...structuredClone(tableShape) } as never));
  }
  await waitUntilTableExists(
    { client, maxWaitTime: LONGEST_WAIT_SECONDS, minDelay: 0.02, maxDelay: 1 },
    { TableName: name },
  );
}
