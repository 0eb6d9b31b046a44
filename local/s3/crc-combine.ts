/** A reflected CRC whose start value and final exclusive-or are all ones, as all three of S3's are. */
type Crc = { width: bigint; polynomial: bigint };

const crcs: Record<'CRC32' | 'CRC32C' | 'CRC64NVME', Crc> = {
  CRC32: { width: 32n, polynomial: 0xedb88320n },
  CRC32C: { width: 32n, polynomial: 0x82f63b78n },
  CRC64NVME: { width: 64n, polynomial: 0x9a6c9329ac4bc9b5n },
};

/** The product of two polynomials modulo the CRC's, bits reflected: the top bit is x to the power of 0. */
function multiply(crc: Crc, a: bigint, b: bigint): bigint {
  let product = 0n;
  let shifted = b;
  for (let bit = 1n << (crc.width - 1n); bit > 0n; bit >>= 1n) {
    if (a & bit) product ^= shifted;
    shifted = shifted & 1n ? (shifted >> 1n) ^ crc.polynomial : shifted >> 1n;
  }
  return product;
}

function powerOfX(crc: Crc, exponent: bigint): bigint {
  let result = 1n << (crc.width - 1n);
  let square = 1n << (crc.width - 2n);
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = multiply(crc, result, square);
    square = multiply(crc, square, square);
  }
  return result;
}

function toNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}

/**
 * The checksum of two pieces put together, from the checksums of each and the length of the second in bytes:
 * appending n bytes multiplies the first by x^8n (the method of zlib's crc32_combine). Big-endian bytes.
 */
export function combineCrc(
  algorithm: keyof typeof crcs,
  first: Uint8Array,
  second: Uint8Array,
  secondLength: number,
): Buffer {
  const crc = crcs[algorithm];
  const moved = multiply(crc, powerOfX(crc, 8n * BigInt(secondLength)), toNumber(first));
  const combined = moved ^ toNumber(second);
  return Buffer.from(combined.toString(16).padStart(Number(crc.width / 4n), '0'), 'hex');
}
