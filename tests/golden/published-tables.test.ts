import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { asWorkbook, cellOf, readWhole, type WholeRead } from '../sources/read-whole.ts';

// Better Care Fund 2023-25 planning template of Coventry, as published: sheet 3. Capacity & Demand, and sheets 4. Income
// and 5. Expenditure. Names of trusts are cut as in the template; descriptions of schemes are left out.
const published = (name: string) => readFileSync(new URL(`fixtures/${name}.csv`, import.meta.url), 'utf8');
const COVENTRY = 'E08000026';

const FUNDING = [
  ['DFG', '£4,181,686', '£4,181,686'],
  ['Minimum NHS Contribution', '£30,579,810', '£32,310,627'],
  ['iBCF', '£15,787,327', '£15,787,327'],
  ['Additional LA Contribution', '£56,501,301', '£33,765,635'],
  ['Additional ICB Contribution', '£40,856,116', '£41,727,664'],
  ['Local Authority Discharge Funding', '£2,213,359', '£3,674,174'],
  ['ICB Discharge Funding', '£2,346,237', '£3,616,000'],
  ['Total', '£152,465,836', '£135,063,113'],
];
const income = [
  'Better Care Fund 2023-25 Template,,,',
  'Selected Health and Wellbeing Board:,Coventry,,',
  ',,,',
  'Funding Sources,Income 2023-24,Income 2024-25,',
  ...FUNDING.map(([source, ...amounts]) => `${source},${amounts.map((amount) => `"${amount}"`).join(',')},`),
  ',,,',
].join('\r\n');

const each = [
  ['CSV', async (key: string, text: string) => readWhole(`${key}.csv`, text)],
  ['a workbook', async (key: string, text: string) => readWhole(`${key}.xlsx`, await asWorkbook(text, 'Sheet 1'))],
] as const;

const words = ({ issues }: WholeRead) =>
  issues.map(({ code, level, found, expected }) => [code, level, found, expected]);

describe.each(each)('the published demand and capacity tables, sent as %s', (_, read) => {
  const text = published('demand-and-capacity-2023-24');

  test('are read whole, each under its own title, and the two wrong totals are named', async () => {
    const found = await read('intermediate-care/coventry/capacity-and-demand', text);
    expect(
      found.issues.map(({ code, level, column, found: stated, expected }) => [code, level, column, stated, expected]),
    ).toEqual([
      ['total-mismatch', 'warning', 'Jun-23', '322', '316, the sum of the rows above'],
      ['total-mismatch', 'warning', 'Dec-23', '322', '316, the sum of the rows above'],
    ]);
    expect(found.issues.map(({ cell }) => cell)).toEqual(['E33', 'K33']);
    expect(found.rejected).toBe(false);
    expect(found.counted?.cells.map(({ unit, period }) => [unit, period])).toEqual(
      ['04', '05', '06', '07', '08', '09', '10', '11', '12', '01', '02', '03'].map((month, n) => [
        COVENTRY,
        `${n < 9 ? 2023 : 2024}-${month}`,
      ]),
    );
  });

  test('come to the published figures of each kind', async () => {
    const found = await read('intermediate-care/coventry/capacity-and-demand', text);
    const sums = (kind: string) => found.counted?.cells.map(({ counts }) => counts[kind]);
    expect(sums('demand-hospital')).toEqual([318, 341, 316, 317, 317, 314, 325, 326, 316, 318, 306, 335]);
    expect(sums('demand-community')).toEqual(Array(12).fill(53));
    expect(sums('capacity-hospital')).toEqual([307, 283, 290, 271, 288, 294, 283, 309, 286, 315, 298, 324]);
    expect(sums('capacity-community')).toEqual(Array(12).fill(0));
    expect(cellOf(found, COVENTRY, '2023-04')?.counts).toMatchObject({
      'demand-hospital/reablement-at-home/UNIVERSITY HOSPITALS COVENTRY AND WARWICKSHIRE N': 206,
      'demand-hospital/reablement-in-a-bedded-setting/UNIVERSITY HOSPITALS COVENTRY AND WARWICKSHIRE N': 81,
      'demand-community/reablement-at-home/': 45,
      'capacity-hospital/reablement-at-home/': 205,
    });
  });

  test('are recognised in the inbox', async () => {
    const found = await read('inbox/coventry/planning-template', text);
    expect([found.contract?.source, found.recognisedBy]).toEqual(['intermediate-care', 'content']);
  });
});

describe.each(each)('the published scheme lines, sent as %s', (_, read) => {
  const lines = published('scheme-lines-2023-25');

  test('give the stated Adult Social Care and out-of-hospital spend of both years', async () => {
    const found = await read('finance/coventry/expenditure', lines);
    expect(words(found)).toEqual([]);
    expect(found.rows).toMatchObject({ read: 104, accepted: 104 });
    expect(cellOf(found, COVENTRY, '2023-24~schemes')?.counts).toMatchObject({
      'spend.adult-social-care.planned': 11_505_752,
      'spend.out-of-hospital.planned': 21_076_325,
      'expenditure.additional-la-contribution.planned': 56_501_311,
    });
    expect(cellOf(found, COVENTRY, '2024-25~schemes')?.counts).toMatchObject({
      'spend.adult-social-care.planned': 12_088_935,
      'spend.out-of-hospital.planned': 22_313_177,
      'expenditure.additional-la-contribution.planned': 33_765_615,
    });
    expect(found.counted?.slots).toEqual([
      expect.objectContaining({ scope: COVENTRY, period: '2023-24~schemes', rows: 104 }),
      expect.objectContaining({ scope: COVENTRY, period: '2024-25~schemes', rows: 104 }),
    ]);
    expect(found.periods).toEqual(['2023-24', '2024-25']);
  });

  test('with the income above them show where the two differ, by £10 and by £20', async () => {
    const found = await read('finance/coventry/income-and-expenditure', `${income}\r\n${lines}`);
    expect(found.rejected).toBe(false);
    expect(words(found)).toEqual([
      [
        'total-mismatch',
        'warning',
        'Additional LA Contribution, Coventry 2023-24: £56,501,311 planned expenditure (+£10)',
        '£56,501,301, the planned income of this source',
      ],
      [
        'total-mismatch',
        'warning',
        'Additional LA Contribution, Coventry 2024-25: £33,765,615 planned expenditure (−£20)',
        '£33,765,635, the planned income of this source',
      ],
    ]);
    expect(cellOf(found, COVENTRY, '2023-24~income')?.counts).toEqual({
      'income.dfg.planned': 4_181_686,
      'income.minimum-nhs-contribution.planned': 30_579_810,
      'income.ibcf.planned': 15_787_327,
      'income.additional-la-contribution.planned': 56_501_301,
      'income.additional-nhs-contribution.planned': 40_856_116,
      'income.local-authority-discharge-funding.planned': 2_213_359,
      'income.icb-discharge-funding.planned': 2_346_237,
    });
  });

  test('are recognised in the inbox', async () => {
    const found = await read('inbox/coventry/planning-template', lines);
    expect([found.contract?.source, found.recognisedBy]).toEqual(['finance', 'content']);
  });
});
