import { S3Error } from './errors.ts';

/** Percent-encoding as Signature Version 4 wants it: everything but A–Z a–z 0–9 - . _ ~ (AWS, Create a signed request). */
export function encodeUri(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** As encodeUri, with the slashes of a key or a path left alone. */
export function encodeUriPath(text: string): string {
  return text.split('/').map(encodeUri).join('/');
}

/** Decodes once; a broken escape or broken UTF-8 is InvalidURI. */
export function decodeUri(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error('InvalidURI', "Couldn't parse the specified URI.");
  }
}

/** The parameters of a query string or of a form-encoded header, in the order sent; `+` is a space there. */
export function decodeQuery(query: string): [string, string][] {
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const cut = pair.includes('=') ? pair.indexOf('=') : pair.length;
      const decode = (part: string) => decodeUri(part.replaceAll('+', ' '));
      return [decode(pair.slice(0, cut)), decode(pair.slice(cut + 1))];
    });
}
