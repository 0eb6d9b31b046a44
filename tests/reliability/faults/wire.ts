import type { Readable } from 'node:stream';

/** What the product calls, each through a client of the SDK. */
export type Service = 's3' | 'dynamodb' | 'sqs' | 'sns';

/** A request as the client hands it to whoever puts it on the line. */
export type WireRequest = {
  method: string;
  path: string;
  query?: Record<string, unknown>;
  headers: Record<string, string>;
  body?: unknown;
};

export type WireAnswer = { statusCode: number; headers: Record<string, string>; body: Uint8Array | Readable };

export function bytesOf(body: unknown): Buffer {
  if (body === undefined || body === null) return Buffer.alloc(0);
  if (typeof body === 'string') return Buffer.from(body);
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  throw new Error('A body that is a stream is not known here');
}

export function jsonIn({ body }: WireRequest): Record<string, unknown> {
  return JSON.parse(bytesOf(body).toString());
}

export function jsonAnswer(content: unknown, statusCode = 200): WireAnswer {
  return {
    statusCode,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: Buffer.from(JSON.stringify(content)),
  };
}

export function xmlAnswer(content: string, statusCode = 200): WireAnswer {
  return { statusCode, headers: { 'content-type': 'application/xml' }, body: Buffer.from(content) };
}

/** What is asked for, as the service names it; an object by its bucket and key. */
export function operationOf(service: Service, { method, path, query = {}, headers, body }: WireRequest): string {
  if (service === 's3') return [method, decodeURIComponent(path), ...('tagging' in query ? ['tags'] : [])].join(' ');
  if (service === 'sns') return new URLSearchParams(bytesOf(body).toString()).get('Action') ?? '';
  return headers['x-amz-target']?.split('.')[1] ?? '';
}
