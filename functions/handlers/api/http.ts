import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Visitor } from '../../core/visitors/visitor.ts';

/** An HTTP request as API Gateway gives it (Amazon API Gateway Developer Guide, HTTP APIs, payload format 2.0). */
export type HttpEvent = APIGatewayProxyEventV2;
export type HttpResponse = APIGatewayProxyStructuredResultV2;

/**
 * A request as routes see it: `path` names the parts of the path, decoded; `formToken` is what forms of our own pages
 * carry; `site` is where the browser believes to be, such as `https://bcf.example`.
 */
export type ApiRequest = {
  path: Record<string, string>;
  query: Record<string, string>;
  contentType: string;
  body: string;
  /** The body as it came, and all of what its header says of it. */
  raw: { bytes: Uint8Array; contentType: string };
  site: string;
  visitor: Visitor;
  formToken: string;
};

/** A request of whoever it may be. */
export type OpenRequest = Omit<ApiRequest, 'visitor'> & Pick<HttpEvent, 'cookies'>;

/** The method in upper case. */
export function methodOf(event: HttpEvent): string {
  return event.requestContext.http.method.toUpperCase();
}

/** The request without what only the gateway cares for. */
export function requestOf(event: HttpEvent, known: Pick<ApiRequest, 'path' | 'formToken'>): OpenRequest {
  const given = Object.entries(event.queryStringParameters ?? {}).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  const contentType = event.headers['content-type'] ?? '';
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  return {
    ...known,
    ...(event.cookies ? { cookies: event.cookies } : {}),
    query: Object.fromEntries(given) as Record<string, string>,
    contentType: contentType.split(';')[0]?.trim().toLowerCase() ?? '',
    body: bytes.toString(),
    raw: { bytes, contentType },
    site: siteOf(event),
  };
}

/** The gateway is asked over HTTPS and says so; the server on this machine is not. Whoever asks may write any other scheme. */
function siteOf({ headers }: HttpEvent): string {
  const scheme = headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
  return `${scheme}://${headers.host ?? 'localhost'}`;
}

/** Who sends the forms of the page that answers a request. */
export function senderOf({ visitor, formToken }: ApiRequest): { visitor: Visitor; token: string } {
  return { visitor, token: formToken };
}
