import type { MiddlewareObj, Request } from '@middy/core';
import type { HttpEvent, HttpResponse } from './http.ts';

const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

// OWASP Secure Headers Project, the headers recommended for pages and for APIs.
const always = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

function seal({ response }: Request<HttpEvent, HttpResponse>): void {
  if (response) response.headers = { 'cache-control': 'no-store', ...response.headers, ...always };
}

/** Puts the security headers on every answer, errors among them. It must be the first in the chain to see them all. */
export function securityHeaders(): MiddlewareObj<HttpEvent, HttpResponse> {
  return { after: seal, onError: seal };
}
