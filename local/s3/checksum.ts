import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { combineCrc } from './crc-combine.ts';
import { crc32c } from './crc32c.ts';
import { crc64nvme } from './crc64nvme.ts';
import { S3Error } from './errors.ts';

export const checksumAlgorithms = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const;
export type ChecksumAlgorithm = (typeof checksumAlgorithms)[number];
export type ChecksumType = 'FULL_OBJECT' | 'COMPOSITE';

/** The checksum kept with an object. The value is base64; a composite one ends in the number of parts, `…-3`. */
export type StoredChecksum = { algorithm: ChecksumAlgorithm; type: ChecksumType; value: string };

export type RunningChecksum = { update(bytes: Uint8Array): void; digest(): Buffer };

function running32(step: (bytes: Uint8Array, previous: number) => number): RunningChecksum {
  let value = 0;
  return {
    update: (bytes) => {
      value = step(bytes, value);
    },
    digest: () => {
      const out = Buffer.alloc(4);
      out.writeUInt32BE(value >>> 0);
      return out;
    },
  };
}

function running64(): RunningChecksum {
  let value = { high: 0, low: 0 };
  return {
    update: (bytes) => {
      value = crc64nvme(bytes, value);
    },
    digest: () => {
      const out = Buffer.alloc(8);
      out.writeUInt32BE(value.high, 0);
      out.writeUInt32BE(value.low, 4);
      return out;
    },
  };
}

/** A checksum that is fed as the bytes go by; the digest is big-endian, as S3 writes it in base64. */
export function createChecksum(algorithm: ChecksumAlgorithm): RunningChecksum {
  if (algorithm === 'CRC32') return running32(crc32);
  if (algorithm === 'CRC32C') return running32(crc32c);
  if (algorithm === 'CRC64NVME') return running64();
  const hash = createHash(algorithm.toLowerCase());
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest() };
}

/** The checksum of nothing, in base64. */
export function emptyChecksum(algorithm: ChecksumAlgorithm): string {
  return createChecksum(algorithm).digest().toString('base64');
}

/** The header and trailer name of an algorithm. */
export function checksumHeader(algorithm: ChecksumAlgorithm): string {
  return `x-amz-checksum-${algorithm.toLowerCase()}`;
}

/** Reads a name such as `CRC32`; an algorithm that this endpoint cannot compute is InvalidRequest. */
export function parseAlgorithm(name: string): ChecksumAlgorithm {
  const found = checksumAlgorithms.find((algorithm) => algorithm === name.toUpperCase());
  if (found === undefined) throw new S3Error('InvalidRequest', `Checksum algorithm provided is unsupported: ${name}`);
  return found;
}

/** The checksum of a whole object from those of its parts (Amazon S3 User Guide, Checking object integrity). */
export function checksumOfParts(
  algorithm: ChecksumAlgorithm,
  type: ChecksumType,
  parts: readonly { size: number; checksum: string }[],
): StoredChecksum {
  const values: Buffer[] = parts.map((part) => Buffer.from(part.checksum, 'base64'));
  if (type === 'COMPOSITE') {
    const outer = createChecksum(algorithm);
    for (const value of values) outer.update(value);
    return { algorithm, type, value: `${outer.digest().toString('base64')}-${parts.length}` };
  }
  if (algorithm === 'SHA1' || algorithm === 'SHA256') {
    throw new S3Error(
      'InvalidRequest',
      `The FULL_OBJECT checksum type cannot be used with the ${algorithm} algorithm.`,
    );
  }
  const whole = values.reduce((joined, value, i) => combineCrc(algorithm, joined, value, parts[i]?.size ?? 0));
  return { algorithm, type, value: whole.toString('base64') };
}
