import type { MiddlewareObj, Request } from '@middy/core';
import type { HttpEvent, HttpResponse } from './http.ts';

/** What a page may load, and where it may send to: this site, and on pages that send files the bucket that takes them. */
export function contentSecurityPolicy(bucket = ''): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${bucket}`,
    `form-action 'self' ${bucket}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]
    .map((directive) => directive.trim())
    .join('; ');
}

// OWASP Secure Headers Project, the headers recommended for pages and for APIs.
export const ALWAYS = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

const byDefault = { 'cache-control': 'no-store', 'content-security-policy': contentSecurityPolicy() };

function seal({ response }: Request<HttpEvent, HttpResponse>): void {
  if (response) response.headers = { ...byDefault, ...response.headers, ...ALWAYS };
}

/** Puts the security headers on every answer, errors among them. It must be the first in the chain to see them all. */
export function securityHeaders(): MiddlewareObj<HttpEvent, HttpResponse> {
  return { after: seal, onError: seal };
}
