import type { HttpResponse } from './http.ts';

type Headers = Record<string, string>;

const JSON_TYPE = 'application/json; charset=utf-8';

/** Any document as JSON. */
export function json(statusCode: number, document: unknown, headers: Headers = {}): HttpResponse {
  return jsonText(statusCode, JSON.stringify(document), headers);
}

/** A document that is stored as JSON already. */
export function jsonText(statusCode: number, body: string, headers: Headers = {}): HttpResponse {
  return { statusCode, headers: { 'content-type': JSON_TYPE, ...headers }, body };
}

/** A whole page of HTML. */
export function page(statusCode: number, html: string): HttpResponse {
  return { statusCode, headers: { 'content-type': 'text/html; charset=utf-8' }, body: html };
}

/** Sends a reader on, by GET, to a place that is not to be remembered (RFC 9110, section 15.4.4). */
export function seeOther(location: string): HttpResponse {
  return { statusCode: 303, headers: { location }, body: '' };
}
