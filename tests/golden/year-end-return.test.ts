import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findBoard } from '../../functions/core/areas/boards.ts';
import { layoutFor } from '../../functions/core/returns/layout.ts';
import { asRevision, assembleReturn } from '../../functions/core/returns/return-document.ts';
import { returnWorkbook } from '../../functions/core/workbook/return-workbook.ts';
import type { WorkbookCell } from '../../functions/core/workbook/workbook-model.ts';
import { computeMetrics } from '../../functions/edges/records/compute-metrics.ts';
import { loadEntries } from '../../functions/edges/records/load-entries.ts';
import { readCurrentFeeds } from '../../functions/edges/records/load-quarter.ts';
import { arrivedIn } from '../core/returns/arrived-in.ts';
import { memoryStores } from '../handlers/memory-stores.ts';

// Coventry, Better Care Fund 2022-23 year-end template as published: income, the ASC Discharge Fund and the answers. Who
// completed it is left out.
const published = (name: string) => readFileSync(new URL(`fixtures/${name}.csv`, import.meta.url), 'utf8');

const { records } = memoryStores();
await arrivedIn(records, {
  'plan/coventry/plan-2022-23.csv': published('plan-2022-23'),
  'finance/coventry/income-2022-23.csv': published('income-2022-23'),
  'finance/coventry/discharge-fund-2022-23.csv': published('discharge-fund-2022-23'),
  'narrative/coventry/answers-2022-23-q4.csv': published('answers-2022-23'),
});
const place = { unit: 'E08000026', quarter: '2022-23-Q4' as const };
const board = findBoard('Coventry');
if (!board) throw new Error('Coventry is not a board');
const metrics = await computeMetrics(
  { records, settings: { preferredFeeds: {} } },
  await readCurrentFeeds(records),
  place,
);
const entries = await loadEntries(records, place);
const draft = assembleReturn({ board, quarter: place.quarter, metrics, entries, today: '2023-05-23' });
const document = asRevision(draft, { revision: 1, generatedAt: '2023-05-23T09:00:00.000Z', previous: null });
const workbook = returnWorkbook(document, layoutFor('2022-23'));

/** The cells of the row of a sheet that begins with a text, without the column of its checker. */
function row(sheet: string, first: string): WorkbookCell[] {
  const rows = workbook.sheets.find(({ name }) => name === sheet)?.rows ?? [];
  return [...(rows.find(([cell]) => cell?.value === first) ?? [])];
}
const figures = (sheet: string, first: string) =>
  row(sheet, first).flatMap(({ value }) => (typeof value === 'number' ? [value] : []));

const MONEY = '5. Income & Expenditure actual';
const FUND = 'ASC Discharge Fund';

test.each([
  ['Disabled Facilities Grant', 4_181_686, 4_181_686],
  ['Improved Better Care Fund', 15_787_327, 15_787_327],
  ['NHS Minimum Fund', 28_941_709, 28_941_709],
  ['Minimum Sub Total', 48_910_722, 48_910_722],
  ['NHS Additional Funding', 39_732_860, 49_732_860],
  ['LA Additional Funding', 49_182_700, 49_182_700],
  ['Additional Sub Total', 88_915_560, 98_915_560],
  ['Total BCF Pooled Fund', 137_826_282, 147_826_282],
  ['ASC Discharge Fund: LA Plan Spend', 1_292_552, 1_292_552],
  ['ASC Discharge Fund: ICB Plan Spend', 2_616_241, 2_616_241],
  ['ASC Discharge Fund Total', 3_908_793, 3_908_793],
  ['BCF + Discharge Fund', 141_735_075, 151_735_075],
])('income, %s: £%i planned and £%i actual', (source, planned, actual) => {
  expect(figures(MONEY, source)).toEqual([planned, actual]);
  expect(row(MONEY, source)[1]?.format).toBe('"£"#,##0');
});

test('expenditure of the Better Care Fund and of the ASC Discharge Fund, planned and actual', () => {
  expect(figures(MONEY, 'Better Care Fund')).toEqual([137_826_282, 118_810_374]);
  expect(figures(MONEY, FUND)).toEqual([3_908_793, 1_787_773]);
  expect(figures(FUND, FUND)).toEqual([3_908_793, 1_787_773]);
  expect(figures(FUND, 'ICB')).toEqual([2_616_241, 495_220]);
  expect(figures(FUND, 'LA')).toEqual([1_292_552, 1_292_553]);
});

