const NOWHERE = 'https://own.invalid';
const MOST = 1000;

/**
 * A path of this site, as it may be given in an address; `/` where it leads anywhere else. Browsers read `//host` and
 * `/\host` as another site (WHATWG URL Standard), and cut tabs and line ends out.
 */
export function ownPath(text: string): string {
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(text) || text.length > MOST) return '/';
  const url = new URL(text, NOWHERE);
  const path = `${url.pathname}${url.search}`;
  return url.origin === NOWHERE && !path.startsWith('//') ? path : '/';
}
