/**
 * One object version that arrived. `fingerprint` names the contracts, rules and lookups by which it was counted, and
 * `countsId` the set of counts made by them: the same bytes counted by newer rules are a new set under another id.
 */
export type Arrival = {
  submission: string;
  countsId: string;
  key: string;
  sequencer: string;
  arrivedAt: string;
  sha256: string;
  fingerprint: string;
  /** What the file says by its name and not by its content, such as `month 2025-04`. */
  saidByName?: string;
  /** For whom it counts, where that is for few. Where it is not said, it may count for anybody. */
  units?: string[];
};

/** So many units are named with an arrival: a board's own file has one, that of a trust a few. */
const MOST_UNITS_NAMED = 12;

/** The units for which something counts, as an arrival names them; nothing where they are many. */
export function namedUnits(units: Iterable<string>): Pick<Arrival, 'units'> {
  const all = [...new Set(units)].sort();
  return all.length <= MOST_UNITS_NAMED ? { units: all } : {};
}

/** Whether an arrival may count for a unit. */
export function mayCountFor({ units }: Pick<Arrival, 'units'>, unit: string): boolean {
  return units === undefined || units.includes(unit);
}

/** What tells which of two arrivals is the later one. */
export type Moment = Pick<Arrival, 'submission' | 'key' | 'sequencer' | 'arrivedAt'>;

/** The sequencer of an arrival whose event has none. */
export const NO_SEQUENCER = '0';

/** Where an object key says that a file comes from. */
export type ArrivalKey = { source: string; feed: string; fileName: string };

const FEED = /^[a-z0-9][a-z0-9._-]{0,62}$/i;

/** Whether a text can name a feed: letters, digits, points, hyphens and underscores, of which a key is made. */
export function isFeed(text: string): boolean {
  return FEED.test(text);
}

/** Reads `<source>/<feed>/<file name>`; null where the key has another shape. Feeds are compared in lower case. */
export function parseArrivalKey(key: string): ArrivalKey | null {
  const [source, feed, ...rest] = key.split('/');
  const fileName = rest.join('/');
  if (!source || !feed || !fileName || fileName.endsWith('/') || !isFeed(feed)) return null;
  return { source: source.toLowerCase(), feed: feed.toLowerCase(), fileName };
}

/** The name of the file under a key that `parseArrivalKey` reads; it may hold folders. */
export function fileNameOf(key: string): string {
  return parseArrivalKey(key)?.fileName ?? key;
}

/**
 * Whether `left` is the later state of the world. Sequencers order the versions of one key exactly; different keys, and
 * arrivals without a sequencer, are ordered by the time of arrival (Amazon S3 User Guide, "Event ordering and duplicate
 * events").
 */
export function isNewer(left: Moment, right: Moment): boolean {
  const isSequenced = left.key === right.key && ![left.sequencer, right.sequencer].includes(NO_SEQUENCER);
  if (!isSequenced && left.arrivedAt !== right.arrivedAt) return left.arrivedAt > right.arrivedAt;
  const width = Math.max(left.sequencer.length, right.sequencer.length);
  const [a, b] = [left.sequencer.padEnd(width, '0'), right.sequencer.padEnd(width, '0')];
  return a === b ? left.submission > right.submission : a > b;
}
