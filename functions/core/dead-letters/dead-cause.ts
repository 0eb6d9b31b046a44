import type { DeadCause } from './dead-letter.ts';

type Thrown = { name?: unknown; code?: unknown; $metadata?: { httpStatusCode?: unknown } };

// Node.js, "Common system errors".
const AWAY_CODES = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
  'ENOSPC',
]);
// As the retries of the AWS SDK know transient and throttling errors (AWS SDKs and Tools Reference Guide, "Retry behavior").
const AWAY_NAMES = /^(Retry|SlowDown|ServiceUnavailable)$|Timeout|Throttl|ThroughputExceeded|LimitExceeded|^Internal/;
const REFUSED_NAMES = /^(AccessDenied|KMS|ExpiredToken|UnrecognizedClient|InvalidAccessKeyId)/;

const FORBIDDEN = 403;
const TOO_MANY_REQUESTS = 429;
const FIRST_SERVER_FAULT = 500;

/** Why work was not done, by what it threw. */
export function deadCauseOf(error: unknown): Exclude<DeadCause, 'stopped'> {
  const { name, code, $metadata }: Thrown = typeof error === 'object' && error !== null ? error : {};
  const status = Number($metadata?.httpStatusCode ?? 0);
  if (REFUSED_NAMES.test(String(name)) || status === FORBIDDEN) return 'refused';
  const isAway = AWAY_NAMES.test(String(name)) || AWAY_CODES.has(String(code));
  return isAway || status === TOO_MANY_REQUESTS || status >= FIRST_SERVER_FAULT ? 'away' : 'fault';
}
