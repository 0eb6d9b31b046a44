import { textIn } from '../intake/record-values.ts';
import type { SourceRecord } from '../intake/source-record.ts';
import type { CounterContext } from './counter.ts';

/** The unit of figures that name no area and no trust: the feed that sent them. */
export const feedUnit = (feed: string): string => `feed:${feed}`;

/** Which unit a record counts for. */
export type UnitOf = (record: SourceRecord) => string;

/**
 * The board of a record; without one the trust; where a file names neither, the feed that sent it. The first record
 * that is left to the feed is reported, because its figures are in no board's return.
 */
export function createUnitOf({ feed, report }: Pick<CounterContext, 'feed' | 'report'>): UnitOf {
  let isSaid = false;
  return (record) => {
    const named = textIn(record, 'area') || textIn(record, 'provider');
    if (named) return named;
    if (!isSaid) {
      report({
        code: 'area-not-given',
        level: 'warning',
        sheet: null,
        row: null,
        column: null,
        found: null,
        expected: 'a column, a title, a sheet, a file or a feed that names the health and wellbeing board',
        fix: `Nothing says which area these figures are of. They are kept for the feed ${feed} and are in no board's return. Add a column Area, or write the name of the area above the table or in the name of the file.`,
      });
    }
    isSaid = true;
    return feedUnit(feed);
  };
}
