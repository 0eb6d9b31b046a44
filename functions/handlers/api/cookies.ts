import type { HttpEvent } from './http.ts';

/** How the cookies of a site are written, by whether it is served over HTTPS. */
export type CookieRules = { prefix: '' | '__Host-'; attributes: string };

const everywhere = 'Path=/; HttpOnly; SameSite=Lax';

/** `__Host-` keeps a neighbouring domain from setting them (RFC 6265bis, section 4.1.3.2). */
export const HTTPS_COOKIES: CookieRules = { prefix: '__Host-', attributes: `${everywhere}; Secure` };

/** For a site on this machine, which has no certificate and no neighbours. */
export const PLAIN_COOKIES: CookieRules = { prefix: '', attributes: everywhere };

/** The value of a cookie; null where it was not sent. */
export function readCookie(
  { cookies = [] }: Pick<HttpEvent, 'cookies'>,
  { prefix }: CookieRules,
  name: string,
): string | null {
  const start = `${prefix}${name}=`;
  return (
    cookies
      .map((cookie) => cookie.trim())
      .find((cookie) => cookie.startsWith(start))
      ?.slice(start.length) ?? null
  );
}

/** What a cookie says, and for how many seconds; without that, until the browser is closed. Null takes it away. */
type Cookie = { name: string; value: string | null; seconds?: number };

/** The text that sets a cookie or takes it away. */
export function cookieText({ prefix, attributes }: CookieRules, { name, value, seconds }: Cookie): string {
  const lasts = value === null ? 0 : seconds;
  return `${prefix}${name}=${value ?? ''}; ${attributes}${lasts === undefined ? '' : `; Max-Age=${lasts}`}`;
}
