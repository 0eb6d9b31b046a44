/** Where a listing goes on: at this key, and within it at versions older than this sequencer. */
export type Position = { key: string; before: string };

/** Sorts after every sequencer, which are hexadecimal. */
export const newest = '~';

export type Page<Entry> = { entries: Entry[]; prefixes: string[]; next: Position | null };

export type Listing<Entry extends { key: string }> = {
  prefix: string;
  delimiter: string;
  maxKeys: number;
  from: Position;
  /** The marker that the client gave: a common prefix that it starts with was already on an earlier page. */
  marker: string;
  /** Entries from a position on, ordered by the UTF-8 bytes of the key. */
  read(from: Position): Iterable<Entry>;
  /** The position right after an entry. */
  after(entry: Entry): Position;
};

/** The first key that sorts after this one. */
export function keyAfter(key: string): string {
  return `${key}\0`;
}

/** The first key that sorts after everything with this prefix; null when there is none. Sorted by code point, as UTF-8 is. */
export function keyAfterPrefix(prefix: string): string | null {
  const points = Array.from(prefix, (character) => character.codePointAt(0) ?? 0);
  for (let last = points.pop(); last !== undefined; last = points.pop()) {
    if (last === 0x10ffff) continue;
    const next = last === 0xd7ff ? 0xe000 : last + 1;
    return String.fromCodePoint(...points, next);
  }
  return null;
}

function later(a: Position, key: string): Position {
  return Buffer.compare(Buffer.from(a.key), Buffer.from(key)) < 0 ? { key, before: newest } : a;
}

function commonPrefix(key: string, prefix: string, delimiter: string): string | null {
  const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
  return end === -1 ? null : key.slice(0, end + delimiter.length);
}

/** Adds entries until a common prefix is met, whose keys are jumped over; gives where to read on, or null at the end. */
function fill<Entry extends { key: string }>(
  listing: Listing<Entry>,
  page: Page<Entry>,
  start: Position,
): Position | null {
  let from = start;
  for (const entry of listing.read(from)) {
    if (!entry.key.startsWith(listing.prefix)) return null;
    const common = commonPrefix(entry.key, listing.prefix, listing.delimiter);
    const seen = common !== null && listing.marker.startsWith(common);
    if (!seen && page.entries.length + page.prefixes.length >= listing.maxKeys) {
      page.next = from;
      return null;
    }
    if (common !== null) {
      if (!seen) page.prefixes.push(common);
      const key = keyAfterPrefix(common);
      return key === null ? null : { key, before: newest };
    }
    page.entries.push(entry);
    from = listing.after(entry);
  }
  return null;
}

/** One page of a listing, with keys rolled up to the delimiter. `next` is null on the last page. */
export function readPage<Entry extends { key: string }>(listing: Listing<Entry>): Page<Entry> {
  const page: Page<Entry> = { entries: [], prefixes: [], next: null };
  if (listing.maxKeys === 0) return page;
  let from: Position | null = later(listing.from, listing.prefix);
  while (from !== null) from = fill(listing, page, from);
  return page;
}
