import { crc32, deflateRawSync } from 'node:zlib';
import { directoryEnd, zipEntries } from './zip-directory.ts';

/** The new content of parts, by their name in the archive; null takes a part away. */
export type PartChanges = ReadonlyMap<string, Uint8Array | null>;

const DIRECTORY_END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const LOCATOR_64_LENGTH = 20;
const IN_EXTRA_FIELD = 0xffffffff;
const LONG_FIELDS = 1;
const DEFLATED = 8;
/** Sizes that stand behind the content instead of before it (APPNOTE.TXT, PKWARE, section 4.4.4). */
const SIZES_BEHIND = 8;

/** One line of the directory as it stands there, and the bytes of its part from its header to the next one's. */
type Held = { name: string; line: Buffer; headerAt: number; span: Buffer };
type Packed = { packed: Uint8Array; bytes: number; crc32: number };

/** The extra fields without the one that holds long sizes: what is written anew is short. */
function withoutLongFields(extra: Buffer): Buffer {
  const kept: Buffer[] = [];
  for (let at = 0; at + 4 <= extra.length; ) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) !== LONG_FIELDS) kept.push(extra.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}

/** Where a line of the directory says where its part begins: the place in the line, and whether it is a long number. */
function offsetField(line: Buffer): { at: number; isLong: boolean } {
  if (line.readUInt32LE(42) !== IN_EXTRA_FIELD) return { at: 42, isLong: false };
  const [from, length] = [46 + line.readUInt16LE(28), line.readUInt16LE(30)];
  const before = [24, 20].filter((at) => line.readUInt32LE(at) === IN_EXTRA_FIELD).length;
  for (let at = from; at + 4 <= from + length; at += 4 + line.readUInt16LE(at + 2)) {
    if (line.readUInt16LE(at) === LONG_FIELDS) return { at: at + 4 + before * 8, isLong: true };
  }
  return { at: 42, isLong: false };
}

const offsetIn = (line: Buffer): number => {
  const { at, isLong } = offsetField(line);
  return isLong ? Number(line.readBigUInt64LE(at)) : line.readUInt32LE(at);
};

function withOffset(line: Buffer, offset: number): Buffer {
  const moved = Buffer.from(line);
  const { at, isLong } = offsetField(moved);
  if (isLong) moved.writeBigUInt64LE(BigInt(offset), at);
  else moved.writeUInt32LE(offset, at);
  return moved;
}

function linesOf(archive: Buffer, from: number, count: number): Buffer[] {
  const lines: Buffer[] = [];
  for (let at = from; lines.length < count; ) {
    const length = 46 + [28, 30, 32].reduce((sum, offset) => sum + archive.readUInt16LE(at + offset), 0);
    lines.push(archive.subarray(at, at + length));
    at += length;
  }
  return lines;
}

/** A header or a line with the sizes of another content; `at` is where its method, flags and sizes begin. */
function withSizes(head: Buffer, at: { flags: number; sizes: number }, { packed, bytes, crc32: sum }: Packed): Buffer {
  const changed = Buffer.from(head);
  changed.writeUInt16LE(changed.readUInt16LE(at.flags) & ~SIZES_BEHIND, at.flags);
  changed.writeUInt32LE(sum, at.sizes);
  changed.writeUInt32LE(packed.length, at.sizes + 4);
  changed.writeUInt32LE(bytes, at.sizes + 8);
  return changed;
}

