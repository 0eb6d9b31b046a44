import { describe, expect, it } from 'vitest';
import { contractForTest, figure } from './contract-for-test.ts';
import { codesAndRows, csv, readFile } from './read-file.ts';

const choice = (name: string, title: string, aliases: string[], choices: string[]) => ({
  name,
  title,
  type: 'choice',
  aliases,
  choices: choices.map((value) => ({ value, title: value, aliases: [] })),
});

const beds = contractForTest(
  [
    {
      ...choice('kind', 'Kind', [], ['demand hospital', 'demand community', 'capacity hospital']),
      elsewhere: ['title'],
      column: 'required',
    },
    { name: 'source', title: 'Trust Referral Source', aliases: ['Trust'] },
    {
      ...choice(
        'service',
        'Service',
        ['Pathway', 'Service Type', 'Service Area'],
        ['Reablement', 'Rehabilitation', 'Social support'],
      ),
      carryDown: true,
      column: 'required',
      constraints: { required: true },
    },
    { name: 'month', title: 'Month', type: 'month' },
    figure('people', 'People'),
  ],
  [{ wide: { field: 'month', period: 'month', families: [{ into: 'people', words: [''] }] } }],
  {
    primaryKey: ['kind', 'source', 'service', 'month'],
    sections: true,
    totalRow: { words: ['total', 'totals'], key: ['source', 'service'] },
  },
);

const HOSPITAL = [
  '3.1 Demand - Hospital Discharge,,,',
  '"Click on the filter box below, to select a trust first",,,',
  'Demand - Hospital,,Apr-23,May-23',
  'Trust Referral Source,Pathway,,',
  'GEORGE ELIOT,Reablement,5,6',
  'SOUTH WARWICKSHIRE,,15,16',
  'GEORGE ELIOT,Rehabilitation,1,1',
];
const COMMUNITY = [
  '3.2 Demand - Community,,,',
  'Intermediate care,,Apr-23,May-23',
  'Service Type,,,',
  'Social support,,,',
  'Reablement,,45,45',
];
const CAPACITY = [
  '3.3 Capacity - Hospital,,,',
  'Capacity,,Apr-23,May-23',
  'Service Area,Metric,,',
  'Reablement,Clients,205,185',
];
const NOTES = ['Commissioning responsibility (% of each),,,', 'ICB,LA,Joint,', ',,100%,', '46%,54%,,'];

const read = (...rows: string[]) => readFile(csv(...rows), { contracts: [beds] });
const told = (result: ReturnType<typeof read>) =>
  result.records.map(({ record: { kind, source, service, month, people } }) =>
    [kind, source, service, month, people].join('|'),
  );

describe('a header of two lines', () => {
  it('has the months on the one and the other names on the other, and blank cells below a text mean it', () => {
    const result = read(...HOSPITAL);
    expect(result.issues).toEqual([]);
    expect(told(result)).toEqual([
      'demand hospital|GEORGE ELIOT|Reablement|2023-04|5',
      'demand hospital|GEORGE ELIOT|Reablement|2023-05|6',
      'demand hospital|SOUTH WARWICKSHIRE|Reablement|2023-04|15',
      'demand hospital|SOUTH WARWICKSHIRE|Reablement|2023-05|16',
      'demand hospital|GEORGE ELIOT|Rehabilitation|2023-04|1',
      'demand hospital|GEORGE ELIOT|Rehabilitation|2023-05|1',
    ]);
  });
});

describe('a sheet with several tables', () => {
  const whole = [...HOSPITAL, 'Totals,Total:,21,24', '', ...COMMUNITY, '', ...CAPACITY, '', ...NOTES];

  it('is read table by table, each with the title above it, and the notes between them are left out', () => {
    const result = read(...whole);
    expect(codesAndRows(result)).toEqual(['total-mismatch@8']);
    expect(result.issues).toMatchObject([{ column: 'May-23', cell: 'D8', found: '24' }]);
    expect(told(result).slice(6)).toEqual([
      'demand community||Reablement|2023-04|45',
      'demand community||Reablement|2023-05|45',
      'capacity hospital||Reablement|2023-04|205',
      'capacity hospital||Reablement|2023-05|185',
    ]);
    expect(result.end).toMatchObject({ rowsRead: 6, rowsRejected: 0, rowsNotCounted: { 'no-figures': 1 } });
    expect(result.end.taken.map(({ value }) => value)).toEqual([
      'demand hospital',
      'demand community',
      'capacity hospital',
    ]);
  });

  it('is read the same however its bytes are cut', () => {
    const text = csv(...whole);
    const once = readFile(text, { contracts: [beds] });
    for (const piece of [1, 5, 64]) expect(readFile(text, { contracts: [beds], piece })).toEqual(once);
  });

  it('names a faulty cell in any of its tables', () => {
    const result = read(...HOSPITAL, '', ...COMMUNITY, 'Rehabilitation,,few,3');
    expect(result.issues).toMatchObject([{ code: 'bad-number', row: 14, column: 'Apr-23', cell: 'C14' }]);
  });

  it('loses no row with figures below a heading inside a table, faulty or not', () => {
    const result = read(
      ...HOSPITAL,
      'All other services,,,',
      'GEORGE ELIOT,Social support,1,2',
      'GEORGE ELIOT,Socks,1,2',
    );
    expect(codesAndRows(result)).toEqual(['bad-code@10']);
    expect(told(result)).toContain('demand hospital|GEORGE ELIOT|Social support|2023-05|2');
  });

  it('of which there are more than anybody writes is refused', () => {
    const many = Array.from({ length: 120 }, () => COMMUNITY).flat();
    expect(codesAndRows(read(...many))).toContain('too-large@503');
  });

  it('of faulty rows that each hold a column name is read in linear time', () => {
    const { end } = readFile(csv(...HOSPITAL) + csv('Service Type,Socks,few,many').repeat(100_000), {
      contracts: [beds],
    });
    expect(end).toMatchObject({ rowsRead: 100_003, rowsRejected: 100_000 });
  });
});
