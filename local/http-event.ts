import type { IncomingMessage, ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';

/** A request that was received whole. `target` is its path and query as they were sent. */
export type ReceivedRequest = {
  id: string;
  at: Date;
  method: string;
  target: string;
  headers: Record<string, string>;
  sourceIp: string;
  body: Uint8Array;
};

const TEXT = /^(text\/|application\/(.+\+)?(json|xml)$|application\/x-www-form-urlencoded$)/;

/** Header names in lower case, and several values of one name as one text. */
export function plainHeaders({ headers }: IncomingMessage): Record<string, string> {
  const given = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return Object.fromEntries(given.map(([name, value]) => [name, typeof value === 'string' ? value : value.join(',')]));
}

function queryOf(search: string): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(search)) {
    query[name] = query[name] === undefined ? value : `${query[name]},${value}`;
  }
  return query;
}

/** The event that API Gateway would make of a request (HTTP API, payload format 2.0). Bodies that are no text are base64. */
export function httpEvent(request: ReceivedRequest): APIGatewayProxyEventV2 {
  const { id, at, method, target, headers, sourceIp, body } = request;
  const mark = target.indexOf('?');
  const [rawPath, rawQueryString] = mark < 0 ? [target, ''] : [target.slice(0, mark), target.slice(mark + 1)];
  const isBase64Encoded = !TEXT.test((headers['content-type'] ?? '').split(';')[0]?.trim() ?? '');
  const text = Buffer.from(body).toString(isBase64Encoded ? 'base64' : 'utf8');
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    headers,
    ...(headers.cookie ? { cookies: headers.cookie.split('; ') } : {}),
    ...(rawQueryString ? { queryStringParameters: queryOf(rawQueryString) } : {}),
    ...(body.length > 0 ? { body: text } : {}),
    isBase64Encoded: body.length > 0 && isBase64Encoded,
    requestContext: {
      accountId: 'local',
      apiId: 'local',
      domainName: headers.host ?? 'localhost',
      domainPrefix: 'local',
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp, userAgent: headers['user-agent'] ?? '' },
      requestId: id,
      routeKey: '$default',
      stage: '$default',
      time: at.toUTCString(),
      timeEpoch: at.getTime(),
    },
  };
}

const MINUTE_MS = 60_000;

/** What Lambda tells a function of its own run. */
export function lambdaContext(requestId: string): Context {
  return {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName: 'api',
    functionVersion: '$LATEST',
    getRemainingTimeInMillis: () => MINUTE_MS,
    invokedFunctionArn: 'arn:aws:lambda:eu-west-2:000000000000:function:api',
    logGroupName: 'local',
    logStreamName: 'local',
    memoryLimitInMB: '1024',
    done: () => {},
    fail: () => {},
    succeed: () => {},
  };
}

/** Writes what the function answered, as API Gateway would. */
export function sendResponse(to: ServerResponse, answer: APIGatewayProxyStructuredResultV2): void {
  const body = Buffer.from(answer.body ?? '', answer.isBase64Encoded ? 'base64' : 'utf8');
  to.statusCode = answer.statusCode ?? 200;
  for (const [name, value] of Object.entries(answer.headers ?? {})) to.setHeader(name, String(value));
  if (answer.cookies) to.setHeader('set-cookie', answer.cookies);
  to.setHeader('content-length', body.length);
  to.end(body);
}
