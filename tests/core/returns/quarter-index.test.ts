import { describe, expect, it } from 'vitest';
import type { ReturnFile } from '../../../functions/core/returns/latest-document.ts';
import { quarterIndex, quarterIndexEntry } from '../../../functions/core/returns/quarter-index.ts';
import { assembleReturn } from '../../../functions/core/returns/return-document.ts';
import { coventry, coventryQuarter } from './coventry-quarter.ts';

const workbook: ReturnFile = {
  name: 'Coventry HWB.xlsx',
  key: '2025-26/Q1/E08000026/r1/Coventry HWB.xlsx',
  bytes: 21_000,
  sha256: 'c'.repeat(64),
  contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  link: 'http://127.0.0.1:9000/bcf-returns/x?X-Amz-Signature=1&X-Amz-Date=2',
  linkExpiresAt: '2025-07-27T09:31:00.000Z',
};

function entryFor(area: { code: string; name: string }, files: ReturnFile[] = [workbook], missing: string[] = []) {
  const document = assembleReturn({
    board: area,
    quarter: '2025-26-Q1',
    revision: 3,
    generatedAt: '2025-07-20T09:30:00.000Z',
    metrics: coventryQuarter(missing),
    state: 'provisional',
  });
  return quarterIndexEntry(document, { revision: 3, publishedAt: '2025-07-20T09:31:00.000Z', files });
}

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
