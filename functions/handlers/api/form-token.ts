import { type CookieRules, cookieText, readCookie } from './cookies.ts';
import type { HttpEvent, HttpResponse } from './http.ts';

const NAME = 'form-token';
const SHAPE = /^[\w-]{20,100}$/;

/** The token that a browser has; null where it has none yet. */
export function tokenOf(event: HttpEvent, rules: CookieRules): string | null {
  const token = readCookie(event, rules, NAME);
  return token !== null && SHAPE.test(token) ? token : null;
}

/**
 * Gives a browser its token. Forms carry the same token in a hidden field, which a page elsewhere can neither read nor
 * guess (OWASP Cross-Site Request Forgery Prevention Cheat Sheet, "Double-Submit Cookie").
 */
export function withToken(response: HttpResponse, rules: CookieRules, token: string): HttpResponse {
  return { ...response, cookies: [...(response.cookies ?? []), cookieText(rules, { name: NAME, value: token })] };
}
