import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { findBoard } from '../functions/core/areas/boards.ts';
import { layoutFor } from '../functions/core/returns/layout.ts';
import { asRevision, assembleReturn } from '../functions/core/returns/return-document.ts';
import { returnWorkbook } from '../functions/core/workbook/return-workbook.ts';
import { computeMetrics } from '../functions/edges/records/compute-metrics.ts';
import { loadEntries } from '../functions/edges/records/load-entries.ts';
import { readCurrentFeeds } from '../functions/edges/records/load-quarter.ts';
import { writeWorkbook } from '../functions/edges/spreadsheets/write-workbook.ts';
import { arrivedIn } from './core/returns/arrived-in.ts';
import { memoryStores } from './handlers/memory-stores.ts';
const published = (name: string) => readFileSync(new URL(`golden/fixtures/${name}.csv`, import.meta.url), 'utf8');
test('x', async () => {
  const { records } = memoryStores();
  await arrivedIn(records, {
  'plan/coventry/plan-2022-23.csv': published('plan-2022-23'),
  'finance/coventry/income-2022-23.csv': published('income-2022-23'),
  'finance/coventry/discharge-fund-2022-23.csv': published('discharge-fund-2022-23'),
  'narrative/coventry/answers-2022-23-q4.csv': published('answers-2022-23'),
  });
  const place = { unit: 'E08000026', quarter: '2022-23-Q4' as const };
  const board = findBoard('Coventry')!;
  const metrics = await computeMetrics({ records, settings: { preferredFeeds: {} } }, await readCurrentFeeds(records), place);
  const draft = assembleReturn({ board, quarter: place.quarter, metrics, entries: await loadEntries(records, place), today: '2023-05-23' });
  const document = asRevision(draft, { revision: 1, generatedAt: '2023-05-23T09:00:00.000Z', previous: null });
  writeFileSync('/tmp/look/Coventry2022.xlsx', await writeWorkbook(returnWorkbook(document, layoutFor('2022-23'))));
});
