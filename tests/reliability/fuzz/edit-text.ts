import { type Change, type Edit, edited, within } from './changes.ts';

/** Any sequence, with some of it changed, left out, doubled or moved. */
function sequenceEdits<T extends Uint8Array | string>(join: (parts: readonly T[]) => T): Edit<T>[] {
  const cut = (given: T, from: number, to?: number): T => given.slice(from, to) as T;
  const parts = (given: T, at: number, size: number): [T, T, T] => [
    cut(given, 0, at),
    cut(given, at, at + size),
    cut(given, at + size),
  ];
  return [
    (given, { at }) => cut(given, 0, within(given.length, at)),
    (given, { at }) => cut(given, within(given.length, at)),
    (given, { at, size }) => {
      const [before, , behind] = parts(given, within(given.length, at), size + 1);
      return join([before, behind]);
    },
    (given, { at, size, to }) => {
      const [before, taken, behind] = parts(given, within(given.length, at), size + 1);
      return join([before, ...Array.from({ length: 2 + Math.floor(to * 6) }, () => taken), behind]);
    },
    (given, { at, to, size }) => {
      const [before, taken, behind] = parts(given, within(given.length, at), size + 1);
      const rest = join([before, behind]);
      const target = within(rest.length, to);
      return join([cut(rest, 0, target), taken, cut(rest, target)]);
    },
  ];
}

const byteEdits: readonly Edit<Uint8Array>[] = [
  (bytes, { at, size }) => {
    const copy = Uint8Array.from(bytes);
    const place = within(copy.length, at);
    copy[place] = (copy[place] ?? 0) ^ (1 << (size & 7));
    return copy;
  },
  (bytes, { at, how }) => {
    const copy = Uint8Array.from(bytes);
    copy[within(copy.length, at)] = how & 0xff;
    return copy;
  },
  (bytes, { at, size, how }) => {
    const copy = Uint8Array.from(bytes);
    const place = within(copy.length, at);
    return copy.fill([0, 0xff, 0x20, how & 0xff][how & 3] ?? 0, place, place + size);
  },
  (bytes, { at, text }) => {
    const place = within(bytes.length, at);
    return Buffer.concat([bytes.subarray(0, place), Buffer.from(text), bytes.subarray(place)]);
  },
  ...sequenceEdits<Uint8Array>((parts) => Buffer.concat(parts)),
];

const textEdits: readonly Edit<string>[] = [
  (text, { at, text: odd }) => text.slice(0, within(text.length, at)) + odd + text.slice(within(text.length, at)),
  (text, { at, text: odd }) =>
    text.slice(0, within(text.length, at)) + odd + text.slice(within(text.length, at) + odd.length),
  (text, { at, how }) => {
    const place = within(text.length, at);
    return text.slice(0, place) + String.fromCharCode(how & 0x7f) + text.slice(place + 1);
  },
  ...sequenceEdits<string>((parts) => parts.join('')),
];

const MOST = 400_000;

/** Bytes after the changes. */
export const editBytes = (bytes: Uint8Array, changes: readonly Change[]): Uint8Array =>
  edited(bytes, changes, byteEdits).subarray(0, MOST);

/** A text after the changes. */
export function editText(text: string, changes: readonly Change[]): string {
  return edited(text, changes, textEdits).slice(0, MOST);
}
