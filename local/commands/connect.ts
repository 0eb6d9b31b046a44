import { resolve } from 'node:path';
import { systemClock } from '../../functions/edges/clock.ts';
import { writeBoardReport } from '../../functions/edges/documents/write-board-report.ts';
import { writeWorkbook } from '../../functions/edges/spreadsheets/write-workbook.ts';
import { createStoreClients, createStores, type StoreClients, type Stores } from '../../functions/edges/stores.ts';
import type { PublishDeps } from '../../functions/handlers/publish-return/deps.ts';
import { findRunning } from '../running.ts';
import { embeddedServer, localSettings } from '../settings.ts';
import { startStack } from '../stack.ts';

/** A stack to work with, and how to let it go. */
export type Connection = {
  clients: StoreClients;
  stores: Stores;
  publish: PublishDeps;
  close(): Promise<void>;
};

type ConnectOptions = { data: string; variables: Record<string, string | undefined> };

/**
 * The stack that runs on the data folder; where none does, one is started for as long as the command takes, on free
 * ports, so that a command works whether or not `npm start` runs.
 */
export async function connect({ data, variables }: ConnectOptions): Promise<Connection> {
  const dataDir = resolve(data);
  const running = await findRunning(dataDir);
  if (!running) return startStack({ dataDir, s3Port: 0, dynamodbPort: 0, variables });
  const settings = { ...localSettings(variables), preferredFeeds: running.preferredFeeds };
  const clients = createStoreClients({
    pathStyle: true,
    ...(variables.AWS_ENDPOINT_URL_S3 ? {} : { s3: embeddedServer(running.s3) }),
    ...(variables.AWS_ENDPOINT_URL_DYNAMODB ? {} : { dynamodb: embeddedServer(running.dynamodb) }),
  });
  const stores = createStores(clients, settings);
  return {
    clients,
    stores,
    publish: { ...stores, settings, writeWorkbook, writeBoardReport, now: systemClock, log: () => {} },
    close: async () => {
      clients.s3.destroy();
      clients.dynamodb.destroy();
    },
  };
}
