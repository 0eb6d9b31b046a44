import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { createLog } from '../../../functions/edges/log.ts';
import { submissionId } from '../../../functions/edges/records/identity.ts';
import { createApi } from '../../../functions/handlers/api/api.ts';
import { onOneMachine } from '../../../local/one-machine-web.ts';
import { writeRunning } from '../../../local/running.ts';
import { type Stack, startStack } from '../../../local/stack.ts';
import { startWebServer } from '../../../local/web-server.ts';

/** What is done to a key of a bucket; null lets it be. */
export type Poison = (command: string, place: { bucket: string; key: string }) => Error | null;

/** The product with its pages, running on a folder of its own, in which some work fails each time that it is tried. */
export type PoisonedStack = {
  stack: Stack;
  dataDir: string;
  web: string;
  /** The codes of what was logged, with what they are about. */
  logged: { code: string; letter?: string; submission?: string }[];
  /** From here on this fails; null mends everything. */
  poison(what: Poison | null): void;
  /** Puts a file into the arrivals bucket and answers with its submission at once. */
  drop(key: string, body: string): Promise<string>;
  page(path: string): Promise<string>;
  close(): Promise<void>;
};

const FIRST_BACK_OFF_MS = 15;

/** Starts it; work that fails comes back after moments and not after half a minute. */
export async function startPoisonedStack(): Promise<PoisonedStack> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bcf-dead-letters-'));
  const logged: PoisonedStack['logged'] = [];
  const log = createLog(
    (line) => logged.push(JSON.parse(line)),
    () => new Date(),
  );
  const ports = { s3Port: 0, dynamodbPort: 0 };
  const quick = { publishDelayMs: 10, backOffMs: FIRST_BACK_OFF_MS };
  const stack = await startStack({ dataDir, ...ports, variables: {}, log, ...quick });
  let poison: Poison | null = null;
  stack.clients.s3.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const { Bucket: bucket = '', Key: key = '' } = args.input as { Bucket?: string; Key?: string };
        const fault = poison?.(commandName, { bucket, key });
        if (fault) throw fault;
        return next(args);
      },
    { step: 'initialize', name: 'poison' },
  );
  const handler = createApi({ ...stack.fileArrived, ...stack.publish, s3Url: stack.s3Url, ...onOneMachine('Ann') });
  const web = await startWebServer({ port: 0, handler });
  // Commands find it, as they find `npm start`.
  const { s3Url: s3, dynamodbUrl: dynamodb } = stack;
  writeRunning(dataDir, { pid: process.pid, web: web.url, s3, dynamodb, preferredFeeds: {} });
  return {
    stack,
    dataDir,
    web: web.url,
    logged,
    poison: (what) => {
      poison = what;
    },
    drop: async (key, body) => {
      const sent = { Bucket: 'bcf-arrivals', Key: key, Body: Buffer.from(body) };
      const { VersionId = 'null' } = await stack.clients.s3.send(new PutObjectCommand(sent));
      return submissionId('bcf-arrivals', key, VersionId);
    },
    page: async (path) => (await fetch(`${web.url}${path}`)).text(),
    close: async () => {
      await web.close();
      await stack.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Fails by a fault of the product's own wherever one of these keys is read. */
export function failsToRead(isPoison: (key: string) => boolean): Poison {
  return (command, { bucket, key }) =>
    command === 'GetObjectCommand' && bucket === 'bcf-arrivals' && isPoison(key)
      ? new TypeError('no such thing')
      : null;
}

/** A store that takes nothing under these keys. */
export function refusesToTake(isPoison: (key: string) => boolean): Poison {
  return (command, { bucket, key }) =>
    command === 'PutObjectCommand' && bucket === 'bcf-returns' && isPoison(key)
      ? Object.assign(new Error('Access Denied'), { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } })
      : null;
}
