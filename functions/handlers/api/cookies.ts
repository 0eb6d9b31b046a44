import type { HttpEvent } from './http.ts';

/** How the cookies of a site are written, by whether it is served over HTTPS. */
export type CookieRules = { prefix: '' | '__Host-'; attributes: string };

const everywhere = 'Path=/; HttpOnly; SameSite=Lax';

/** `__Host-` keeps a neighbouring domain from setting them (RFC 6265bis, section 4.1.3.2). */
export const HTTPS_COOKIES: CookieRules = { prefix: '__Host-', attributes: `${everywhere}; Secure` };

/** For a site on this machine, which has no certificate and no neighbours. */
export const PLAIN_COOKIES: CookieRules = { prefix: '', attributes: everywhere };

/** The value of a cookie; null where it was not sent. */
export function readCookie({ cookies = [] }: HttpEvent, { prefix }: CookieRules, name: string): string | null {
  const start = `${prefix}${name}=`;
  return (
    cookies
      .map((cookie) => cookie.trim())
      .find((cookie) => cookie.startsWith(start))
      ?.slice(start.length) ?? null
  );
}

/** The text that sets a cookie until the browser is closed, or takes it away where the value is null. */
export function cookieText({ prefix, attributes }: CookieRules, name: string, value: string | null): string {
  const end = value === null ? '; Max-Age=0' : '';
  return `${prefix}${name}=${value ?? ''}; ${attributes}${end}`;
}
