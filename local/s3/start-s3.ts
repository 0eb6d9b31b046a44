import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openBlobs } from './blobs.ts';
import { addBucket, requireBucket, updateBucket } from './buckets.ts';
import type { Store } from './call.ts';
import { openEvents, type StoredEvents } from './events.ts';
import { openIndex } from './index-store.ts';
import { respond } from './respond.ts';
import { isReferenced } from './versions.ts';

export type S3Options = {
  /** Where everything is kept; made when it is missing. */
  dir: string;
  /** 0 takes any free port. */
  port: number;
  host?: '127.0.0.1';
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
  now?: () => Date;
  /** The largest body of one PUT, POST or part, in bytes; 5 GiB as in S3. */
  maxObjectBytes?: number;
  /** Told of failures that a client only sees as InternalError. */
  onError?: (error: unknown) => void;
};

export type BucketOptions = { versioned?: boolean; notify?: boolean };

export type LocalS3 = {
  url: string;
  port: number;
  /** Makes a bucket, or changes one that is there. Only a bucket with `notify` stores events. */
  createBucket(name: string, options?: BucketOptions): void;
  events: StoredEvents;
  /** Ends all connections, waits for what is under way to settle, and closes the index. */
  close(): Promise<void>;
};

const fiveGibibytes = 5 * 1024 ** 3;
const keepAliveMs = 30_000;

function openStore(options: S3Options): Store {
  const index = openIndex(options.dir);
  const blobs = openBlobs(options.dir);
  blobs.sweep((blob) => isReferenced(index, blob));
  const { accessKeyId, secretAccessKey, region, now = () => new Date() } = options;
  const identity = { accessKeyId, secretAccessKey, now };
  return {
    index,
    blobs,
    events: openEvents(index),
    identity,
    region,
    maxObjectBytes: options.maxObjectBytes ?? fiveGibibytes,
  };
}

function listen(server: Server, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is already in use: stop the program that has it, or choose another port (0 takes any free one).`;
      reject(cause.code === 'EADDRINUSE' ? new Error(taken, { cause }) : cause);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address !== null && typeof address === 'object') resolve(address);
    });
  });
}

/** A server whose requests are counted, so that closing can wait for them. */
function createEndpoint(store: Store, onError: (error: unknown) => void) {
  const underWay = new Set<Promise<void>>();
  const take = (incoming: IncomingMessage, response: ServerResponse, sendContinue: () => void) => {
    const done = respond(store, { incoming, response, sendContinue }, onError).finally(() => underWay.delete(done));
    underWay.add(done);
  };
  // A large upload may take longer than the five minutes that Node gives a request by default.
  const server = createServer({ requestTimeout: 0, keepAliveTimeout: keepAliveMs });
  server.on('request', (incoming, response) => take(incoming, response, () => undefined));
  server.on('checkContinue', (incoming, response) => take(incoming, response, () => response.writeContinue()));
  const close = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
    await Promise.all(underWay);
  };
  return { server, close };
}

/**
 * Starts the S3-compatible endpoint on 127.0.0.1. An Error says so when the port or the directory is in use by
 * another process.
 */
export async function startS3(options: S3Options): Promise<LocalS3> {
  const store = openStore(options);
  const { server, close } = createEndpoint(store, options.onError ?? console.error);
  try {
    const { port } = await listen(server, options.port);
    return {
      url: `http://127.0.0.1:${port}`,
      port,
      events: store.events,
      createBucket: (name, { versioned = false, notify = false } = {}) => {
        addBucket(store.index, name, store.identity.now());
        const bucket = requireBucket(store.index, name);
        updateBucket(store.index, { ...bucket, notify, versioning: versioned ? 'Enabled' : bucket.versioning });
      },
      close: async () => {
        await close();
        store.index.close();
      },
    };
  } catch (error) {
    store.index.close();
    throw error;
  }
}
