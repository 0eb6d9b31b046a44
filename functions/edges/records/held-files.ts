import type { Quarter } from '../../core/periods/period.ts';
import type { EntryFile } from '../../core/returns/return-entries.ts';
import { type Arrival, fileNameOf, isNewer } from '../../core/submissions/arrival.ts';
import { claimsOn, holderOf, type Place } from '../../core/submissions/current.ts';
import type { StoredCell } from './counts.ts';
import type { FeedCurrent } from './currents.ts';
import type { Records } from './records.ts';

/** The records that entries are read from. */
export type EntryRecords = Pick<Records, 'currents' | 'counts'>;
/** Whose entries, and of which quarter. */
export type EntryTarget = { unit: string; quarter: Quarter };

/** What a file says of a place, and from which feed it came. */
export type Held = { feed: FeedCurrent; arrival: Arrival; rows: number };

const newestFirst = (a: Held, b: Held): number => (isNewer(a.arrival, b.arrival) ? -1 : 1);

/** The file as a return names it. */
export const entryFile = ({ feed, arrival, rows }: Held): EntryFile => ({
  source: feed.source,
  submission: arrival.submission,
  sha256: arrival.sha256,
  file: fileNameOf(arrival.key),
  rows,
});

/** What counts for a place in each feed, newest first. */
export function heldIn(feeds: readonly FeedCurrent[], place: Place): Held[] {
  const held = feeds.flatMap((feed): Held[] => {
    const holder = holderOf(feed.current, place);
    const arrival = holder && feed.current.arrivals[holder.submission];
    return arrival ? [{ feed, arrival, rows: holder.rows }] : [];
  });
  return held.sort(newestFirst);
}

/** Everything that stands for a place in each feed, newest first: what counts, and what would if that were withdrawn. */
export function standingIn(feeds: readonly FeedCurrent[], place: Place): Held[] {
  const standing = feeds.flatMap((feed) =>
    claimsOn(feed.current, place).flatMap(({ submission, rows }): Held[] => {
      const arrival = feed.current.arrivals[submission];
      return arrival && rows !== null && !arrival.withdrawn ? [{ feed, arrival, rows }] : [];
    }),
  );
  return standing.sort(newestFirst);
}

/** What a file says under a period: the cell of the period itself, and those of its lines. */
export async function cellsUnder(
  records: EntryRecords,
  held: Held,
  { unit, period }: { unit: string; period: string },
): Promise<StoredCell[]> {
  const cells = await records.counts.list(held.arrival.countsId, unit);
  return cells.filter((cell) => cell.period === period || cell.period.startsWith(`${period}~`));
}
