import { constants, crc32, deflateRawSync } from 'node:zlib';

/** A part to be packed. What is said of it in the headers may be a lie. */
export type ZipPart = {
  name: string;
  content: string | Uint8Array;
  declaredBytes?: number;
  /** The name in the header before the part, where it differs from the directory. */
  localName?: string;
  flags?: number;
  /** Packed bytes made elsewhere, with their sum. */
  packed?: { bytes: Uint8Array; crc32: number; unpackedBytes: number };
};

/** A text, and how often it stands there one after the other. */
export type Piece = readonly [text: string, times?: number];

/** Packs pieces one after the other. A piece that stands there many times is packed once, so that a large part costs little to make. */
export function packedPieces(pieces: Iterable<Piece>): NonNullable<ZipPart['packed']> {
  const packed: Uint8Array[] = [];
  let sum = 0;
  let unpackedBytes = 0;
  for (const [text, times = 1] of pieces) {
    const bytes = Buffer.from(text);
    const one = deflateRawSync(bytes, { level: 1, finishFlush: constants.Z_SYNC_FLUSH });
    for (let time = 0; time < times; time += 1) {
      packed.push(one);
      sum = crc32(bytes, sum);
      unpackedBytes += bytes.length;
    }
  }
  packed.push(deflateRawSync(Buffer.alloc(0)));
  return { bytes: Buffer.concat(packed), crc32: sum, unpackedBytes };
}

function header(signature: number, length: number, fields: [offset: number, size: 2 | 4, value: number][]): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.writeUInt32LE(signature, 0);
  for (const [offset, size, value] of fields) {
    if (size === 2) bytes.writeUInt16LE(value & 0xffff, offset);
    else bytes.writeUInt32LE(value >>> 0, offset);
  }
  return bytes;
}

/** Packs a text once, for a part that is used many times or whose sizes are to be lied about. */
export function packedText(content: string | Uint8Array, level = 6): NonNullable<ZipPart['packed']> {
  const bytes = Buffer.from(content);
  return { bytes: deflateRawSync(bytes, { level }), crc32: crc32(bytes), unpackedBytes: bytes.length };
}

/** The header before a part, and its entry in the directory. */
function headersOf(
  part: ZipPart,
  packed: NonNullable<ZipPart['packed']>,
  at: number,
): { local: Buffer; entry: Buffer } {
  const name = Buffer.from(part.name);
  const localName = Buffer.from(part.localName ?? part.name);
  const flags = part.flags ?? 0;
  const sizes: [number, 4, number][] = [
    [0, 4, packed.crc32],
    [4, 4, packed.bytes.length],
    [8, 4, part.declaredBytes ?? packed.unpackedBytes],
  ];
  const placed = (from: number) =>
    sizes.map(([offset, size, value]): [number, 4, number] => [from + offset, size, value]);
  const local = header(0x04034b50, 30, [
    [4, 2, 20],
    [6, 2, flags],
    [8, 2, 8],
    ...placed(14),
    [26, 2, localName.length],
  ]);
  const ofDirectory: [number, 2 | 4, number][] = [
    [28, 2, name.length],
    [42, 4, at],
  ];
  const entry = header(0x02014b50, 46, [[6, 2, 20], [8, 2, flags], [10, 2, 8], ...placed(16), ...ofDirectory]);
  return { local: Buffer.concat([local, localName]), entry: Buffer.concat([entry, name]) };
}

/** A zip archive, packed by deflate, with whatever is to be wrong with it. `overlap` puts every part over the first one. */
export function zipArchive(parts: readonly ZipPart[], { overlap = false } = {}): Uint8Array {
  const pieces: Uint8Array[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const packed = part.packed ?? packedText(part.content);
    const { local, entry } = headersOf(part, packed, overlap ? 0 : at);
    pieces.push(local, packed.bytes);
    directory.push(entry);
    at += local.length + packed.bytes.length;
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  const end = header(0x06054b50, 22, [
    [8, 2, parts.length],
    [10, 2, parts.length],
    [12, 4, length],
    [16, 4, at],
  ]);
  return Buffer.concat([...pieces, ...directory, end]);
}
