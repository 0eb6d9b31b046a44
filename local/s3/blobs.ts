import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import type { ByteRange } from './byte-range.ts';

/** Takes one chunk; gives a promise when the caller should wait before it reads on. */
export type WriteChunk = (chunk: Buffer) => Promise<void> | undefined;

/** Bodies as immutable files. A blob exists from the moment that it is whole and safe on disk. */
export type Blobs = {
  /** Fills a new blob; when `fill` throws nothing is left behind. */
  create<T>(fill: (write: WriteChunk) => Promise<T>): Promise<{ blob: string; value: T }>;
  /** Writes the bytes of a range to `out`. Throws where `out` is closed before it has them. */
  send(blob: string, range: ByteRange, out: Writable): Promise<void>;
  /** Keeps blobs readable until the returned function is called, even when they are removed meanwhile. */
  hold(blobs: readonly string[]): () => void;
  remove(blobs: readonly string[]): Promise<void>;
  /** Removes what a crash left: unfinished files, and blobs that the index does not know. */
  sweep(isKnown: (blob: string) => boolean): void;
};

const batchBytes = 1024 * 1024;
const partBytes = batchBytes / 4;
const batchChunks = 256;

async function syncDirectory(path: string): Promise<void> {
  // Windows cannot open a directory; it needs no such call, since a rename there is journalled with the file.
  if (process.platform === 'win32') return;
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

async function writeAll(file: FileHandle, batch: Buffer[], size: number): Promise<void> {
  const { bytesWritten } = await file.writev(batch);
  if (bytesWritten !== size) throw new Error(`only ${bytesWritten} of ${size} bytes were written: is the disk full?`);
}

/** Gathers chunks of some 64 KB into writes of 1 MiB, one of them under way while the next is gathered. */
function createWriter(file: FileHandle): { write: WriteChunk; flush(): Promise<void> } {
  let batch: Buffer[] = [];
  let size = 0;
  let underWay: Promise<void> = Promise.resolve();
  const flush = async (): Promise<void> => {
    await underWay;
    if (batch.length > 0) underWay = writeAll(file, batch, size);
    batch = [];
    size = 0;
    // A failure is seen by whoever awaits next; this keeps it from being reported as unhandled before that.
    underWay.catch(() => undefined);
  };
  const write: WriteChunk = (chunk) => {
    batch.push(chunk);
    size += chunk.length;
    return size >= batchBytes || batch.length >= batchChunks ? flush() : undefined;
  };
  return { write, flush: async () => flush().then(() => underWay) };
}

type Folders = { stored: string; incoming: string };

async function createBlob<T>(folders: Folders, fill: (write: WriteChunk) => Promise<T>) {
  const blob = randomUUID();
  const path = join(folders.incoming, blob);
  const file = await open(path, 'wx');
  try {
    const writer = createWriter(file);
    const value = await fill(writer.write);
    await writer.flush();
    await file.sync();
    await file.close();
    await rename(path, join(folders.stored, blob));
    await syncDirectory(folders.stored);
    return { blob, value };
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(path, { force: true });
    throw error;
  }
}

/** Resolves when `out` is done with the part, which may then be filled anew. */
const written = (part: Uint8Array, out: Writable): Promise<void> =>
  new Promise((resolve, reject) => {
    const left = () => reject(new Error('The reader has left'));
    out.once('close', left);
    out.write(part, (error) => {
      out.off('close', left);
      if (error) reject(error);
      else resolve();
    });
  });

/** One buffer serves for all parts: the garbage of a new one for each takes longer than reading it. */
async function sendBlob(path: string, { start, end }: ByteRange, out: Writable): Promise<void> {
  const file = await open(path, 'r');
  try {
    const part = Buffer.allocUnsafeSlow(Math.min(partBytes, end - start + 1));
    for (let at = start; at <= end; ) {
      const { bytesRead } = await file.read(part, 0, Math.min(part.length, end - at + 1), at);
      if (bytesRead === 0) throw new Error(`${path} ends before byte ${end}`);
      await written(part.subarray(0, bytesRead), out);
      at += bytesRead;
    }
  } finally {
    await file.close();
  }
}

/** Removes blobs, but those that somebody reads only when the last reader is done. */
function createRemover(stored: string): Pick<Blobs, 'hold' | 'remove'> {
  const held = new Map<string, number>();
  const doomed = new Set<string>();
  const discard = async (blob: string): Promise<void> => {
    if (held.has(blob)) doomed.add(blob);
    // What cannot be removed now is an orphan that the next start sweeps; the change that let it go is already true.
    else await rm(join(stored, blob), { force: true }).catch(() => undefined);
  };
  const release = (blob: string): void => {
    const holders = (held.get(blob) ?? 1) - 1;
    if (holders > 0) held.set(blob, holders);
    else held.delete(blob);
    if (holders === 0 && doomed.delete(blob)) void discard(blob);
  };
  return {
    hold: (blobs) => {
      for (const blob of blobs) held.set(blob, (held.get(blob) ?? 0) + 1);
      return () => blobs.forEach(release);
    },
    remove: async (blobs) => void (await Promise.all(blobs.map(discard))),
  };
}

/** Opens the store of bodies under a directory, which is made when it is missing. */
export function openBlobs(directory: string): Blobs {
  const folders = { stored: join(directory, 'blobs'), incoming: join(directory, 'incoming') };
  for (const path of Object.values(folders)) mkdirSync(path, { recursive: true });
  const { stored, incoming } = folders;
  return {
    create: (fill) => createBlob(folders, fill),
    send: (blob, range, out) => sendBlob(join(stored, blob), range, out),
    ...createRemover(stored),
    sweep: (isKnown) => {
      for (const name of readdirSync(incoming)) rmSync(join(incoming, name), { force: true });
      for (const name of readdirSync(stored)) if (!isKnown(name)) rmSync(join(stored, name), { force: true });
    },
  };
}
