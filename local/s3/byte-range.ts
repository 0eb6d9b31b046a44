import { S3Error } from './errors.ts';

/** First and last byte, both included. */
export type ByteRange = { start: number; end: number };

/**
 * Reads one `bytes=` range (RFC 9110 section 14.1.2). Null means the whole object: no range, one that is not
 * understood, or several, which S3 does not serve. A range outside the object is InvalidRange.
 */
export function parseRange(header: string | undefined, size: number): ByteRange | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  const [, first = '', last = ''] = match ?? [];
  if (match === null || (first === '' && last === '')) return null;
  const unsatisfiable = () =>
    new S3Error('InvalidRange', 'The requested range is not satisfiable', { 'content-range': `bytes */${size}` });
  if (first === '') {
    const length = Math.min(Number(last), size);
    if (length === 0) throw unsatisfiable();
    return { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  if (last !== '' && Number(last) < start) return null;
  if (start >= size) throw unsatisfiable();
  return { start, end: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}
