import { boardByCode } from '../areas/boards.ts';
import { createResidenceResolver } from '../areas/residence.ts';
import { WHOLE_FEED } from '../submissions/current.ts';
import { type Counter, type CounterContext, duplicateKey, textOf } from './counter.ts';

/** Which generation of small areas a file holds: both may be current side by side. */
const GENERATIONS = ['lsoa21', 'lsoa11', 'lsoa'] as const;

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
        context.report(
          firstRow !== undefined
            ? duplicateKey(row, smallArea, firstRow)
            : {
                code: 'unknown-area',
                level: 'row',
                sheet: null,
                row,
                column: null,
                found: upper ?? lower,
                expected: 'the ONS code of a local authority in England',
                fix: 'Use the codes that the Office for National Statistics publishes, such as E08000026.',
              },
        );
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