test.each([
  ['Do you wish to change your additional actual NHS funding?', 'Yes'],
  ['Do you wish to change your additional actual LA funding?', 'No'],
  ['ASC Discharge Fund: Do you wish to change your additional actual LA funding?', 'No'],
  ['ASC Discharge Fund: Do you wish to change your additional actual ICB funding?', 'No'],
  ['Do you wish to change your actual BCF expenditure?', 'Yes'],
  ['ASC Discharge Fund: Do you wish to change your actual BCF expenditure?', 'Yes'],
])('%s %s, as the amounts say themselves', (question, answer) => {
  expect(row(MONEY, question)[1]).toMatchObject({ value: answer, choices: ['Yes', 'No'] });
  const withoutAnswers = assembleReturn({
    board,
    quarter: place.quarter,
    metrics,
    entries: { ...entries, answers: entries.answers.filter(({ answer: given }) => given.startsWith('£')) },
    today: '2023-05-23',
  });
  const money = returnWorkbook(
    asRevision(withoutAnswers, { revision: 1, generatedAt: document.generatedAt, previous: null }),
    layoutFor('2022-23'),
  ).sheets.find(({ name }) => name === MONEY);
  expect(money?.rows.find(([cell]) => cell?.value === question)?.[1]).toMatchObject({
    value: answer,
    style: 'prefilled',
  });
});

test.each([
  ['Avoidable admissions', '832.0', 'Not on track to meet target'],
  ['Discharged from acute hospital', '96.8%', 'On track to meet target'],
  [
    'Long-term admissions to residential and nursing care for people aged 65 and over',
    '698.0',
    'On track to meet target',
  ],
  ['Older people still at home 91 days', '84.0%', 'Not on track to meet target'],
])('%s: a plan of %s, %s', (title, plan, assessment) => {
  const cells = workbook.sheets
    .find(({ name }) => name === '4. Metrics')
    ?.rows.find((each) => String(each[1]?.value).startsWith(title));
  const entry = layoutFor('2022-23').metrics.find((each) => each.title === cells?.[1]?.value);
  expect(metrics.find(({ metric, period }) => metric === entry?.metric && period === '2022-23')?.planDisplay).toBe(
    plan,
  );
  expect(cells?.map(({ value }) => value)).toContain(assessment);
  expect(cells?.map(({ value }) => value)).toContain(Number.parseFloat(plan));
  expect(cells?.at(-1)?.value).toBe('Yes');
});

test('the ASC Discharge Fund has its 27 schemes, each with its amounts, packages, unit and answers', () => {
  expect(document.schemes?.lines).toHaveLength(27);
  expect(row(FUND, 'Pathway 2 beds').map(({ value }) => value)).toEqual([
    'Pathway 2 beds',
    'Bed Based Intermediate Care Services',
    'Step down (discharge to assess pathway 2)',
    608_005,
    549_764,
    133,
    'Number of beds',
    'No',
    'ICB scheme requirements reduced due to difficulty in finding placements. Saturated market and several providers exiting the market hindered any availability.',
    'Yes',
    '545 weeks of beds (LA), 134 weeks of beds (ICB)',
    'Has led to fee rate inflation due to capacity in the market and',
    'Yes',
  ]);
  expect(figures(FUND, 'Nursing Beds')).toEqual([176_699, 25]);
});

test('the year-end feedback has each response as it was chosen', () => {
  const feedback = (first: string) => row('6. Year-End Feedback', first)[1]?.value;
  expect(feedback('2. Our BCF schemes were implemented as planned in 2022-23')).toBe('Agree');
  expect(feedback('Success 1')).toMatch(/^3\. Integrated electronic records/);
  expect(feedback('Success 2')).toBe('Other');
  expect(feedback('Challenge 1')).toMatch(/^6\. Good quality and sustainable provider market/);
  expect(feedback('Challenge 2')).toMatch(/^1\. Local contextual factors/);
});

test('the sign-off is expected on 26 July 2023, and all of the checklist says Yes', () => {
  expect(row('2. Cover', 'If no, please indicate when the report is expected to be signed off')[1]).toMatchObject({
    value: 45_133,
    format: 'dd/mm/yyyy',
  });
  expect(document.checklist.filter(({ complete }) => !complete)).toEqual([]);
  expect(new Set(document.checklist.map(({ sheet }) => sheet))).toEqual(
    new Set(['2. Cover', '3. National Conditions', '4. Metrics', MONEY, '6. Year-End Feedback', FUND]),
  );
  expect(workbook.sheets[0]?.rows[1]?.[0]?.value).toBe('Template Complete: every item of the checklist is complete.');
});

test('the pound by which the council spent more than it had planned is flagged, and no answer is lost', () => {
  const said = document.issues.filter(({ code }) => code !== 'missing-months');
  expect(said.map(({ code, sheet, found, expected }) => [code, sheet, found, expected])).toEqual([
    ['total-mismatch', FUND, 'LA, Actual Expenditure: £1,292,553 (+£1)', '£1,292,552, or less: Planned Expenditure'],
  ]);
});

test('an answer that says another total of expenditure than the scheme lines is flagged with the difference', () => {
  const wrong = { sheet: MONEY, question: 'ASC Discharge Fund: Actual', answer: '£1,787,783' };
  const { issues } = assembleReturn({
    board,
    quarter: place.quarter,
    metrics,
    entries: { ...entries, answers: [...entries.answers, wrong] },
    today: '2023-05-23',
  });
  expect(issues.map(({ found }) => found)).toContain('ASC Discharge Fund, Actual, as answered: £1,787,783 (+£10)');
});
