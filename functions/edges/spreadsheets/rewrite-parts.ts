import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { type ZipEntry, zipEntries } from './zip-directory.ts';

/** The new text of a part, by its name and old text; null where it stays. */
export type RewritePart = (name: string) => ((text: string) => string) | null;

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
const VERSION = 20;
const DEFLATED = 8;
const NAMES_IN_UTF8 = 0x0800;
/** 1 January 1980, the earliest day of the format: the time of writing must not show. */
const NO_DAY = 33;

/** An archive of ours with some of its parts changed. The same archive and changes give the same bytes. */
export function rewriteParts(archive: Uint8Array, rewrite: RewritePart): Uint8Array {
  return zipOf(zipEntries(archive).map((entry) => rewritten(entry, rewrite(entry.name))));
}

function rewritten(entry: ZipEntry, change: ((text: string) => string) | null): ZipEntry {
  if (change === null) return entry;
  const stored = entry.method === 'stored' ? entry.packed : inflateRawSync(entry.packed);
  const bytes = new TextEncoder().encode(change(new TextDecoder().decode(stored)));
  return {
    name: entry.name,
    method: 'deflated',
    packed: deflateRawSync(bytes),
    bytes: bytes.length,
    crc32: crc32(bytes),
  };
}

/** The fields that a part has before its bytes and in the directory alike (APPNOTE.TXT, PKWARE, section 4.3.7). */
function fieldsOf({ name, method, packed, bytes, crc32: checksum }: ZipEntry): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(VERSION, 0);
  fields.writeUInt16LE(NAMES_IN_UTF8, 2);
  fields.writeUInt16LE(method === 'deflated' ? DEFLATED : 0, 4);
  fields.writeUInt16LE(NO_DAY, 8);
  fields.writeUInt32LE(checksum, 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(bytes, 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  return fields;
}

function zipOf(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const fields = fieldsOf(entry);
    parts.push(numbers(LOCAL_HEADER), fields, name, entry.packed);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(at, 10);
    const version = Buffer.from([VERSION, 0]);
    directory.push(numbers(DIRECTORY_ENTRY), version, fields, where, name);
    at += 4 + fields.length + name.length + entry.packed.length;
  }
  const length = directory.reduce((sum, piece) => sum + piece.length, 0);
  return Buffer.concat([...parts, ...directory, endOf(entries.length, length, at)]);
}

function endOf(count: number, length: number, at: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(DIRECTORY_END, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(at, 16);
  return end;
}

function numbers(signature: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(signature);
  return bytes;
}
