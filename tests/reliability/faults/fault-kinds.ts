import { Readable } from 'node:stream';
import type { Call } from './breaker.ts';
import { bytesOf, jsonAnswer, jsonIn, type Service, type WireAnswer, type WireRequest, xmlAnswer } from './wire.ts';

/** One attempt at the call that breaks, the first being 1; `perform` does in the store what a request asks for. */
export type Attempt = {
  call: Call;
  attempt: number;
  request: WireRequest;
  perform(request: WireRequest): Promise<WireAnswer>;
};

/** A way in which a call may break. */
export type FaultKind = {
  name: string;
  /** What of the world breaks with it: this call alone, its service until it is mended, or the whole process. */
  breaks: 'call' | 'service' | 'process';
  /** Whether the client gets over it by itself, so that nobody need be told and nothing comes again. */
  isGotOver: boolean;
  /** The calls that can break so; all where it is left out. */
  concerns?: (call: Call) => boolean;
  strike(attempt: Attempt): Promise<WireAnswer>;
};

type Refusal = { code: string; status: number };

/** How each service says it (their API references, "Common errors" and "Error responses"). */
const SERVER_FAULT: Record<Service, Refusal> = {
  s3: { code: 'InternalError', status: 500 },
  dynamodb: { code: 'InternalServerError', status: 500 },
  sqs: { code: 'InternalFailure', status: 500 },
  sns: { code: 'InternalFailure', status: 500 },
};

const THROTTLE: Record<Service, Refusal> = {
  s3: { code: 'SlowDown', status: 503 },
  dynamodb: { code: 'ProvisionedThroughputExceededException', status: 400 },
  sqs: { code: 'ThrottlingException', status: 400 },
  sns: { code: 'Throttling', status: 400 },
};

function refusal(service: Service, { code, status }: Refusal): WireAnswer {
  if (service === 'dynamodb' || service === 'sqs') return jsonAnswer({ __type: code, message: code }, status);
  const error = `<Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  return xmlAnswer(service === 'sns' ? `<ErrorResponse>${error}</ErrorResponse>` : error, status);
}

const named = (name: string, parts: object = {}): Error => Object.assign(new Error(name), { name, ...parts });

/** As Node says it where the other side hangs up. */
const hungUp = (): Error => named('Error', { code: 'ECONNRESET' });

async function* halfOf(body: Buffer): AsyncGenerator<Buffer> {
  yield body.subarray(0, Math.ceil(body.length / 2));
  throw hungUp();
}

async function wholeOf({ body }: WireAnswer): Promise<Buffer> {
  if (body instanceof Uint8Array) return bytesOf(body);
  const parts: Buffer[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts);
}

type Batch = { RequestItems: Record<string, unknown[] | { Keys: unknown[] }> };

/** The first half of a batch as a request of its own, and the other half as an answer says that it was left undone. */
function halved(request: WireRequest): { done: WireRequest; left: Record<string, unknown> } {
  const batch = jsonIn(request) as Batch;
  const [[name, asked] = ['', []]] = Object.entries(batch.RequestItems);
  const all = Array.isArray(asked) ? asked : asked.Keys;
  const half = Math.floor(all.length / 2);
  const part = (items: unknown[]) => ({ [name]: Array.isArray(asked) ? items : { ...asked, Keys: items } });
  const body = JSON.stringify({ ...batch, RequestItems: part(all.slice(0, half)) });
  return { done: { ...request, body }, left: part(all.slice(half)) };
}

const isBatch = ({ operation }: Call): boolean => operation.startsWith('Batch');

async function doHalf({ call, attempt, request, perform }: Attempt): Promise<WireAnswer> {
  if (attempt > 1) return perform(request);
  const { done, left } = halved(request);
  const answer = JSON.parse((await wholeOf(await perform(done))).toString());
  return jsonAnswer({ ...answer, [call.operation === 'BatchGetItem' ? 'UnprocessedKeys' : 'UnprocessedItems']: left });
}

export const LOST: FaultKind = {
  name: 'is done and every answer is lost',
  breaks: 'call',
  isGotOver: false,
  strike: async ({ request, perform }) => {
    await perform(request);
    throw hungUp();
  },
};

export const KILLED_BEFORE: FaultKind = {
  name: 'is not done, as the process is killed',
  breaks: 'process',
  isGotOver: false,
  strike: async () => {
    throw named('Killed');
  },
};

export const KILLED_AFTER: FaultKind = {
  name: 'is done, and the process is killed',
  breaks: 'process',
  isGotOver: false,
  strike: async ({ request, perform }) => {
    await perform(request);
    throw named('Killed');
  },
};

/** Every way in which a call is made to break. What lasts, lasts for as often as the client asks again. */
export const FAULT_KINDS: readonly FaultKind[] = [
  {
    name: 'fails before it is done',
    breaks: 'call',
    isGotOver: false,
    strike: async ({ call }) => refusal(call.service, SERVER_FAULT[call.service]),
  },
  LOST,
  {
    name: 'is done, the answer is lost, and it is done again',
    breaks: 'call',
    isGotOver: false,
    strike: async ({ attempt, request, perform }) => {
      const answer = await perform(request);
      if (attempt === 1) throw hungUp();
      return answer;
    },
  },
  {
    name: 'is answered by half',
    breaks: 'call',
    isGotOver: false,
    concerns: ({ isAnswered }) => isAnswered,
    strike: async ({ attempt, request, perform }) => {
      const answer = await perform(request);
      return attempt > 1 ? answer : { ...answer, body: Readable.from(halfOf(await wholeOf(answer))) };
    },
  },
  {
    name: 'times out before it is done',
    breaks: 'call',
    isGotOver: false,
    strike: async () => {
      throw named('TimeoutError');
    },
  },
  {
    name: 'is done and given up by the client',
    breaks: 'call',
    isGotOver: false,
    strike: async ({ request, perform }) => {
      await perform(request);
      throw named('AbortError');
    },
  },
  {
    name: 'is throttled once',
    breaks: 'call',
    isGotOver: true,
    strike: async ({ call, attempt, request, perform }) =>
      attempt === 1 ? refusal(call.service, THROTTLE[call.service]) : perform(request),
  },
  {
    name: 'is throttled, and all that follows',
    breaks: 'service',
    isGotOver: false,
    strike: async ({ call }) => refusal(call.service, THROTTLE[call.service]),
  },
  { name: 'is done by half', breaks: 'call', isGotOver: true, concerns: isBatch, strike: doHalf },
  KILLED_BEFORE,
  KILLED_AFTER,
];
