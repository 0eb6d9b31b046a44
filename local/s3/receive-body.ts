import { createHash } from 'node:crypto';
import {
  type ChecksumAlgorithm,
  checksumAlgorithms,
  checksumHeader,
  createChecksum,
  emptyChecksum,
  parseAlgorithm,
} from './checksum.ts';
import { S3Error } from './errors.ts';
import type { Payload } from './payload.ts';
import type { S3Request } from './request.ts';

/** What the client promised about its body. A checksum value of null means that it follows in a trailer. */
export type Promised = { contentMd5: string | null; checksum: Announced | null };

type Announced = { algorithm: ChecksumAlgorithm; value: string | null };

/** What arrived: size in bytes, MD5 in hex, and the base64 checksum when one was promised or asked for. */
export type Received = { size: number; md5: string; checksum: { algorithm: ChecksumAlgorithm; value: string } | null };

export type Receiving = {
  payload: Payload;
  promised: Promised;
  /** Computed even when the client promises none. */
  algorithm: ChecksumAlgorithm | null;
  maxBytes: number;
  write(chunk: Buffer): Promise<void> | undefined;
};

function tooLarge(): S3Error {
  return new S3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');
}

function announced(request: S3Request): Announced[] {
  const trailer = request.headers.get('x-amz-trailer')?.trim().toLowerCase();
  return checksumAlgorithms.flatMap((algorithm): Announced[] => {
    const name = checksumHeader(algorithm);
    if (trailer === name) return [{ algorithm, value: null }];
    const header = request.headers.get(name);
    if (header !== undefined) return [{ algorithm, value: header }];
    const presigned = request.amz.get(name);
    // The SDK signs the checksum of an empty body into presigned uploads: it knows no body yet, so this promises nothing.
    return presigned === undefined || presigned === emptyChecksum(algorithm) ? [] : [{ algorithm, value: presigned }];
  });
}

/** Reads Content-MD5 and the x-amz-checksum-* header or trailer; more than one checksum is InvalidRequest. */
export function promisedBy(request: S3Request): Promised {
  const contentMd5 = request.headers.get('content-md5') ?? null;
  if (contentMd5 !== null && Buffer.from(contentMd5, 'base64').length !== 16) {
    throw new S3Error('InvalidDigest', 'The Content-MD5 you specified is not valid.');
  }
  const [checksum, another] = announced(request);
  if (another !== undefined) {
    throw new S3Error(
      'InvalidRequest',
      'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
    );
  }
  const named = request.headers.get('x-amz-sdk-checksum-algorithm');
  if (named !== undefined && checksum !== undefined && parseAlgorithm(named) !== checksum.algorithm) {
    throw new S3Error('InvalidRequest', 'Value for x-amz-sdk-checksum-algorithm header is invalid.');
  }
  return { contentMd5, checksum: checksum ?? null };
}

function checkSha256(expected: string, actual: string): void {
  if (expected !== actual) {
    throw new S3Error(
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );
  }
}

function checkMd5(expected: string | null, actual: Buffer): void {
  if (expected !== null && expected !== actual.toString('base64')) {
    throw new S3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.');
  }
}

function checkChecksum(checksum: Promised['checksum'], payload: Payload, actual: string): void {
  if (checksum === null) return;
  const expected = checksum.value ?? payload.trailers().get(checksumHeader(checksum.algorithm));
  if (expected === undefined) {
    throw new S3Error('MalformedTrailerError', 'The checksum announced in x-amz-trailer did not arrive.');
  }
  if (expected !== actual) {
    throw new S3Error('BadDigest', `The ${checksum.algorithm} you specified did not match the calculated checksum.`);
  }
}

/** Streams the body to `write`, and holds what arrived against everything that was promised about it. */
export async function receiveBody(receiving: Receiving): Promise<Received> {
  const { payload, promised, maxBytes, write } = receiving;
  if (payload.length !== null && payload.length > maxBytes) throw tooLarge();
  const algorithm = promised.checksum?.algorithm ?? receiving.algorithm;
  const md5 = createHash('md5');
  const sha256 = payload.sha256 === null ? null : createHash('sha256');
  const checksum = algorithm === null ? null : createChecksum(algorithm);
  let size = 0;
  for await (const chunk of payload.chunks) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge();
    const written = write(chunk);
    md5.update(chunk);
    sha256?.update(chunk);
    checksum?.update(chunk);
    if (written !== undefined) await written;
  }
  if (payload.length !== null && size !== payload.length) {
    throw new S3Error('IncompleteBody', 'You did not provide the number of bytes specified by the Content-Length');
  }
  const digest = md5.digest();
  const value = checksum?.digest().toString('base64') ?? '';
  if (sha256 !== null) checkSha256(payload.sha256 ?? '', sha256.digest('hex'));
  checkMd5(promised.contentMd5, digest);
  checkChecksum(promised.checksum, payload, value);
  return { size, md5: digest.toString('hex'), checksum: algorithm === null ? null : { algorithm, value } };
}
