import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { S3Request } from './request.ts';
import { decodeUri, encodeUri } from './uri-encoding.ts';

export const algorithm = 'AWS4-HMAC-SHA256';

/** The scope of a credential: whose key, and for which day, region and service its signing key is derived. */
export type CredentialScope = { accessKeyId: string; day: string; region: string; service: string; terminator: string };

/** SHA-256 in lower-case hex. */
export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: string | Uint8Array, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}

/** The signing key of one day, region and service (AWS, Create a signed request, step 4). */
export function signingKey(secretAccessKey: string, scope: CredentialScope): Buffer {
  const parts = [scope.day, scope.region, scope.service, scope.terminator];
  return parts.reduce<Buffer>(hmac, Buffer.from(`AWS4${secretAccessKey}`));
}

/** The signature of a string to sign, in hex. */
export function sign(key: Uint8Array, stringToSign: string): string {
  return hmac(key, stringToSign).toString('hex');
}

/** Compares two signatures in constant time. */
export function sameSignature(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Reads `key/20250401/eu-west-2/s3/aws4_request`; null when it has another shape. */
export function parseCredential(credential: string): CredentialScope | null {
  const parts = credential.split('/');
  const [day, region, service, terminator] = parts.slice(-4);
  const accessKeyId = parts.slice(0, -4).join('/');
  if (!accessKeyId || !day || !region || !service || !terminator) return null;
  if (!/^\d{8}$/.test(day) || service !== 's3' || terminator !== 'aws4_request') return null;
  return { accessKeyId, day, region, service, terminator };
}

/** The scope as it stands in a string to sign. */
export function scopeText(scope: CredentialScope): string {
  return `${scope.day}/${scope.region}/${scope.service}/${scope.terminator}`;
}

function byCodeUnit(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function canonicalQuery(request: S3Request): string {
  return request.queryPairs
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encodeUri(name), encodeUri(value)] as const)
    .sort((a, b) => byCodeUnit(a[0], b[0]) || byCodeUnit(a[1], b[1]))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** The canonical request (AWS, Create a signed request, step 1). The path is encoded once, as S3 asks. */
export function canonicalRequest(request: S3Request, signedHeaders: readonly string[], contentSha256: string): string {
  const path = request.rawPath.split('/').map((segment) => encodeUri(decodeUri(segment)));
  const headers = signedHeaders.map((name) => {
    const value = request.headers.get(name) ?? '';
    return `${name}:${value.trim().replace(/ +/g, ' ')}\n`;
  });
  return [
    request.method,
    path.join('/'),
    canonicalQuery(request),
    headers.join(''),
    signedHeaders.join(';'),
    contentSha256,
  ].join('\n');
}

/** The string to sign of a whole request. */
export function stringToSign(canonical: string, timestamp: string, scope: CredentialScope): string {
  return [algorithm, timestamp, scopeText(scope), sha256Hex(canonical)].join('\n');
}
