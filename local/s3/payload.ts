import type { Authorisation } from './authorise.ts';
import { type ChunkDecoder, type ChunkSigner, createChunkDecoder } from './chunked-body.ts';
import { S3Error } from './errors.ts';
import type { S3Request } from './request.ts';
import { algorithm, scopeText, sha256Hex, sign } from './signature.ts';

/** The body of a request without its transfer framing. It can be read once. */
export type Payload = {
  chunks: AsyncIterable<Buffer>;
  /** Bytes to come; null when the client did not say. */
  length: number | null;
  /** SHA-256 in hex that the signature promises; null when it promises none. */
  sha256: string | null;
  /** Known after the last chunk. */
  trailers(): ReadonlyMap<string, string>;
};

const noTrailers: ReadonlyMap<string, string> = new Map();
const streaming = /^STREAMING-(UNSIGNED-PAYLOAD|AWS4-HMAC-SHA256-PAYLOAD)(-TRAILER)?$/;

/** The client went away in the middle of its body: nobody is left to answer. */
export class ClientGone extends Error {}

async function* bodyOf(request: S3Request): AsyncGenerator<Buffer> {
  request.sendContinue();
  try {
    // Leaving the loop early must not destroy the socket, which still has to carry the error answer.
    for await (const chunk of request.incoming.iterator({ destroyOnReturn: false })) yield chunk;
  } catch (cause) {
    throw new ClientGone('the client closed the connection before its body was complete', { cause });
  }
}

function createSigner(authorisation: Authorisation): ChunkSigner {
  let previous = authorisation.signature;
  const next = (kind: string, ...hashes: string[]) => {
    const text = [`${algorithm}-${kind}`, authorisation.timestamp, scopeText(authorisation.scope), previous, ...hashes];
    previous = sign(authorisation.key, text.join('\n'));
    return previous;
  };
  const nothing = sha256Hex('');
  return {
    chunk: (dataSha256) => next('PAYLOAD', nothing, dataSha256),
    trailer: (trailersSha256) => next('TRAILER', trailersSha256),
  };
}

async function* decoded(request: S3Request, decoder: ChunkDecoder): AsyncGenerator<Buffer> {
  for await (const chunk of bodyOf(request)) yield* decoder.push(chunk);
  decoder.end();
}

function lengthFrom(request: S3Request, header: string): number | null {
  const text = request.headers.get(header);
  if (text === undefined) return null;
  if (!/^\d{1,15}$/.test(text)) throw new S3Error('InvalidArgument', `${header} is not a number`);
  return Number(text);
}

function chunkedPayload(request: S3Request, decoder: ChunkDecoder): Payload {
  const length = lengthFrom(request, 'x-amz-decoded-content-length');
  if (length === null) throw new S3Error('MissingContentLength', 'You must provide x-amz-decoded-content-length.');
  return { chunks: decoded(request, decoder), length, sha256: null, trailers: () => decoder.end() };
}

/** The payload as the verified signature describes it in x-amz-content-sha256. */
export function openPayload(request: S3Request, authorisation: Authorisation): Payload {
  const { contentSha256 } = authorisation;
  const match = streaming.exec(contentSha256);
  if (match !== null) {
    const signer = match[1] === 'UNSIGNED-PAYLOAD' ? null : createSigner(authorisation);
    return chunkedPayload(request, createChunkDecoder(signer));
  }
  const plain = { chunks: bodyOf(request), length: lengthFrom(request, 'content-length'), trailers: () => noTrailers };
  if (contentSha256 === 'UNSIGNED-PAYLOAD') return { ...plain, sha256: null };
  if (!/^[0-9a-f]{64}$/.test(contentSha256)) {
    throw new S3Error(
      'InvalidArgument',
      'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, a STREAMING value, or a SHA-256',
    );
  }
  return { ...plain, sha256: contentSha256 };
}
