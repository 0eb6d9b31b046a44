import type { IncomingMessage, ServerResponse } from 'node:http';
import { authorise } from './authorise.ts';
import type { Answer, Store } from './call.ts';
import { corsHeaders, preflight } from './cors.ts';
import { S3Error } from './errors.ts';
import { refuseUnknownSettings } from './known-settings.ts';
import { ClientGone, openPayload } from './payload.ts';
import { postObject } from './post-object.ts';
import { newRequestId, readRequest, type S3Request } from './request.ts';
import { findOperation } from './router.ts';
import { errorDocument } from './xml.ts';

export type Exchange = { incoming: IncomingMessage; response: ServerResponse; sendContinue: () => void };

function isForm(request: S3Request): boolean {
  const type = request.headers.get('content-type') ?? '';
  return request.method === 'POST' && request.key === null && type.toLowerCase().startsWith('multipart/form-data');
}

async function perform(store: Store, request: S3Request): Promise<Answer> {
  if (request.method === 'OPTIONS') return preflight(store, request);
  if (isForm(request)) return postObject(store, request);
  const authorisation = authorise(request, store.identity);
  const operation = findOperation(request);
  refuseUnknownSettings(request.amz);
  return operation({ store, request, payload: openPayload(request, authorisation) });
}

function errorAnswer(error: S3Error, resource: string, id: string): Answer {
  const body = errorDocument({
    Code: error.code,
    Message: error.message,
    Resource: resource,
    RequestId: id,
    HostId: 'local',
  });
  return { status: error.status, headers: { 'content-type': 'application/xml', ...error.headers }, body };
}

/** Header values travel as UTF-8 bytes; one with a line break in it would be another header. */
function encodeHeader(value: string): string {
  if (/[\r\n\0]/.test(value)) throw new S3Error('InvalidArgument', 'A header value cannot hold a line break.');
  return Buffer.from(value, 'utf8').toString('latin1');
}

async function send(exchange: Exchange, answer: Answer): Promise<void> {
  const { incoming, response } = exchange;
  const headers = Object.entries(answer.headers).map(([name, value]) => [name, encodeHeader(value)] as const);
  response.writeHead(answer.status, Object.fromEntries(headers));
  // What the client still sends of a refused body is read off, so that it gets to read the answer.
  if (!incoming.complete) incoming.resume();
  if (typeof answer.body === 'function') await answer.body(response);
  else response.end(answer.body ?? undefined);
}

function withLength(answer: Answer, method: string): Answer {
  const { status, body, headers } = answer;
  if (typeof body === 'function' || status === 204 || status === 304 || headers['content-length'] !== undefined)
    return answer;
  const length = { 'content-length': String(Buffer.byteLength(body ?? '')) };
  return { status, headers: { ...headers, ...length }, body: method === 'HEAD' ? null : body };
}

function toS3Error(error: unknown, onError: (error: unknown) => void): S3Error {
  if (error instanceof S3Error) return error;
  onError(error);
  return new S3Error('InternalError', 'We encountered an internal error. Please try again.');
}

/** Reads one request, does what it asks, and sends the answer; every failure ends as an XML error. */
export async function respond(store: Store, exchange: Exchange, onError: (error: unknown) => void): Promise<void> {
  const { incoming, response } = exchange;
  const id = newRequestId();
  const common: Record<string, string> = { 'x-amz-request-id': id, 'x-amz-id-2': 'local' };
  try {
    let answer: Answer;
    try {
      const request = readRequest(incoming, id, exchange.sendContinue);
      Object.assign(common, corsHeaders(store, request));
      answer = await perform(store, request);
    } catch (error) {
      if (error instanceof ClientGone) return void response.destroy();
      answer = errorAnswer(toS3Error(error, onError), incoming.url ?? '/', id);
    }
    const headers = { ...common, ...answer.headers };
    await send(exchange, withLength({ ...answer, headers }, incoming.method ?? 'GET'));
  } catch (error) {
    // The head of the answer may be gone already: only breaking the connection tells the client now.
    if (!response.destroyed) onError(error);
    response.destroy();
  }
}
