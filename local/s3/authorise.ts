import { S3Error } from './errors.ts';
import type { S3Request } from './request.ts';
import {
  algorithm,
  type CredentialScope,
  canonicalRequest,
  parseCredential,
  sameSignature,
  sign,
  signingKey,
  stringToSign,
} from './signature.ts';

/** The one identity that may call, and the clock its requests are held against. */
export type Identity = { accessKeyId: string; secretAccessKey: string; now: () => Date };

/** What a verified signature says about the body that follows, and the seed for the signatures of its chunks. */
export type Authorisation = {
  contentSha256: string;
  timestamp: string;
  scope: CredentialScope;
  key: Uint8Array;
  signature: string;
};

type Claim = {
  credential: string;
  signedHeaders: string[];
  signature: string;
  timestamp: string;
  contentSha256: string;
};

const maxSkewMs = 15 * 60 * 1000;
const maxExpirySeconds = 7 * 24 * 60 * 60;

/** Milliseconds since the epoch of `20250401T101500Z`; NaN when it has another shape. */
export function timestampMs(text: string): number {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (match === null) return Number.NaN;
  const [, year, month, day, hour, minute, second] = match;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function headerClaim(request: S3Request, authorization: string): Claim {
  if (!authorization.startsWith(`${algorithm} `)) {
    throw new S3Error('InvalidRequest', `The authorization mechanism is not supported. Please use ${algorithm}.`);
  }
  const fields = new Map(
    authorization
      .slice(algorithm.length)
      .split(',')
      .map((part) => {
        const [name, ...value] = part.trim().split('=');
        return [name, value.join('=')];
      }),
  );
  const [credential, signedHeaders, signature] = ['Credential', 'SignedHeaders', 'Signature'].map((n) => fields.get(n));
  if (!credential || !signedHeaders || !signature) {
    throw new S3Error('AuthorizationHeaderMalformed', 'The authorization header is malformed.');
  }
  const contentSha256 = request.headers.get('x-amz-content-sha256');
  if (contentSha256 === undefined) {
    throw new S3Error('InvalidRequest', 'Missing required header for this request: x-amz-content-sha256');
  }
  const timestamp = request.headers.get('x-amz-date') ?? '';
  return { credential, signedHeaders: signedHeaders.split(';'), signature, timestamp, contentSha256 };
}

function checkSkew(timestamp: string, now: Date): void {
  const sent = timestampMs(timestamp);
  if (Number.isNaN(sent))
    throw new S3Error('AccessDenied', 'AWS authentication requires a valid Date or x-amz-date header');
  if (Math.abs(now.getTime() - sent) > maxSkewMs) {
    throw new S3Error(
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
    );
  }
}

function queryClaim(request: S3Request, signature: string): Claim {
  const parameter = (name: string): string => {
    const value = request.query.get(name);
    if (value) return value;
    throw new S3Error('AuthorizationQueryParametersError', `The query parameter ${name} is missing`);
  };
  if (parameter('X-Amz-Algorithm') !== algorithm) {
    throw new S3Error('AuthorizationQueryParametersError', `X-Amz-Algorithm only supports "${algorithm}"`);
  }
  return {
    credential: parameter('X-Amz-Credential'),
    signedHeaders: parameter('X-Amz-SignedHeaders').split(';'),
    signature,
    timestamp: parameter('X-Amz-Date'),
    contentSha256: request.amz.get('x-amz-content-sha256') ?? 'UNSIGNED-PAYLOAD',
  };
}

function checkExpiry(request: S3Request, timestamp: string, now: Date): void {
  const seconds = Number(request.query.get('X-Amz-Expires'));
  const sent = timestampMs(timestamp);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > maxExpirySeconds || Number.isNaN(sent)) {
    throw new S3Error(
      'AuthorizationQueryParametersError',
      'X-Amz-Date or X-Amz-Expires is not valid (1 to 604800 seconds)',
    );
  }
  if (sent - now.getTime() > maxSkewMs) throw new S3Error('AccessDenied', 'Request is not yet valid');
  if (now.getTime() > sent + seconds * 1000) throw new S3Error('AccessDenied', 'Request has expired');
}

function checkSignedHeaders(request: S3Request, signed: readonly string[]): void {
  const unsigned = [...request.headers.keys()].filter((name) => name.startsWith('x-amz-') && !signed.includes(name));
  if (unsigned.length > 0 || !signed.includes('host')) {
    throw new S3Error('AccessDenied', 'There were headers present in the request which were not signed');
  }
}

/** The scope of a credential that belongs to our identity and to the day of the timestamp. */
export function acceptCredential(identity: Identity, credential: string, timestamp: string): CredentialScope {
  const scope = parseCredential(credential);
  if (scope === null || !timestamp.startsWith(scope.day)) {
    throw new S3Error(
      'AuthorizationHeaderMalformed',
      'The credential is malformed; expecting key/date/region/s3/aws4_request.',
    );
  }
  if (scope.accessKeyId !== identity.accessKeyId) {
    throw new S3Error('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.');
  }
  return scope;
}

function readClaim(request: S3Request, now: Date): Claim {
  const authorization = request.headers.get('authorization');
  const signature = request.query.get('X-Amz-Signature');
  if (authorization !== undefined && signature !== undefined) {
    throw new S3Error('InvalidArgument', 'Only one auth mechanism allowed');
  }
  if (request.query.has('AWSAccessKeyId')) {
    throw new S3Error('InvalidRequest', `The authorization mechanism is not supported. Please use ${algorithm}.`);
  }
  if (authorization !== undefined) {
    const claim = headerClaim(request, authorization);
    checkSkew(claim.timestamp, now);
    return claim;
  }
  if (signature === undefined) throw new S3Error('AccessDenied', 'Access Denied');
  const claim = queryClaim(request, signature);
  checkExpiry(request, claim.timestamp, now);
  return claim;
}

/**
 * Verifies Signature Version 4 in the Authorization header or in the query of a presigned URL.
 * Any region is accepted in the scope, since a client without configuration signs for us-east-1.
 */
export function authorise(request: S3Request, identity: Identity): Authorisation {
  const claim = readClaim(request, identity.now());
  const { timestamp, contentSha256 } = claim;
  const scope = acceptCredential(identity, claim.credential, timestamp);
  if (request.amz.has('x-amz-security-token')) {
    throw new S3Error('InvalidToken', 'This endpoint has no temporary credentials; leave the session token out.');
  }
  const key = signingKey(identity.secretAccessKey, scope);
  const canonical = canonicalRequest(request, claim.signedHeaders, contentSha256);
  const signature = sign(key, stringToSign(canonical, timestamp, scope));
  if (!sameSignature(signature, claim.signature)) {
    throw new S3Error(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided.',
    );
  }
  checkSignedHeaders(request, claim.signedHeaders);
  return { contentSha256, timestamp, scope, key, signature };
}
