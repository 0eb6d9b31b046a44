const polynomial = 0x82f63b78;

/** Eight tables, so that eight bytes are taken in one step (slicing-by-8). */
function buildTables(): Uint32Array {
  const tables = new Uint32Array(8 * 256);
  for (let byte = 0; byte < 256; byte += 1) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1;
    tables[byte] = crc;
  }
  for (let i = 256; i < tables.length; i += 1) {
    const previous = tables[i - 256] ?? 0;
    tables[i] = (previous >>> 8) ^ (tables[previous & 0xff] ?? 0);
  }
  return tables;
}

const tables = buildTables();

function at(slice: number, byte: number): number {
  return tables[slice * 256 + byte] ?? 0;
}

function inEights(bytes: Uint8Array, start: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let crc = start;
  for (let i = 0; i + 8 <= bytes.length; i += 8) {
    const low = crc ^ view.getUint32(i, true);
    const high = view.getUint32(i + 4, true);
    crc =
      at(7, low & 0xff) ^
      at(6, (low >>> 8) & 0xff) ^
      at(5, (low >>> 16) & 0xff) ^
      at(4, low >>> 24) ^
      at(3, high & 0xff) ^
      at(2, (high >>> 8) & 0xff) ^
      at(1, (high >>> 16) & 0xff) ^
      at(0, high >>> 24);
  }
  return crc;
}

/** CRC-32C (Castagnoli, RFC 3720 appendix B.4) of the bytes, carried on from an earlier value. */
export function crc32c(bytes: Uint8Array, previous = 0): number {
  let crc = inEights(bytes, ~previous);
  for (let i = bytes.length & ~7; i < bytes.length; i += 1) crc = (crc >>> 8) ^ at(0, (crc ^ (bytes[i] ?? 0)) & 0xff);
  return ~crc >>> 0;
}
