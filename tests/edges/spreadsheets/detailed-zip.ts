import { crc32, deflateRawSync } from 'node:zlib';

/** A part with everything that programs write beside its content. */
export type DetailedPart = {
  name: string;
  content: string | Uint8Array;
  stored?: boolean;
  /** Sizes and sum behind the content. */
  isStreamed?: boolean;
  /** Sizes as 64-bit numbers in an extra field of the directory. */
  isLong?: boolean;
  date?: number;
  extra?: Uint8Array;
  comment?: string;
  level?: number;
};

const u16 = (value: number) => Buffer.from([value & 255, value >> 8]);
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
};
const u64 = (value: number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
};
const NOT_HERE = 0xffffffff;

function packed(part: DetailedPart, at: number) {
  const content = Buffer.from(part.content);
  const body = part.stored ? content : deflateRawSync(content, { level: part.level ?? 6 });
  const [sum, name] = [crc32(content), Buffer.from(part.name)];
  const flags = (part.isStreamed ? 8 : 0) | 0x0800;
  const extra = Buffer.from(part.extra ?? []);
  const method = u16(part.stored ? 0 : 8);
  const date = u32(part.date ?? 0x5a21_0000);
  const sizes = [u32(sum), u32(body.length), u32(content.length)];
  const local = Buffer.concat([
    u32(0x04034b50),
    u16(20),
    u16(flags),
    method,
    date,
    ...(part.isStreamed ? [u32(0), u32(0), u32(0)] : sizes),
    u16(name.length),
    u16(extra.length),
    name,
    extra,
    body,
    ...(part.isStreamed ? [u32(0x08074b50), ...sizes] : []),
  ]);
  const long = part.isLong ? Buffer.concat([u16(1), u16(24), u64(content.length), u64(body.length), u64(at)]) : extra;
  const comment = Buffer.from(part.comment ?? '');
  const line = Buffer.concat([
    u32(0x02014b50),
    u16(45),
    u16(20),
    u16(flags),
    method,
    date,
    ...(part.isLong ? [u32(sum), u32(NOT_HERE), u32(NOT_HERE)] : sizes),
    u16(name.length),
    u16(long.length),
    u16(comment.length),
    u16(0),
    u16(1),
    u32(0x81a4_0000),
    u32(part.isLong ? NOT_HERE : at),
    name,
    long,
    comment,
  ]);
  return { local, line };
}

/** A zip archive with dates, extra fields, comments and sizes as its parts say. `order` is that of the directory. */
export function detailedZip(parts: readonly DetailedPart[], { comment = '', reversed = false } = {}): Uint8Array {
  const locals: Buffer[] = [];
  const lines: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const { local, line } = packed(part, at);
    locals.push(local);
    lines.push(line);
    at += local.length;
  }
  if (reversed) lines.reverse();
  const length = lines.reduce((sum, line) => sum + line.length, 0);
  const count = u16(parts.length);
  const end = [u32(0x06054b50), u16(0), u16(0), count, count, u32(length), u32(at), u16(comment.length)];
  return Buffer.concat([...locals, ...lines, ...end, Buffer.from(comment)]);
}

/** Everything that an archive holds of one part: its line of the directory without the place, and its bytes from header to the next. */
export type RawPart = { name: string; line: string; span: string };

/** The parts of an archive, byte for byte, in the order of the directory, and what stands behind the directory. */
export function rawParts(archive: Uint8Array): { parts: RawPart[]; comment: string } {
  const bytes = Buffer.from(archive);
  const end = bytes.lastIndexOf(u32(0x06054b50));
  const [count, from] = [bytes.readUInt16LE(end + 10), bytes.readUInt32LE(end + 16)];
  const lines: { name: string; line: Buffer; at: number }[] = [];
  for (let at = from; lines.length < count; ) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const line = Buffer.from(bytes.subarray(at, at + 46 + name + extra + comment));
    const isLong = line.readUInt32LE(42) === NOT_HERE;
    const place = isLong ? 46 + name + 4 + 16 : 42;
    lines.push({
      name: line.toString('utf8', 46, 46 + name),
      at: isLong ? Number(line.readBigUInt64LE(place)) : line.readUInt32LE(place),
      line,
    });
    line.fill(0, place, place + (isLong ? 8 : 4));
    at += line.length;
  }
  const starts = [...lines.map(({ at }) => at), from].sort((a, b) => a - b);
  const parts = lines.map(({ name, line, at }) => {
    const next = starts.find((start) => start > at) ?? from;
    return { name, line: line.toString('hex'), span: bytes.toString('hex', at, next) };
  });
  return { parts, comment: bytes.toString('utf8', end + 22) };
}
