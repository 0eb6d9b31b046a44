import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Issue } from '../../core/checks/issue.ts';

/** Whoever takes the bytes of a file, in order, as they come. */
export type ByteTaker = { push(bytes: Uint8Array): void };

/** What was learnt of a file while its bytes went by. `fault` says why it could not be read to its end. */
export type FedBytes = { bytes: number; sha256: string; fault: Issue | null };

const GZIP_MAGIC = [0x1f, 0x8b];
const MOST_INFLATED_BYTES = 64 * 1024 ** 3;

function fault(code: 'unreadable' | 'too-large', found: string, fix: string): Issue {
  return { code, level: 'file', sheet: null, row: null, column: null, found, expected: 'a CSV file', fix };
}

const isGzip = (head: Uint8Array) => GZIP_MAGIC.every((byte, index) => head[index] === byte);

/** Inflates part by part and lets the taker see every part before the next is inflated. */
async function inflate(parts: AsyncIterable<Uint8Array>, taker: ByteTaker): Promise<Issue | null> {
  const gunzip = createGunzip();
  const fill = async () => {
    for await (const part of parts) {
      if (!gunzip.write(part)) await new Promise((resolve) => gunzip.once('drain', resolve));
    }
    gunzip.end();
  };
  let inflated = 0;
  const filled = fill();
  filled.catch((error) => gunzip.destroy(error));
  try {
    for await (const part of gunzip) {
      inflated += part.length;
      if (inflated > MOST_INFLATED_BYTES) {
        return fault('too-large', `${inflated} bytes after unpacking`, 'Send the file in parts of one month each.');
      }
      taker.push(part);
    }
    await filled;
    return null;
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

/** The first part, with as many more as it takes to know gzip by: a connection may deliver a single byte. */
async function headOf(parts: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let head = new Uint8Array();
  while (head.length < GZIP_MAGIC.length) {
    const next = await parts.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  return head;
}

/**
 * Leads a stream to whoever takes its bytes, unpacking gzip by its first bytes, and hashes what was stored. The taker
 * is called synchronously, so nothing piles up: the next part is asked for when the last one is dealt with.
 */
export async function feedBytes(stream: Readable, taker: ByteTaker): Promise<FedBytes> {
  const hash = createHash('sha256');
  let bytes = 0;
  const parts = (async function* () {
    for await (const part of stream) {
      hash.update(part);
      bytes += part.length;
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
  if (isGzip(head)) found = await inflate(all, taker);
  else for await (const part of all) taker.push(part);
  for await (const _rest of all);
  return { bytes, sha256: hash.digest('hex'), fault: found };
}
