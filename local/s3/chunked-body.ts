import { createHash, type Hash } from 'node:crypto';
import { S3Error } from './errors.ts';

/** Gives the signature expected of the next chunk from the SHA-256 of its data, and of the trailers from theirs. */
export type ChunkSigner = { chunk(dataSha256: string): string; trailer(trailersSha256: string): string };

export type ChunkDecoder = {
  /** The payload bytes found in the next piece of the body; views into it, not copies. */
  push(bytes: Buffer): Buffer[];
  /** The trailers, names in lower case; IncompleteBody when the body broke off. */
  end(): ReadonlyMap<string, string>;
};

const maxLineBytes = 8 * 1024;
const maxTrailerLines = 32;
const [carriageReturn, lineFeed] = [13, 10];

function incomplete(): S3Error {
  return new S3Error('IncompleteBody', 'The request body terminated unexpectedly or is not valid aws-chunked');
}

function wrongSignature(): S3Error {
  return new S3Error('SignatureDoesNotMatch', 'The signature of a chunk does not match what we calculated.');
}

function parseChunkLine(line: string): { size: number; signature: string | null } {
  const match = /^(?<size>[0-9a-fA-F]{1,8})(?:;chunk-signature=(?<signature>[0-9a-f]{64}))?$/.exec(line);
  if (match?.groups?.size === undefined) throw incomplete();
  return { size: Number.parseInt(match.groups.size, 16), signature: match.groups.signature ?? null };
}

type State = 'size' | 'data' | 'data-end' | 'trailers' | 'done';

/**
 * Decodes `Content-Encoding: aws-chunked`, signed or not, with or without trailers, however the body is cut.
 * AWS, Signature calculations: transferring a payload in multiple chunks.
 */
class Decoder implements ChunkDecoder {
  readonly #signer: ChunkSigner | null;
  #state: State = 'size';
  #line: Buffer = Buffer.alloc(0);
  #left = 0;
  #signature: string | null = null;
  #hash: Hash | null = null;
  readonly #trailers = new Map<string, string>();

  constructor(signer: ChunkSigner | null) {
    this.#signer = signer;
  }

  push(bytes: Buffer): Buffer[] {
    const found: Buffer[] = [];
    let rest = bytes;
    while (rest.length > 0 && this.#state !== 'done') {
      if (this.#state === 'data') {
        const data = rest.subarray(0, this.#left);
        rest = rest.subarray(data.length);
        this.#takeData(data);
        found.push(data);
      } else {
        rest = this.#takeLine(rest);
      }
    }
    return found;
  }

  end(): ReadonlyMap<string, string> {
    if (this.#state !== 'done') throw incomplete();
    return this.#trailers;
  }

  #takeData(data: Buffer): void {
    this.#hash?.update(data);
    this.#left -= data.length;
    if (this.#left === 0) this.#state = 'data-end';
  }

  #takeLine(bytes: Buffer): Buffer {
    const feed = bytes.indexOf(lineFeed);
    const piece = feed === -1 ? bytes : bytes.subarray(0, feed);
    this.#line = Buffer.concat([this.#line, piece]);
    if (this.#line.length > maxLineBytes) throw incomplete();
    if (feed === -1) return bytes.subarray(bytes.length);
    const line = this.#line.at(-1) === carriageReturn ? this.#line.subarray(0, -1) : this.#line;
    this.#line = Buffer.alloc(0);
    this.#readLine(line.toString('utf8'));
    return bytes.subarray(feed + 1);
  }

  #readLine(line: string): void {
    if (this.#state === 'size') this.#startChunk(line);
    else if (this.#state === 'data-end') this.#endChunk(line);
    else if (line === '') this.#finish();
    else this.#addTrailer(line);
  }

  #startChunk(line: string): void {
    const { size, signature } = parseChunkLine(line);
    this.#left = size;
    this.#signature = signature;
    this.#hash = this.#signer === null ? null : createHash('sha256');
    this.#state = size === 0 ? 'trailers' : 'data';
    if (size === 0) this.#checkChunk();
  }

  #endChunk(line: string): void {
    if (line !== '') throw incomplete();
    this.#checkChunk();
    this.#state = 'size';
  }

  #checkChunk(): void {
    if (this.#signer === null || this.#hash === null) return;
    if (this.#signature !== this.#signer.chunk(this.#hash.digest('hex'))) throw wrongSignature();
  }

  #addTrailer(line: string): void {
    const colon = line.indexOf(':');
    if (colon < 1 || this.#trailers.size >= maxTrailerLines) {
      throw new S3Error('MalformedTrailerError', 'The request contained trailing data that was not well-formed.');
    }
    this.#trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }

  #finish(): void {
    const given = this.#trailers.get('x-amz-trailer-signature');
    this.#trailers.delete('x-amz-trailer-signature');
    if (this.#signer !== null && this.#trailers.size > 0) {
      const canonical = [...this.#trailers].map(([name, value]) => `${name}:${value}\n`).join('');
      if (given !== this.#signer.trailer(createHash('sha256').update(canonical).digest('hex'))) throw wrongSignature();
    }
    this.#state = 'done';
  }
}

/** A decoder for one body; without a signer the chunks carry no signatures. */
export function createChunkDecoder(signer: ChunkSigner | null): ChunkDecoder {
  return new Decoder(signer);
}
