import { describe, expect, test } from 'vitest';
import { asWorkbook, cellOf, readWhole } from './read-whole.ts';

const COVENTRY = 'E08000026';
const csv = (...rows: string[]) => rows.map((row) => `${row}\r\n`).join('');
const amount = (pounds: number) => `"£${pounds.toLocaleString('en-GB')}"`;

describe('the published tables of the year-end template 2022-23', () => {
  test('income with its sub totals, planned and actual of one year', async () => {
    const found = await readWhole(
      'finance/coventry/income.csv',
      csv(
        'Better Care Fund 2022-23 End of Year Template,,',
        'Select Health and Wellbeing Board:,Coventry,',
        'Income source,Planned 22-23,Actual 22-23',
        `Disabled Facilities Grant,${amount(4_181_686)},`,
        `Improved Better Care Fund,${amount(15_787_327)},`,
        `NHS Minimum Fund,${amount(28_941_709)},`,
        `Minimum Sub Total,${amount(48_910_722)},`,
        `NHS Additional Funding,${amount(39_732_860)},${amount(49_732_860)}`,
        `LA Additional Funding,${amount(49_182_700)},${amount(49_182_700)}`,
        `Additional Sub Total,${amount(88_915_560)},${amount(98_915_560)}`,
        `Total BCF Pooled Fund,${amount(137_826_282)},`,
        `LA Plan Spend,${amount(1_292_552)},`,
        `ICB Plan Spend,${amount(2_616_241)},`,
        `BCF + Discharge Fund,${amount(141_735_075)},`,
      ),
    );
    expect(found.issues).toEqual([]);
    expect(found.rows).toMatchObject({ read: 11, accepted: 7, notCountedBecause: { subtotal: 4 } });
    expect(cellOf(found, COVENTRY, '2022-23~income')?.counts).toMatchObject({
      'income.dfg.planned': 4_181_686,
      'income.additional-nhs-contribution.planned': 39_732_860,
      'income.additional-nhs-contribution.actual': 49_732_860,
      'income.icb-discharge-funding.planned': 2_616_241,
    });
  });

  test('lines of the discharge fund, which name no source of funding, with the year in the title', async () => {
    const found = await readWhole(
      'finance/coventry/discharge-fund.csv',
      csv(
        'Better Care Fund 2022-23 End of Year Template,,,,,,,',
        'ASC Discharge Fund: Coventry,,,,,,,',
        'Scheme Name,Scheme Type,Sub Types,Planned Expenditure,Actual Expenditure,Actual Number of Packages,Unit of Measure,Did you make any changes to planned spending?',
        'Pathway 1 hours,Reablement in a Person’s Own Home,Reablement service accepting community and discharge,"£488,634","£425,293","24,044",Hours of care,No',
        'Housing Support,Other,,"£7,500",£0,0,N/A,Yes',
        'Schemes added since Plan,,,,,,,',
        'Nursing Beds,Residential Placements,Nursing home,,"£176,699",25,Number of beds,Yes',
      ),
    );
    expect(found.issues).toMatchObject([{ code: 'rule-not-applied', level: 'warning' }]);
    expect(found.rows).toMatchObject({ read: 3, accepted: 3 });
    expect(cellOf(found, COVENTRY, '2022-23~schemes')?.counts).toEqual({
      'expenditure.not-given.planned': 496_134,
      'expenditure.not-given.actual': 601_992,
    });
    expect(cellOf(found, COVENTRY, '2022-23~schemes~0001')).toMatchObject({
      counts: { planned: 488_634, actual: 425_293, actualOutputs: 24_044 },
      labels: { schemeName: 'Pathway 1 hours', unit: 'Hours of care' },
    });
  });
});

