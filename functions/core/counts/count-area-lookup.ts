import { boardByCode } from '../areas/boards.ts';
import { createResidenceResolver } from '../areas/residence.ts';
import type { Issue } from '../checks/issue.ts';
import { reportIfRoom } from '../checks/report-if-room.ts';
import { WHOLE_FEED } from '../submissions/current.ts';
import { type Counter, type CounterContext, DUPLICATE_KEY, duplicateKey, rowWordsOf, textOf } from './counter.ts';

/** Which generation of small areas a file holds: both may be current side by side. */
const GENERATIONS = ['lsoa21', 'lsoa11', 'lsoa'] as const;

const NO_AUTHORITY = { code: 'unknown-area', level: 'row', column: null } as const;

function noAuthority(row: number, found: string | null): Issue {
  return {
    ...NO_AUTHORITY,
    sheet: null,
    row,
    found,
    expected: 'the ONS code of a local authority in England',
    fix: 'Use the codes that the Office for National Statistics publishes, such as E08000026.',
  };
}

/** Keeps which board each small area belongs to. The rows of Wales, Scotland and Northern Ireland are in no board. */
export function countAreaLookup(context: CounterContext): Counter {
  const generation = GENERATIONS.find((name) => context.columns.has(name)) ?? 'lsoa';
  const boardOfSmallArea = new Map<string, string>();
  const firstRows = new Map<string, number>();
  const resolve = createResidenceResolver(new Map());
  let accepted = 0;
  let rejected = 0;
  let outside = 0;
  return {
    add: (record, row) => {
      const smallArea = textOf(record[generation] ?? null);
      const upper = textOf(record.upperTier ?? null);
      const lower = textOf(record.lowerTier ?? null);
      if (!smallArea) return;
      const residence = resolve((upper && boardByCode(upper)?.code) ?? lower, null, null);
      if (residence.kind === 'outside-england') {
        outside += 1;
        return;
      }
      const firstRow = firstRows.get(smallArea);
      if (firstRow !== undefined || residence.kind !== 'board') {
        rejected += 1;
        context.follower?.rejected(row);
        if (firstRow !== undefined)
          reportIfRoom(context, DUPLICATE_KEY, () => duplicateKey(row, smallArea, rowWordsOf(context, firstRow)));
        else reportIfRoom(context, NO_AUTHORITY, () => noAuthority(row, upper ?? lower));
        return;
      }
      firstRows.set(smallArea, row);
      boardOfSmallArea.set(smallArea, residence.code);
      accepted += 1;
    },
    finish: () => ({
      cells: [],
      slots: [{ scope: WHOLE_FEED, period: generation, rows: accepted }],
      accepted,
      rejected,
      notCounted: outside > 0 ? { 'residence-outside-england': outside } : {},
      areaLookup: boardOfSmallArea,
    }),
  };
}
