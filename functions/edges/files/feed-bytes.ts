import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { fileIssue } from '../../core/checks/file-issue.ts';
import type { Issue } from '../../core/checks/issue.ts';
import type { SheetTaker } from '../../core/intake/sheet.ts';
import { MOST_STORED_BYTES } from '../spreadsheets/workbook-limits.ts';

/** Whoever takes the bytes of a file, in order, as they come; and the sheets instead where the file is a workbook. */
export type ByteTaker = {
  push(bytes: Uint8Array): void;
  /** True once there is nothing more to learn from the bytes. */
  isStopped?(): boolean;
  /** Called with how many bytes of the file have come, as it is stored. */
  onStored?(bytes: number): void;
  sheets?: SheetTaker;
};

/** What was learnt of a file while its bytes went by. `fault` says why it could not be read to its end. */
export type FedBytes = { bytes: number; sha256: string; fault: Issue | null };

const GZIP_MAGIC = [0x1f, 0x8b];
const ZIP_MAGIC = [0x50, 0x4b, 0x03, 0x04];
const MOST_INFLATED_BYTES = 64 * 1024 ** 3;
// Extracts come to 5 to 20 times their compressed size, and nothing to more than 1,032 times (deflate).
const MOST_TIMES_LARGER = 100;
const LARGE_ENOUGH_TO_TELL = 16 * 1024 ** 2;

function fault(code: 'unreadable' | 'too-large' | 'zip-bomb', found: string, fix: string): Issue {
  return fileIssue(code, { found, expected: 'a CSV file', fix });
}

const startsWith = (head: Uint8Array, magic: readonly number[]) => magic.every((byte, index) => head[index] === byte);

function swollen(inflated: number, stored: number): Issue | null {
  const found = `${inflated} bytes after unpacking`;
  if (inflated > MOST_INFLATED_BYTES) return fault('too-large', found, 'Send the file in parts of one month each.');
  if (inflated < LARGE_ENOUGH_TO_TELL || inflated < stored * MOST_TIMES_LARGER) return null;
  const fix = 'It unpacks to over a hundred times its size, as no table does. Check the file and send it uncompressed.';
  return fault('zip-bomb', `${found} of ${stored}`, fix);
}

type Stored = { parts: AsyncIterable<Uint8Array>; bytesSoFar(): number };

/** Inflates part by part and lets the taker see every part before the next is inflated. */
async function inflate({ parts, bytesSoFar }: Stored, taker: ByteTaker): Promise<Issue | null> {
  const gunzip = createGunzip();
  const closed = new Promise((resolve) => gunzip.once('close', resolve));
  const fill = async () => {
    for await (const part of parts) {
      // What is left when nobody wants more is still read, because its hash is wanted.
      if (gunzip.destroyed || gunzip.write(part)) continue;
      await Promise.race([closed, new Promise((resolve) => gunzip.once('drain', resolve))]);
    }
    gunzip.end();
  };
  let inflated = 0;
  let tooLarge: Issue | null = null;
  const filled = fill();
  filled.catch((error) => gunzip.destroy(error));
  try {
    for await (const part of gunzip) {
      inflated += part.length;
      tooLarge = swollen(inflated, bytesSoFar());
      if (tooLarge || taker.isStopped?.()) break;
      taker.push(part);
    }
    await filled;
    return tooLarge;
  } catch (error) {
    if (
      (error as { code?: string }).code?.startsWith('Z_') ||
      (error as { code?: string }).code === 'ERR_STREAM_PREMATURE_CLOSE'
    ) {
      return fault(
        'unreadable',
        'a damaged .gz file',
        'The file is cut short or damaged. Compress it again and send it again.',
      );
    }
    throw error;
  }
}

/** A workbook is held as a whole: the directory of its parts is at its end. One that is too long is hashed and let go. */
async function unpackWorkbook(parts: AsyncIterable<Uint8Array>, taker: SheetTaker): Promise<Issue | null> {
  let held: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of parts) {
    bytes += part.length;
    if (bytes <= MOST_STORED_BYTES) held.push(Uint8Array.from(part));
    else held = [];
  }
  if (bytes > MOST_STORED_BYTES) {
    const fix = 'Save the table as CSV, which has no such limit, or send it in parts of one month each.';
    return fault('too-large', `a workbook of ${Math.ceil(bytes / 1024 ** 2)} MB`, fix);
  }
  // Most files are CSV, and wait for no reader of workbooks.
  const { feedWorkbook } = await import('../spreadsheets/feed-workbook.ts');
  return feedWorkbook(Buffer.concat(held), taker);
}

/** The first part, with as many more as it takes to know gzip and zip by: a connection may deliver a single byte. */
async function headOf(parts: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let head = new Uint8Array();
  while (head.length < ZIP_MAGIC.length) {
    const next = await parts.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  return head;
}

/**
 * Leads a stream to whoever takes its bytes, unpacking gzip and workbooks by their first bytes, and hashes what was stored. The taker
 * is called synchronously, so nothing piles up: the next part is asked for when the last one is dealt with.
 */
export async function feedBytes(stream: Readable, taker: ByteTaker): Promise<FedBytes> {
  const hash = createHash('sha256');
  let bytes = 0;
  const parts = (async function* () {
    for await (const part of stream) {
      hash.update(part);
      bytes += part.length;
      taker.onStored?.(bytes);
      yield part as Uint8Array;
    }
  })();
  const head = await headOf(parts);
  if (head.length === 0) return { bytes, sha256: hash.digest('hex'), fault: null };
  const all = (async function* () {
    yield head;
    yield* parts;
  })();
  let found: Issue | null = null;
  if (startsWith(head, GZIP_MAGIC)) found = await inflate({ parts: all, bytesSoFar: () => bytes }, taker);
  else if (taker.sheets && startsWith(head, ZIP_MAGIC)) found = await unpackWorkbook(all, taker.sheets);
  else for await (const part of all) taker.push(part);
  for await (const _rest of all);
  return { bytes, sha256: hash.digest('hex'), fault: found };
}
