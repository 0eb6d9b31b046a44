import { expect, test } from 'vitest';
import { lineageOf } from '../../../functions/core/metrics/lineage.ts';
import { cell } from './quarter-fixture.ts';

test('the files behind a number are in the order of their names, then of their submissions, whatever the order of the cells', () => {
  const [b, first, second] = [
    { ...cell('sus-apc', 'b', '2025-04', {}), submission: 's-1', file: 'b.csv' },
    { ...cell('sus-apc', 'a', '2025-04', {}), submission: 's-2', file: 'a.csv' },
    { ...cell('sus-apc', 'a', '2025-05', {}), submission: 's-3', file: 'a.csv' },
  ];
  for (const cells of [
    [b, first, second],
    [second, b, first],
    [first, second, b],
    [second, first, b],
  ])
    expect(lineageOf(cells).map(({ submission }) => submission)).toEqual(['s-2', 's-3', 's-1']);
});
