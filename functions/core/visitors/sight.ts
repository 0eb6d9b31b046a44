import { parseArrivalKey } from '../submissions/arrival.ts';
import type { Submission } from '../submissions/submission.ts';
import { isOwnFeed, maySee, type Visitor } from './visitor.ts';

/**
 * How much somebody may see of a file: everything, its faults and rows among it; or only that it came and counts for a
 * board of theirs; or not even that.
 */
export type Sight = 'whole' | 'part' | 'none';

type Sent = Pick<Submission, 'key' | 'feed' | 'areas' | 'rows'>;

/**
 * How much of a file somebody may see. Faults quote values of rows, and of a row that is not counted nobody can tell
 * which board it is of. So the whole is for whoever sent the file, and for whoever may see every board that it speaks of
 * where every row of it counts.
 */
export function sightOf(visitor: Pick<Visitor, 'areas' | 'feeds'>, { key, feed, areas, rows }: Sent): Sight {
  if (visitor.areas === 'all') return 'whole';
  const from = feed ?? parseArrivalKey(key)?.feed;
  if (from !== undefined && isOwnFeed(visitor, from)) return 'whole';
  const seen = areas.filter((area) => maySee(visitor, area));
  if (seen.length === 0) return 'none';
  return seen.length === areas.length && rows !== null && rows.accepted === rows.read ? 'whole' : 'part';
}
