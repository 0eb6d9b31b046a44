import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** An HTTP request as API Gateway gives it (Amazon API Gateway Developer Guide, HTTP APIs, payload format 2.0). */
export type HttpEvent = APIGatewayProxyEventV2;
export type HttpResponse = APIGatewayProxyStructuredResultV2;

/** A request as routes see it: `path` names the parts of the path, decoded. */
export type ApiRequest = {
  path: Record<string, string>;
  query: Record<string, string>;
  contentType: string;
  body: string;
};

/** The method in upper case. */
export function methodOf(event: HttpEvent): string {
  return event.requestContext.http.method.toUpperCase();
}

/** The request without what only the gateway cares for. */
export function requestOf(event: HttpEvent, path: Record<string, string>): ApiRequest {
  const given = Object.entries(event.queryStringParameters ?? {}).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  return {
    path,
    query: Object.fromEntries(given) as Record<string, string>,
    contentType: (event.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
    body: event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString() : (event.body ?? ''),
  };
}