describe('the form of the year-end template 2022-23, with bare labels and their values', () => {
  const form = csv(
    'Better Care Fund 2022-23 End of Year Template,,',
    '5. Income and Expenditure actual,,',
    'Select Health and Wellbeing Board:,,',
    'Coventry,,',
    'Income,,',
    '2022-23,,',
    `Disabled Facilities Grant,${amount(4_181_686)},`,
    `Improved Better Care Fund,${amount(15_787_327)},`,
    `NHS Minimum Fund,${amount(28_941_709)},`,
    `Minimum Sub Total,,${amount(48_910_722)}`,
    ',Planned,',
    `NHS Additional Funding,${amount(39_732_860)},`,
    `LA Additional Funding,${amount(49_182_700)},`,
    `Additional Sub Total,,${amount(88_915_560)}`,
    ',Planned 22-23,Actual 22-23',
    `Total BCF Pooled Fund,${amount(137_826_282)},${amount(147_826_282)}`,
    ',,',
    'Actual,,',
    `Do you wish to change your additional actual NHS funding?,Yes,${amount(49_732_860)}`,
    'Do you wish to change your additional actual LA funding?,No,',
    `,,${amount(98_915_560)}`,
    'ASC Discharge Fund,,',
    ',Planned,',
    `LA Plan Spend,${amount(1_292_552)},`,
    `ICB Plan Spend,${amount(2_616_241)},`,
    `ASC Discharge Fund Total,,${amount(3_908_793)}`,
    ',Planned 22-23,Actual 22-23',
    `BCF + Discharge Fund,${amount(141_735_075)},${amount(151_735_075)}`,
    'Actual,,',
    'Do you wish to change your additional actual LA funding?,No,',
    `,,${amount(3_908_793)}`,
    'Please provide any comments that may be useful for local context,Further investment by ICB to deal with pressures,',
    'Checklist,,',
  );

  test.each([
    ['CSV', async () => form],
    ['a workbook', () => asWorkbook(form, '5. Income')],
  ])('is read as %s: funding sources, year and area, and its totals agree', async (_, content) => {
    const found = await readWhole('finance/bcf/year-end.xlsx', await content());
    expect(found.issues.map(({ code, level }) => `${code} ${level}`)).toEqual(['unknown-metric warning']);
    expect(found.issues[0]?.found).toContain('Do you wish to change your additional actual NHS funding?');
    expect(found.counted?.cells).toEqual([
      {
        unit: COVENTRY,
        period: '2022-23~income',
        rows: 7,
        counts: {
          'income.dfg.planned': 4_181_686,
          'income.ibcf.planned': 15_787_327,
          'income.minimum-nhs-contribution.planned': 28_941_709,
          'income.additional-nhs-contribution.planned': 39_732_860,
          'income.additional-la-contribution.planned': 49_182_700,
          'income.local-authority-discharge-funding.planned': 1_292_552,
          'income.icb-discharge-funding.planned': 2_616_241,
        },
      },
    ]);
  });

  test.each([
    ['names of columns, in a table above', form.replace(/Better Care Fund 2022-23.*\r\n/, '')],
    [
      'a heading over another table',
      form.replace(/Better Care Fund 2022-23.*\r\n/, '').replace(/,Planned 22-23.*\r\n/g, ''),
    ],
  ])('has the year of its own %s, and not that of its arrival', async (_, content) => {
    const found = await readWhole('finance/coventry/year-end.csv', content, '2026-11-23');
    expect(found.issues.filter(({ code }) => code !== 'unknown-metric')).toEqual([]);
    expect(found.counted?.cells.map(({ period, rows }) => [period, rows])).toEqual([['2022-23~income', 7]]);
    expect(found.taken.filter(({ field }) => field === 'financialYear')).toMatchObject([
      { value: '2022-23', from: 'title' },
    ]);
  });

  test('has the year in the name of a column, and that of its arrival only where nothing says one', async () => {
    const named = csv('Source of Funding,Planned income for 2022-23', 'DFG,100');
    const bare = csv('Source of Funding,Planned income', 'DFG,100');
    const year = async (content: string) => (await readWhole('finance/coventry/a.csv', content, '2026-11-23')).periods;
    expect([await year(named), await year(bare)]).toEqual([['2022-23'], ['2026-27']]);
  });

  test('with planned and actual side by side gives both, and a wrong total is named', async () => {
    const found = await readWhole(
      'finance/coventry/income.csv',
      csv(
        ',Planned 22-23,Actual 22-23',
        `Disabled Facilities Grant,${amount(100)},${amount(90)}`,
        `Improved Better Care Fund,${amount(200)},${amount(210)}`,
        `Minimum Sub Total,${amount(300)},${amount(310)}`,
      ),
    );
    expect(found.issues).toMatchObject([{ code: 'total-mismatch', level: 'warning', row: 4 }]);
    expect(cellOf(found, COVENTRY, '2022-23~income')?.counts).toEqual({
      'income.dfg.planned': 100,
      'income.dfg.actual': 90,
      'income.ibcf.planned': 200,
      'income.ibcf.actual': 210,
    });
  });

  test('is no form where the texts below are no funding sources', async () => {
    const found = await readWhole('finance/coventry/a.csv', csv(',Planned 22-23', 'Beds,5', 'Staff,6'));
    expect(found.issues[0]).toMatchObject({ code: 'missing-column' });
  });
});

