import { expect, test } from 'vitest';
import { loadEntries } from '../../../functions/edges/records/load-entries.ts';
import { arrivedIn } from '../../core/returns/arrived-in.ts';
import { memoryStores } from '../../handlers/memory-stores.ts';

const place = (quarter: number) => ({ unit: 'E08000026', quarter: `2025-26-Q${quarter}` as '2025-26-Q1' });

const income = (quarter: number, actual: number) =>
  [
    `Better Care Fund Q${quarter} 2025-26`,
    'Health and wellbeing board,Coventry',
    'Financial year,2025-26',
    'Source of funding,Planned income,Actual to date',
    `DFG,1000,${actual}`,
  ].join('\n');

const answers = (quarter: number, ...rows: string[]) =>
  [`Coventry: narrative for Q${quarter} 2025-26`, 'Sheet,Question,Answer', ...rows].join('\n');

async function loaded(files: Record<string, string>, quarter: number) {
  const { records } = memoryStores();
  await arrivedIn(records, files);
  return loadEntries(records, place(quarter));
}

const YEAR = {
  'finance/coventry/q1.csv': income(1, 250),
  'finance/coventry/q2.csv': income(2, 500),
  'finance/coventry/q3.csv': income(3, 750),
};

test.each([
  [1, 250],
  [2, 500],
  [3, 750],
  [4, 750],
])('the return of quarter %i has the amounts to date of the newest table up to it: %i', async (quarter, actual) => {
  const { income: found, entryFiles } = await loaded(YEAR, quarter);
  expect(found?.sources).toEqual([{ fundingSource: 'dfg', planned: 1000, updated: null, actual }]);
  expect(entryFiles.map(({ file }) => file)).toEqual([`q${Math.min(quarter, 3)}.csv`]);
});

test('amounts to date of a later quarter are left out, and it is said from which file', async () => {
  const { income: found, leftOut } = await loaded({ 'finance/coventry/q3.csv': income(3, 750) }, 1);
  expect(found).toEqual({
    toQuarter: null,
    sources: [{ fundingSource: 'dfg', planned: 1000, updated: null, actual: null }],
  });
  expect(leftOut).toEqual(['q3.csv has amounts to the end of Quarter 3 2025-26; they are not shown here']);
});

test('of two feeds with the income of one area the newest is used, and the other is named', async () => {
  const { income: found, leftOut } = await loaded(
    { 'finance/council/q1.csv': income(1, 100), 'finance/icb/q1.csv': income(1, 200) },
    1,
  );
  expect(found?.sources[0]?.actual).toBe(200);
  expect(leftOut).toEqual(['Income of the year came from council and icb; only that of icb, the newest, is used']);
});

test('the answers of several feeds come together; of two answers to one question the newest stands', async () => {
  const { answers: found } = await loaded(
    {
      'narrative/council/a.csv': answers(1, '4. Metrics,Challenges,Two wards closed', '4. Metrics,Achievements,None'),
      'narrative/icb/b.csv': answers(1, '4. Metrics,challenges?,One ward closed'),
      'narrative/icb/later.csv': answers(2, '4. Metrics,Challenges,None'),
    },
    1,
  );
  expect(found.map(({ question, answer }) => [question, answer])).toEqual([
    ['challenges?', 'One ward closed'],
    ['Achievements', 'None'],
  ]);
});

test('scheme lines keep their order, and the required spend that they come to', async () => {
  const header =
    'Area,Financial year,Scheme ID,Scheme Name,Area of Spend,Commissioner,Source of Funding,Planned expenditure,Actual expenditure';
  const { schemes } = await loaded(
    {
      'finance/coventry/schemes.csv': [
        header,
        'Coventry,2025-26,2,Equipment,Social Care,LA,Minimum NHS Contribution,300,100',
        'Coventry,2025-26,1,Nursing,Community Health,NHS,Minimum NHS Contribution,500,',
      ].join('\n'),
    },
    1,
  );
  expect(schemes?.lines.map(({ schemeName, planned, actual }) => [schemeName, planned, actual])).toEqual([
    ['Equipment', 300, 100],
    ['Nursing', 500, null],
  ]);
  expect(schemes?.spend).toMatchObject({
    'adult-social-care': { planned: 300, actual: 100 },
    'out-of-hospital': { planned: 500 },
  });
});

test('demand of two feeds in one month is added up, and months of the whole year are taken', async () => {
  const rows = (month: string, number: number) =>
    [
      'Area,Kind,Service type,Month,Number',
      `Coventry,Demand - Hospital Discharge,Reablement at home,${month},${number}`,
    ].join('\n');
  const { capacityAndDemand } = await loaded(
    {
      'intermediate-care/council/a.csv': rows('2025-04', 10),
      'intermediate-care/trust/b.csv': rows('2025-04', 5),
      'intermediate-care/council/c.csv': rows('2026-03', 7),
    },
    1,
  );
  expect(capacityAndDemand).toEqual([
    {
      kind: 'demand-hospital',
      service: 'reablement-at-home',
      referralSource: null,
      months: { '2025-04': 15, '2026-03': 7 },
    },
  ]);
});

test('an area that has sent nothing has no entries', async () => {
  const { records } = memoryStores();
  expect(await loadEntries(records, place(1))).toMatchObject({
    income: null,
    schemes: null,
    answers: [],
    entryFiles: [],
  });
});
