import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { Context, SQSEvent } from 'aws-lambda';
import type { BoardReport } from '../../functions/core/board-report/board-report.ts';
import { writeWorkbook } from '../../functions/edges/spreadsheets/write-workbook.ts';
import { createStoreClients, createStores, type StoreClients, type Stores } from '../../functions/edges/stores.ts';
import type { ArrivedEvent } from '../../functions/edges/work/arrived-event.ts';
import type { FileArrivedDeps } from '../../functions/handlers/file-arrived/deps.ts';
import { createFileArrived } from '../../functions/handlers/file-arrived/file-arrived.ts';
import type { PublishDeps } from '../../functions/handlers/publish-return/deps.ts';
import { createPublishReturns } from '../../functions/handlers/publish-return/publish-returns.ts';
import { ensureTable, startDynamodb } from '../../local/dynamodb.ts';
import { type LocalS3, startS3 } from '../../local/s3/start-s3.ts';
import { embeddedServer, localSettings } from '../../local/settings.ts';
import { copyWorld } from './world-contents.ts';

/**
 * Where things break: at the n-th write, before it is done or after it. `killed`: nothing happens any more, as when a
 * machine stops. `refused`: only this write fails.
 */
export type Fault = { at: number; moment: 'before' | 'after'; how: 'killed' | 'refused' };

/** One table and buckets of its own, and the handlers on them, on stores that may be told to break. */
export type World = {
  name: string;
  clients: StoreClients;
  stores: Stores;
  fileArrived: FileArrivedDeps;
  publish: PublishDeps;
  /** Returns that were asked for, and files that are to be counted again, each once. */
  asked: Set<string>;
  again: Set<string>;
  breakAt(fault: Fault | null): void;
  /** Writes since `breakAt`. */
  writes(): number;
  /** Hands an event to the handler as SQS would, and what is to be counted again after it; false where one failed. */
  deliver(event: ArrivedEvent): Promise<boolean>;
  /** Hands on what is to be counted again; false where that failed. */
  deliverAgain(): Promise<boolean>;
  publishReturn(area: string, quarter: string): Promise<boolean>;
};

export type Worlds = {
  /** A world with nothing in it, or with all that another one holds. */
  make(from?: World): Promise<World>;
  /** Puts a file into the arrivals bucket, which all worlds share; answers with its event. */
  arrive(key: string, body: string): Promise<ArrivedEvent>;
  close(): Promise<void>;
};

const NOW = new Date('2026-01-15T12:00:00.000Z');
const WRITES = /^(PutItem|UpdateItem|BatchWriteItem|DeleteItem|PutObject)/;
const ARRIVALS = 'bcf-arrivals';

/** Counts the writes of a world and breaks where told to. */
function createBreaker() {
  let fault: Fault | null = null;
  let writes = 0;
  let isKilled = false;
  const stop = () => {
    isKilled ||= fault?.how === 'killed';
    throw new Error(`broken at write ${writes}`);
  };
  return {
    breakAt: (next: Fault | null) => {
      [fault, writes, isKilled] = [next, 0, false];
    },
    writes: () => writes,
    around: async <T>(isWrite: boolean, act: () => Promise<T>): Promise<T> => {
      if (isKilled) throw new Error('killed');
      if (!isWrite) return act();
      writes += 1;
      const isHere = writes === fault?.at;
      if (isHere && fault?.moment === 'before') stop();
      const result = await act();
      if (isHere) stop();
      return result;
    },
  };
}

const asRecord = (message: unknown): SQSEvent =>
  ({ Records: [{ messageId: 'm', body: JSON.stringify(message) }] }) as unknown as SQSEvent;

const nobody = {} as Context;

async function makeWorld(clients: StoreClients, name: string): Promise<World> {
  const breaker = createBreaker();
  const isWrite = (commandName = '') => WRITES.test(commandName);
  clients.s3.middlewareStack.add(
    (next, { commandName }) =>
      (args) =>
        breaker.around(isWrite(commandName), () => next(args)),
    { step: 'initialize' },
  );
  clients.dynamodb.middlewareStack.add(
    (next, { commandName }) =>
      (args) =>
        breaker.around(isWrite(commandName), () => next(args)),
    { step: 'initialize' },
  );
  const settings = { ...localSettings({}), evidenceBucket: `${name}-e`, returnsBucket: `${name}-r`, tableName: name };
  await ensureTable(clients.dynamodb, name);
  const stores = createStores(clients, settings);
  const [asked, again] = [new Set<string>(), new Set<string>()];
  const sendTo = (queue: Set<string>) => ({
    send: (message: unknown) => breaker.around(true, async () => void queue.add(JSON.stringify(message))),
  });
  // What is in the document does not matter to a crash, and making it takes most of the time.
  const writeBoardReport = async ({ title, generatedAt }: BoardReport) => Buffer.from(`${title} ${generatedAt}`);
  const base = { ...stores, settings, writeWorkbook, writeBoardReport, now: () => NOW, log: () => {} };
  const fileArrived: FileArrivedDeps = { ...base, countAgain: sendTo(again), publish: sendTo(asked) };
  const publish: PublishDeps = base;
  const [arrivedHandler, publishHandler] = [createFileArrived(fileArrived), createPublishReturns(publish)];
  const arrived = async (message: unknown) => isDone(await arrivedHandler(asRecord(message), nobody));
  const deliverAgain = async () => {
    for (const message of again) {
      if (!(await arrived(JSON.parse(message)))) return false;
      again.delete(message);
    }
    return true;
  };
  const isDone = (answer: unknown) => (answer as { batchItemFailures: unknown[] }).batchItemFailures.length === 0;
  return {
    name,
    clients,
    stores,
    fileArrived,
    publish,
    asked,
    again,
    breakAt: breaker.breakAt,
    writes: breaker.writes,
    deliver: async (event) => (await arrived(event)) && deliverAgain(),
    deliverAgain,
    publishReturn: async (area, quarter) => isDone(await publishHandler(asRecord({ area, quarter }), nobody)),
  };
}

function eventOf(s3: LocalS3): ArrivedEvent {
  const [stored] = s3.events.pending(1);
  if (!stored) throw new Error('No event came for the file');
  s3.events.done(stored.id);
  return stored.event as ArrivedEvent;
}

export async function startWorlds(): Promise<Worlds> {
  const dir = mkdtempSync(join(tmpdir(), 'bcf-worlds-'));
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local', region: 'eu-west-2' };
  const s3 = await startS3({ dir: join(dir, 's3'), port: 0, ...credentials });
  const dynamodb = await startDynamodb({ dir: join(dir, 'dynamodb'), port: 0 });
  s3.createBucket(ARRIVALS, { versioned: true, notify: true });
  const opened: StoreClients[] = [];
  const connect = () => {
    const clients = createStoreClients({ s3: embeddedServer(s3.url), dynamodb: embeddedServer(dynamodb.url) });
    opened.push(clients);
    return clients;
  };
  const outside = connect();
  let made = 0;
  return {
    make: async (from) => {
      made += 1;
      const name = `world-${made}`;
      for (const bucket of [`${name}-e`, `${name}-r`]) s3.createBucket(bucket, { versioned: true });
      const world = await makeWorld(connect(), name);
      if (from) await copyWorld(outside, from, world);
      return world;
    },
    arrive: async (key, body) => {
      await outside.s3.send(new PutObjectCommand({ Bucket: ARRIVALS, Key: key, Body: body }));
      return eventOf(s3);
    },
    close: async () => {
      for (const { s3: client, dynamodb: documents } of opened) {
        client.destroy();
        documents.destroy();
      }
      await s3.close();
      await dynamodb.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
