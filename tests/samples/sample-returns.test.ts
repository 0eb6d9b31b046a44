import { beforeAll, describe, expect, test } from 'vitest';
import { findBoard } from '../../functions/core/areas/boards.ts';
import { layoutFor } from '../../functions/core/returns/layout.ts';
import { asRevision, assembleReturn, type ReturnDocument } from '../../functions/core/returns/return-document.ts';
import { returnWorkbook } from '../../functions/core/workbook/return-workbook.ts';
import { computeMetrics } from '../../functions/edges/records/compute-metrics.ts';
import { loadEntries } from '../../functions/edges/records/load-entries.ts';
import { readCurrentFeeds } from '../../functions/edges/records/load-quarter.ts';
import { councilWorkbooks } from '../../samples/generator/council-files.ts';
import { sampleFiles } from '../../samples/generator/sample-files.ts';
import { arrivedIn } from '../core/returns/arrived-in.ts';
import { memoryStores } from '../handlers/memory-stores.ts';

const { records } = memoryStores();
const QUARTER = '2025-26-Q4';

async function returnOf(name: string): Promise<ReturnDocument> {
  const board = findBoard(name);
  if (!board) throw new Error(`${name} is not a board`);
  const place = { unit: board.code, quarter: QUARTER } as const;
  const feeds = await readCurrentFeeds(records);
  const metrics = await computeMetrics({ records, settings: { preferredFeeds: {} } }, feeds, place);
  const entries = await loadEntries(records, place);
  const draft = assembleReturn({ board, quarter: QUARTER, metrics, entries, today: '2026-06-23' });
  return asRevision(draft, { revision: 1, generatedAt: '2026-06-23T09:00:00.000Z', previous: null });
}

/** The lookup is for rows that name no council, and of the extracts the quarter's own months are enough. */
const isNeeded = ({ key }: { key: string }): boolean =>
  !key.startsWith('area-lookup/') && (!key.startsWith('sus-apc/') || /2026-0[123]/.test(key));

beforeAll(async () => {
  const files: Record<string, string | Uint8Array> = {};
  for (const { key, body } of sampleFiles().filter(isNeeded)) files[key] = body();
  for (const { key, bytes } of councilWorkbooks) files[key] = await bytes();
  await arrivedIn(records, files);
}, 120_000);

describe('the return of the sample for the last quarter of 2025-26', () => {
  test('lacks nothing in Coventry but the sign-off of the board', async () => {
    const { checklist } = await returnOf('Coventry');
    expect(checklist.filter(({ complete }) => !complete)).toEqual([
      {
        sheet: '2. Cover',
        item: 'Has this report been signed off by (or on behalf of) the HWB at the time of submission?',
        complete: false,
        reason: 'Not answered. From the Better Care Fund lead, in a narrative file',
      },
    ]);
  });

  test('keeps the answer that fits no question, and flags the income that no scheme line spends', async () => {
    const { issues } = await returnOf('Coventry');
    expect(issues.map(({ code, found }) => [code, found])).toEqual([
      [
        'answer-not-asked',
        '"Which lessons were learnt?": The board asks to keep this answer: no question of the return fits it.',
      ],
      ['total-mismatch', 'Additional NHS Contribution, planned expenditure: £43,105,220 (−£250,000)'],
    ]);
  });

  test.each(['Coventry', 'Leicestershire', 'Staffordshire'])('has every sheet of the template in %s', async (name) => {
    const document = await returnOf(name);
    expect(returnWorkbook(document, layoutFor('2025-26')).sheets.map((sheet) => sheet.name)).toEqual([
      '2. Cover',
      '3. National Conditions',
      '4. Metrics',
      '5. Expenditure',
      '6. Schemes',
      '7. Capacity and Demand',
      '8. Year-End Feedback',
      'Quarter summary',
      'Months',
      'Checklist',
      'Notes',
      'Lists',
    ]);
  });
});