function changed({ name, line, headerAt, span }: Held, content: Uint8Array): Held {
  const isDeflated = line.readUInt16LE(10) === DEFLATED;
  const packed = isDeflated ? deflateRawSync(content) : content;
  const sizes = { packed, bytes: content.length, crc32: crc32(content) };
  const nameEnd = 30 + span.readUInt16LE(26);
  const extra = withoutLongFields(span.subarray(nameEnd, nameEnd + span.readUInt16LE(28)));
  const header = withSizes(span.subarray(0, nameEnd), { flags: 6, sizes: 14 }, sizes);
  header.writeUInt16LE(extra.length, 28);
  const lineNameEnd = 46 + line.readUInt16LE(28);
  const extraEnd = lineNameEnd + line.readUInt16LE(30);
  const lineExtra = withoutLongFields(line.subarray(lineNameEnd, extraEnd));
  const lineHead = withSizes(line.subarray(0, lineNameEnd), { flags: 8, sizes: 16 }, sizes);
  lineHead.writeUInt16LE(lineExtra.length, 30);
  lineHead.writeUInt32LE(0, 42);
  return {
    name,
    headerAt,
    line: Buffer.concat([lineHead, lineExtra, line.subarray(extraEnd)]),
    span: Buffer.concat([header, extra, packed]),
  };
}

/** `behind` is where the directory ends. */
function heldParts(archive: Buffer, end: number): { before: Buffer; held: Held[]; behind: number } {
  const from = archive.readUInt32LE(end + 16);
  const names = zipEntries(archive).map(({ name }) => name);
  const lines = linesOf(archive, from, names.length);
  const starts = lines.map(offsetIn).sort((a, b) => a - b);
  const held = lines.map((line, index) => {
    const headerAt = offsetIn(line);
    const next = starts.find((start) => start > headerAt) ?? from;
    return { name: names[index] ?? '', line, headerAt, span: archive.subarray(headerAt, next) };
  });
  const behind = lines.reduce((sum, line) => sum + line.length, from);
  return { before: archive.subarray(0, starts[0] ?? from), held, behind };
}

/** What stands behind the directory, with the new place and length of it. `endAt` is where its last record is. */
function ending(behind: Buffer, endAt: number, directory: { at: number; bytes: number; count: number }): Buffer {
  const tail = Buffer.from(behind);
  tail.writeUInt16LE(directory.count, endAt + 8);
  tail.writeUInt16LE(directory.count, endAt + 10);
  tail.writeUInt32LE(directory.bytes, endAt + 12);
  tail.writeUInt32LE(directory.at, endAt + 16);
  const locator = endAt - LOCATOR_64_LENGTH;
  if (locator < 0 || tail.readUInt32LE(locator) !== LOCATOR_64 || tail.readUInt32LE(0) !== DIRECTORY_END_64)
    return tail;
  for (const at of [24, 32]) tail.writeBigUInt64LE(BigInt(directory.count), at);
  tail.writeBigUInt64LE(BigInt(directory.bytes), 40);
  tail.writeBigUInt64LE(BigInt(directory.at), 48);
  tail.writeBigUInt64LE(BigInt(directory.at + directory.bytes), locator + 8);
  return tail;
}

/**
 * The archive with some parts changed. All others keep their packed bytes, order, dates, flags, extra fields and
 * comments, and so does the archive; a changed part keeps its name, date and place. The same archive and changes give
 * the same bytes. Throws `WorkbookFault` where the archive is damaged.
 */
export function replaceParts(bytes: Uint8Array, changes: PartChanges): Uint8Array {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = directoryEnd(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const { before, held, behind } = heldParts(archive, end);
  const kept = held.flatMap((part) => {
    const content = changes.get(part.name);
    if (content === null) return [];
    return [content === undefined ? part : changed(part, content)];
  });
  let at = before.length;
  const places = new Map<Held, number>();
  const spans = [...kept].sort((a, b) => a.headerAt - b.headerAt);
  for (const part of spans) {
    places.set(part, at);
    at += part.span.length;
  }
  const lines = kept.map((part) => withOffset(part.line, places.get(part) ?? 0));
  const directory = { at, bytes: lines.reduce((sum, line) => sum + line.length, 0), count: lines.length };
  const tail = ending(archive.subarray(behind), end - behind, directory);
  return Buffer.concat([before, ...spans.map(({ span }) => span), ...lines, tail]);
}
