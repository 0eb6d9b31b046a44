import { bomb, damaged, WorkbookFault } from './workbook-fault.ts';
import { MOST_ENTRIES } from './workbook-limits.ts';

/** One part of a zip archive: where its packed bytes are and what the directory says of them. */
export type ZipEntry = {
  name: string;
  method: 'stored' | 'deflated';
  packed: Uint8Array;
  /** As declared; whoever inflates counts for himself. */
  bytes: number;
  crc32: number;
};

type Located = Omit<ZipEntry, 'packed'> & { headerAt: number; packedBytes: number };

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
const DIRECTORY_END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const IN_EXTRA_FIELD = 0xffffffff;
const SIZES_EXTRA_FIELD = 1;
const NAME = new TextDecoder('utf-8');

/** Where the record that ends a zip archive begins. Throws `WorkbookFault` where there is none. */
export function directoryEnd(view: DataView): number {
  const last = view.byteLength - DIRECTORY_END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (view.getUint32(at, true) !== DIRECTORY_END) continue;
    if (at + DIRECTORY_END_LENGTH + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  throw damaged('an archive without a directory: the file is cut short');
}

/** Sizes of 64 bits, which some programs write for small parts too: in the order unpacked, packed. */
function longSizes(view: DataView, from: number, length: number): number[] {
  for (let at = from; at + 4 <= from + length; ) {
    const size = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === SIZES_EXTRA_FIELD) {
      const count = Math.min(size, from + length - at - 4) >> 3;
      return Array.from({ length: count }, (_, index) => Number(view.getBigUint64(at + 4 + index * 8, true)));
    }
    at += 4 + size;
  }
  return [];
}

function methodOf(code: number): ZipEntry['method'] {
  if (code === 0) return 'stored';
  if (code === 8) return 'deflated';
  throw damaged('an archive packed in an unusual way');
}

function directoryEntry(view: DataView, at: number): { entry: Located; next: number } {
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
  const name = new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength);
  const extraAt = at + 46 + (nameLength ?? 0);
  const long = longSizes(view, extraAt, extraLength ?? 0);
  const sizeAt = (offset: number) => {
    const size = view.getUint32(at + offset, true);
    return size === IN_EXTRA_FIELD ? (long.shift() ?? size) : size;
  };
  if (view.getUint16(at + 8, true) & 1) {
    throw new WorkbookFault('unreadable', 'an archive with a password', 'Save the workbook without a password.');
  }
  const bytes = sizeAt(24);
  return {
    entry: {
      name: NAME.decode(name),
      method: methodOf(view.getUint16(at + 10, true)),
      crc32: view.getUint32(at + 16, true),
      bytes,
      packedBytes: sizeAt(20),
      headerAt: sizeAt(42),
    },
    next: extraAt + (extraLength ?? 0) + (commentLength ?? 0),
  };
}

/** Where the packed bytes begin. The header before them must say the same as the directory, or two readers see two files. */
function packedFrom(view: DataView, { headerAt, name }: Located): number {
  if (view.getUint32(headerAt, true) !== LOCAL_HEADER) throw damaged('a directory that points to nothing');
  const nameLength = view.getUint16(headerAt + 26, true);
  const local = NAME.decode(new Uint8Array(view.buffer, view.byteOffset + headerAt + 30, nameLength));
  if (local !== name) throw damaged('a directory that disagrees with the parts');
  return headerAt + 30 + nameLength + view.getUint16(headerAt + 28, true);
}

function located(view: DataView, end: number): { entries: Located[]; from: number } {
  const from = view.getUint32(end + 16, true);
  const entries: Located[] = [];
  for (let at = from; at < end && view.getUint32(at, true) === DIRECTORY_ENTRY; ) {
    const { entry, next } = directoryEntry(view, at);
    entries.push(entry);
    if (entries.length > MOST_ENTRIES) throw bomb(`more than ${MOST_ENTRIES} parts`);
    at = next;
  }
  if (entries.length !== view.getUint16(end + 10, true)) throw damaged('a directory of another length than it says');
  return { entries, from };
}

function cutOut(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { entries, from } = located(view, directoryEnd(view));
  let free = 0;
  const names = new Set<string>();
  const found = new Map<Located, Uint8Array>();
  for (const entry of [...entries].sort((a, b) => a.headerAt - b.headerAt)) {
    const start = packedFrom(view, entry);
    if (entry.headerAt < free) throw bomb('parts that lie over one another');
    free = start + entry.packedBytes;
    if (free > from) throw damaged('a part that goes on behind the end of the parts');
    const key = entry.name.toLowerCase();
    if (names.has(key)) throw damaged('the same part twice');
    names.add(key);
    found.set(entry, bytes.subarray(start, free));
  }
  return entries.map(({ headerAt, packedBytes, ...entry }, index) => {
    const packed = found.get(entries[index] as Located);
    return { ...entry, packed: packed ?? new Uint8Array() };
  });
}

/**
 * The parts of a zip archive, by its directory (APPNOTE.TXT, PKWARE, sections 4.3 and 4.5). Throws `WorkbookFault` where directory and
 * parts disagree, parts overlap, or there are too many of them.
 */
export function zipEntries(bytes: Uint8Array): ZipEntry[] {
  try {
    return cutOut(bytes);
  } catch (error) {
    if (error instanceof RangeError) throw damaged('a directory that points beyond the file');
    throw error;
  }
}
