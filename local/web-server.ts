import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { Log } from '../functions/edges/log.ts';
import { httpEvent, lambdaContext, plainHeaders, sendResponse } from './http-event.ts';
import { listenOn } from './listen-on.ts';

type HttpHandler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

export type WebServerOptions = { port: number; handler: HttpHandler; log?: Log };

/** The pages on this machine. `close` lets answers in hand be finished and ends idle connections at once. */
export type WebServer = { url: string; close(): Promise<void> };

const MOST_BODY_BYTES = 1024 * 1024;
/** Files that are only checked come to the function itself, which is called with 6 MB at most (AWS Lambda quotas). */
const MOST_CHECKED_BYTES = 6 * 1024 * 1024;
const TAKES_FILES = /^(\/api\/v1)?\/check$/;
// A browser that is still sending when it is refused shows nothing of the answer.
const MOST_READ_OFF_BYTES = 64 * 1024 * 1024;
const LONGEST_CLOSE_MS = 3000;

// A page elsewhere can point a name of its own at this machine; it cannot make a browser send one of these (DNS rebinding).
const OWN_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i;

/** A request that is refused before the function sees it. */
class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

function tooLarge(takesFiles: boolean): Refusal {
  const words = takesFiles
    ? 'A file of up to 4.4 MB can be checked here. Check larger ones by command, npm run bcf -- check FILE, or send them.'
    : 'A request may have a body of 1 MB at most. Files are sent to the arrivals bucket.';
  return new Refusal(413, words);
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const takesFiles = TAKES_FILES.test((request.url ?? '').split('?')[0] ?? '');
  const most = takesFiles ? MOST_CHECKED_BYTES : MOST_BODY_BYTES;
  const promised = Number(request.headers['content-length'] ?? 0);
  if (promised > (takesFiles ? MOST_READ_OFF_BYTES : most)) throw tooLarge(takesFiles);
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of request) {
    bytes += part.length;
    if (bytes > most && !takesFiles) throw tooLarge(takesFiles);
    if (bytes > MOST_READ_OFF_BYTES) throw tooLarge(takesFiles);
    if (bytes <= most) parts.push(part);
  }
  if (bytes > most) throw tooLarge(takesFiles);
  return Buffer.concat(parts);
}

async function answer(handler: HttpHandler, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!OWN_HOST.test(request.headers.host ?? '')) {
    throw new Refusal(421, 'This server answers to 127.0.0.1 and localhost only.');
  }
  const id = randomUUID();
  const event = httpEvent({
    id,
    at: new Date(),
    method: request.method ?? 'GET',
    target: request.url ?? '/',
    headers: plainHeaders(request),
    sourceIp: request.socket.remoteAddress ?? '',
    body: await bodyOf(request),
  });
  sendResponse(response, await handler(event, lambdaContext(id)));
}

function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const [status, message] = error instanceof Refusal ? [error.status, error.message] : [500, 'Something went wrong.'];
  // What is left of the body is not read, so the connection cannot be used again.
  sendResponse(response, {
    statusCode: status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff', connection: 'close' },
    body: `${message}\n`,
  });
}

/** Serves a function that is made for API Gateway on this machine only. Throws where the port is taken. */
export async function startWebServer({ port, handler, log }: WebServerOptions): Promise<WebServer> {
  let closing = false;
  let inHand = 0;
  const server = createServer((request, response) => {
    inHand += 1;
    response.on('close', () => {
      inHand -= 1;
      if (closing && inHand === 0) server.closeAllConnections();
    });
    answer(handler, request, response).catch((error) => {
      if (!(error instanceof Refusal)) log?.('api.failed', { error: error instanceof Error ? error.name : 'unknown' });
      refuse(response, error);
    });
  });
  const used = await listenOn(server, { port, option: '--port' });
  return {
    url: `http://127.0.0.1:${used}`,
    close: () => {
      closing = true;
      return closeServer(server, inHand === 0 ? 0 : LONGEST_CLOSE_MS);
    },
  };
}

/** Takes no more connections; those that are open, idle ones of browsers among them, end after `patienceMs` at the latest. */
function closeServer(server: Server, patienceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), patienceMs);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
