/** A 64-bit value as two unsigned 32-bit halves, since BigInt arithmetic is some fifty times slower. */
export type Halves = { high: number; low: number };

const polynomialHigh = 0x9a6c9329;
const polynomialLow = 0xac4bc9b5;

type Tables = { high: Uint32Array; low: Uint32Array };

function buildTables(): Tables {
  const tables = { high: new Uint32Array(8 * 256), low: new Uint32Array(8 * 256) };
  for (let byte = 0; byte < 256; byte += 1) {
    let [high, low] = [0, byte];
    for (let bit = 0; bit < 8; bit += 1) {
      const odd = low & 1;
      low = (low >>> 1) | (high << 31);
      high >>>= 1;
      if (odd) [high, low] = [high ^ polynomialHigh, low ^ polynomialLow];
    }
    tables.high[byte] = high;
    tables.low[byte] = low;
  }
  for (let i = 256; i < tables.low.length; i += 1) {
    const [high, low] = [tables.high[i - 256] ?? 0, tables.low[i - 256] ?? 0];
    tables.low[i] = ((low >>> 8) | (high << 24)) ^ (tables.low[low & 0xff] ?? 0);
    tables.high[i] = (high >>> 8) ^ (tables.high[low & 0xff] ?? 0);
  }
  return tables;
}

const tables = buildTables();

function at(table: Uint32Array, slice: number, byte: number): number {
  return table[slice * 256 + byte] ?? 0;
}

function eightBytes(table: Uint32Array, low: number, high: number): number {
  return (
    at(table, 7, low & 0xff) ^
    at(table, 6, (low >>> 8) & 0xff) ^
    at(table, 5, (low >>> 16) & 0xff) ^
    at(table, 4, low >>> 24) ^
    at(table, 3, high & 0xff) ^
    at(table, 2, (high >>> 8) & 0xff) ^
    at(table, 1, (high >>> 16) & 0xff) ^
    at(table, 0, high >>> 24)
  );
}

/** CRC-64/NVME (NVM Express NVM Command Set specification, 5.2.1.3.4) of the bytes, carried on from an earlier value. */
export function crc64nvme(bytes: Uint8Array, previous: Halves = { high: 0, low: 0 }): Halves {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let high = ~previous.high;
  let low = ~previous.low;
  let i = 0;
  for (; i + 8 <= bytes.length; i += 8) {
    const first = low ^ view.getUint32(i, true);
    const second = high ^ view.getUint32(i + 4, true);
    low = eightBytes(tables.low, first, second);
    high = eightBytes(tables.high, first, second);
  }
  for (; i < bytes.length; i += 1) {
    const entry = (low ^ (bytes[i] ?? 0)) & 0xff;
    low = ((low >>> 8) | (high << 24)) ^ at(tables.low, 0, entry);
    high = (high >>> 8) ^ at(tables.high, 0, entry);
  }
  return { high: ~high >>> 0, low: ~low >>> 0 };
}
