import { boardByCode } from '../areas/boards.ts';
import type { Issue } from '../checks/issue.ts';
import type { CountCell } from './count-cell.ts';
import { persons65Plus } from './persons-65-plus.ts';

/** What keeps the bands of one area and year from giving the number of people aged 65 and over. */
export function populationIssues({ unit, period, counts, labels }: CountCell): Issue[] {
  const found = persons65Plus(counts);
  const place = `${boardByCode(unit)?.name ?? unit}, ${period.slice(0, 4)}, ${labels?.basis ?? ''}`;
  const warning = { level: 'warning', sheet: null, row: null, column: null } as const;
  if (found.persons === null) {
    if (!found.bandsGiven) return [];
    return [
      {
        ...warning,
        code: 'denominator-missing',
        found: place,
        expected: 'bands of both sexes that cover every age from 65 on',
        fix: 'An age is left out or one sex is missing, so no number of people aged 65 and over is taken from these rows. Add the bands that are missing, or a row for 65+.',
      },
    ];
  }
  if (found.disagreesWith === null) return [];
  return [
    {
      ...warning,
      code: 'total-mismatch',
      found: `${place}: ${found.persons} in the widest bands, ${found.disagreesWith} in the narrowest`,
      expected: 'overlapping age bands that come to the same number of people',
      fix: 'The widest bands count. Find the figure that is wrong and send the file again.',
    },
  ];
}