describe('a quarterly return of 2025-26', () => {
  test('has planned income, updated plan and actual to date, and says up to when', async () => {
    const found = await readWhole(
      'finance/coventry/Q1 2025-26.csv',
      csv(
        'Source of funding,Planned income,Updated Total Plan Income for 25-26,Q1 Year-to-Date Actual Expenditure',
        'DFG,"£5,290,411","£5,290,411","£1,110,986"',
        'Minimum NHS Contribution,"£34,124,808","£34,374,808","£8,531,202.50"',
        'Local Authority Better Care Grant,"£19,461,501",,',
        'Total,"£58,876,720","£39,665,219","£9,642,188.50"',
      ),
    );
    expect(found.issues).toEqual([]);
    expect(cellOf(found, COVENTRY, '2025-26~income')).toMatchObject({
      labels: { quarter: '2025-26-Q1' },
      counts: {
        'income.dfg.actual': 1_110_986,
        'income.minimum-nhs-contribution.updated': 34_374_808,
        'income.minimum-nhs-contribution.actual': 8_531_202.5,
      },
    });
  });

  test('may hold income and scheme lines in one table', async () => {
    const found = await readWhole(
      'finance/coventry/2025-26.csv',
      csv(
        'Financial year,Scheme ID,Scheme Name,Area of Spend,Commissioner,Source of Funding,Planned income,Planned expenditure',
        '2025-26,,,,,DFG,100,',
        '2025-26,4,Adaptations,Social Care,LA,DFG,,90',
      ),
    );
    expect(found.counted?.slots.map(({ period, rows }) => [period, rows])).toEqual([
      ['2025-26~income', 1],
      ['2025-26~schemes', 1],
    ]);
    expect(found.issues).toMatchObject([{ code: 'total-mismatch', found: expect.stringContaining('(−£10)') }]);
  });

  test('of an unknown source is refused row by row, with the sources that are known', async () => {
    const found = await readWhole(
      'finance/coventry/2025-26.csv',
      csv('Source of funding,Planned income', 'Lottery,5', 'DFG,5'),
    );
    expect(found.issues[1]).toMatchObject({ code: 'bad-code', cell: 'A2', expected: expect.stringContaining('dfg') });
  });
});

describe('narrative answers', () => {
  test('keep all their lines; the sheet stands on its first row only', async () => {
    const long = 'x'.repeat(9_000);
    const found = await readWhole(
      'inbox/coventry/narrative.csv',
      csv(
        'Coventry: narrative for Q1 2025-26',
        'Sheet,Question,Answer',
        '4. Metrics,Challenges,"Two wards closed.\nThey open again in May."',
        `,Achievements,${long}`,
        ',Support needs,',
      ),
    );
    expect([found.contract?.source, found.issues]).toEqual(['narrative', []]);
    expect(found.periods).toEqual(['2025-26-Q1']);
    expect(found.counted?.cells.map(({ labels }) => [labels?.sheet, labels?.answer?.length])).toEqual([
      ['4. Metrics', 41],
      ['4. Metrics', 9_000],
    ]);
    expect(found.rows.notCountedBecause).toEqual({ 'no-answer': 1 });
  });

  test('of more than 10,000 characters are refused in plain words', async () => {
    const found = await readWhole(
      'narrative/coventry/a.csv',
      csv('Area,Quarter,Question,Answer', `Coventry,2025-26-Q1,Challenges,${'x'.repeat(10_001)}`),
    );
    expect(found.issues[1]).toMatchObject({ code: 'out-of-range', expected: 'at most 10000 characters', cell: 'D2' });
  });
});
