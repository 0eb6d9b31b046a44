import type { Issue } from '../checks/issue.ts';
import { textIn } from '../intake/record-values.ts';
import type { SourceRecord } from '../intake/source-record.ts';
import type { CounterContext } from './counter.ts';

/** The unit of figures that name no area and no trust: the feed that sent them. */
export const feedUnit = (feed: string): string => `feed:${feed}`;

/** Which unit a record counts for. */
export type UnitOf = (record: SourceRecord) => string;

type Reporting = Pick<CounterContext, 'feed' | 'report'>;

const NOT_GIVEN = {
  code: 'area-not-given',
  level: 'warning',
  sheet: null,
  row: null,
  column: null,
  found: null,
} as const;

/** The figures of a trust are those of patients from many boards, so the area is a matter of each row. */
function ofTrust(trust: string): Issue {
  return {
    ...NOT_GIVEN,
    expected: 'a column that names the health and wellbeing board of the patients',
    fix: `Nothing says from which area the patients of ${trust} are. Its figures are kept for the trust and are in no board's return. Send a row for each area, with a column Area.`,
  };
}

function ofFeed(feed: string): Issue {
  return {
    ...NOT_GIVEN,
    expected: 'a column, a title, a sheet, a file or a feed that names the health and wellbeing board',
    fix: `Nothing says which area these figures are of. They are kept for the feed ${feed} and are in no board's return. Add a column Area, or write the name of the area above the table or in the name of the file.`,
  };
}

/**
 * The board of a record, else what it is kept for without one. The first record of no board is reported, because its
 * figures are in no board's return.
 */
function createUnit(
  { report }: Reporting,
  without: (record: SourceRecord) => { unit: string; issue(): Issue },
): UnitOf {
  let isSaid = false;
  return (record) => {
    const area = textIn(record, 'area');
    if (area) return area;
    const { unit, issue } = without(record);
    if (!isSaid) report(issue());
    isSaid = true;
    return unit;
  };
}

/** The board of a record; where a file names none, the feed that sent it. */
export function createUnitOf(context: Reporting): UnitOf {
  const unit = { unit: feedUnit(context.feed), issue: () => ofFeed(context.feed) };
  return createUnit(context, () => unit);
}

/** The board of a record; without one its trust; where a file names neither, the feed that sent it. */
export function createUnitOrTrustOf(context: Reporting): UnitOf {
  const ofSender = { unit: feedUnit(context.feed), issue: () => ofFeed(context.feed) };
  return createUnit(context, (record) => {
    const trust = textIn(record, 'provider');
    return trust ? { unit: trust, issue: () => ofTrust(trust) } : ofSender;
  });
}
