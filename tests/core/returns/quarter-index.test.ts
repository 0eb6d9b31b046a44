import { describe, expect, it } from 'vitest';
import { quarterIndex } from '../../../functions/core/returns/quarter-index.ts';
import { coventry } from './coventry-quarter.ts';
import { entryFor, workbook } from './index-entry.ts';

const index = (...entries: ReturnType<typeof entryFor>[]) =>
  quarterIndex({ quarter: '2025-26-Q1', updatedAt: '2025-07-20T09:32:00.000Z', entries });

describe('the index of a quarter', () => {
  const staffordshire = { code: 'E10000028', name: 'Staffordshire' };

  it('lists every area by name with its state, coverage, revision and files', () => {
    const found = index(entryFor(staffordshire, [], ['2025-06']), entryFor(coventry));
    expect(found).toMatchObject({
      schema: 'bcf-index/1',
      quarter: '2025-26-Q1',
      title: 'Better Care Fund returns, Quarter 1 2025-26',
    });
    expect(found.areas.map(({ area }) => area.name)).toEqual(['Coventry', 'Staffordshire']);
    expect(found.areas[0]).toMatchObject({
      revision: 3,
      state: 'provisional',
      coverage: 'Every month is present',
      files: [workbook],
    });
    expect(found.areas[1]?.coverage).toContain('no data for June 2025');
  });
});
