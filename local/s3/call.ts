import type { Writable } from 'node:stream';
import type { Identity } from './authorise.ts';
import type { Blobs } from './blobs.ts';
import { S3Error } from './errors.ts';
import type { CreationReason, EventBoard, EventOrigin } from './events.ts';
import type { IndexStore } from './index-store.ts';
import type { Payload } from './payload.ts';
import type { S3Request } from './request.ts';

/** Everything that an operation works on. */
export type Store = {
  index: IndexStore;
  blobs: Blobs;
  events: EventBoard;
  identity: Identity;
  region: string;
  maxObjectBytes: number;
};

/** One verified request on its way through an operation. */
export type Call = { store: Store; request: S3Request; payload: Payload };

/** What goes back. A body that is a function writes itself, for bodies of any size; its length stands in the headers. */
export type Answer = {
  status: number;
  headers: Record<string, string>;
  body: string | ((out: Writable) => Promise<void>) | null;
};

export type Operation = (call: Call) => Answer | Promise<Answer>;

/** An answer with an XML document. */
export function xmlAnswer(body: string, headers: Record<string, string> = {}): Answer {
  return { status: 200, headers: { 'content-type': 'application/xml', ...headers }, body };
}

/** An answer without a body. */
export function emptyAnswer(status: number, headers: Record<string, string> = {}): Answer {
  return { status, headers, body: null };
}

/** The bucket that the request is about. */
export function bucketOf(request: S3Request): string {
  if (request.bucket === null) throw new S3Error('InvalidRequest', 'This request needs a bucket.');
  return request.bucket;
}

/** The bucket and the key that the request is about. */
export function objectOf(request: S3Request): { bucket: string; key: string } {
  if (request.key === null) throw new S3Error('InvalidRequest', 'This request needs a key.');
  return { bucket: bucketOf(request), key: request.key };
}

/** Where an event of this call comes from. */
export function originOf(call: Pick<Call, 'store' | 'request'>, reason: CreationReason): EventOrigin {
  const sourceIpAddress = call.request.incoming.socket.remoteAddress ?? '127.0.0.1';
  return { region: call.store.region, requestId: call.request.id, sourceIpAddress, reason };
}

/** A whole number from the query, within bounds; the fallback when it is absent. */
export function numberParameter(request: S3Request, name: string, range: { fallback: number; max: number }): number {
  const text = request.query.get(name);
  if (text === undefined || text === '') return range.fallback;
  if (!/^\d{1,10}$/.test(text))
    throw new S3Error('InvalidArgument', `Provided ${name} not an integer or within integer range`);
  return Math.min(Number(text), range.max);
}
