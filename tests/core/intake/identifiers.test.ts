import { describe, expect, it } from 'vitest';
import { createTally } from '../../../functions/core/checks/tally.ts';
import { sourceContract } from '../../../functions/core/intake/contracts.ts';
import { createSourceReader } from '../../../functions/core/intake/read-source.ts';
import type { SheetHead } from '../../../functions/core/intake/sheet.ts';
import identifying from '../../../schemas/privacy/identifying-columns.json' with { type: 'json' };
import { csv, readFile } from './read-file.ts';

const HEADER = 'Provider,Area,Month,Discharges,On ready date,Bed days,Note';
const ROW = 'RKB,Coventry,2025-04,10,10,0,';
const NHS_NUMBER = '943 476 5919';
const source = 'discharge-ready';
const read = (...rows: string[]) => readFile(csv(...rows), { source });

const refusal = (place: object) => [{ code: 'identifiable-data', level: 'file', found: null, ...place }];

describe('a file of figures', () => {
  it.each(identifying.identifiers.flatMap(({ headers }) => headers).filter((header) => header !== 'name'))(
    'is refused where a column named like "%s" is filled, and not where it is empty',
    (pattern) => {
      const name = pattern.replaceAll('*', ' ').replaceAll('#', '1').trim();
      const header = `${HEADER},${name}`;
      expect(read(header, `${ROW},`).issues).toEqual([]);
      expect(read(header, `${ROW},x`).issues).toMatchObject(refusal({ row: 2, column: name, cell: 'H2' }));
    },
  );

  it('may have a column Name, which is that of a provider', () => {
    expect(read(`${HEADER},Name`, `${ROW},George Eliot Hospital`).issues).toEqual([]);
  });

  it.each([
    ['an NHS number in a note', `${ROW}${NHS_NUMBER} died`, { row: 2, column: 'Note', cell: 'G2' }],
    ['a full postcode in a note', `${ROW}moved to cv1 2wt`, { row: 2, column: 'Note', cell: 'G2' }],
    ['an NHS number where a number should be', ROW.replace(',10,', `,see ${NHS_NUMBER},`), { row: 2, cell: 'D2' }],
    ['an NHS number in the place of an area', ROW.replace('Coventry', NHS_NUMBER), { row: 2, cell: 'B2' }],
    ['an NHS number in a row that has slipped', `x,${NHS_NUMBER},Coventry,2025-04`, { row: 2, cell: 'B2' }],
  ])('is refused for %s', (_, row, place) => {
    expect(read(HEADER, row).issues).toMatchObject(refusal(place));
  });

  it('is refused for what stands above the header or in a row of totals', () => {
    expect(read(`Return for ${NHS_NUMBER}`, HEADER, ROW).issues).toMatchObject(refusal({ row: 1, cell: 'A1' }));
    expect(read(HEADER, ROW, ROW, `Total,,,20,20,0,${NHS_NUMBER}`).issues).toMatchObject(
      refusal({ row: 4, cell: 'G4' }),
    );
  });

  it('does not take a figure, a date or a code for an identifier', () => {
    expect(
      read(HEADER, `${ROW}"£1,234,567,890 on 01/04/2025 in E08000026, week W1 4th, 024 7683 3333"`).issues,
    ).toEqual([]);
  });

  it('quotes no identifier in any issue, however many rows have one', () => {
    const rows = Array.from({ length: 50 }, () => ROW.replace(',10,', `,${NHS_NUMBER} x,`));
    expect(JSON.stringify(read(HEADER, ...rows).issues)).not.toContain('943');
  });
});

describe('a hospital extract', () => {
  it('is not looked through for identifiers in its texts, because its codes may look like one', () => {
    const header = 'spell id,provider,admission date,discharge date,admission method,age,residence';
    const { issues } = readFile(csv(header, '9434765919,RKB,01/04/2025,03/04/2025,21,80,E08000026'), {
      source: 'sus-apc',
    });
    expect(issues).toEqual([]);
  });
});

describe('a workbook', () => {
  const cells = (row: number, text: string) => ({ row, cells: text.split(','), formulasWithoutValue: [] });
  const table: SheetHead = { name: 'Return', rows: [cells(1, HEADER), cells(2, ROW)] };

  function issuesOf(...heads: SheetHead[]) {
    const tally = createTally();
    const contract = sourceContract(source);
    const reader = createSourceReader({
      contracts: contract ? [contract] : [],
      tally,
      onStart: () => {},
      onRecord: () => {},
    });
    reader.chooseSheets(heads);
    return tally.result().issues;
  }

  it('is refused for a filled column of a sheet that is not read', () => {
    const patients = { name: 'Patients', rows: [cells(3, 'Ward,NHS number'), cells(4, 'North,123')] };
    expect(issuesOf(table, patients)).toMatchObject(
      refusal({ sheet: 'Patients', row: 4, column: 'NHS number', cell: 'B4' }),
    );
    expect(issuesOf(table, { name: 'Patients', rows: [cells(3, 'Ward,NHS number'), cells(4, 'North,')] })).toEqual([]);
  });

  it('is refused for a text of a sheet that is not read, or beside the table', () => {
    const notes = { name: 'Notes', rows: [cells(7, `,about ${NHS_NUMBER}`)] };
    expect(issuesOf(notes, table)).toMatchObject(refusal({ sheet: 'Notes', row: 7, cell: 'B7' }));
    const beside = { name: 'Return', rows: [cells(1, HEADER), cells(2, `${ROW},,${NHS_NUMBER}`)] };
    expect(issuesOf(beside)).toMatchObject(refusal({ sheet: 'Return', row: 2, cell: 'I2' }));
  });

  it('may name the officials who sign on a sheet that is not read', () => {
    const cover = { name: 'Cover', rows: [cells(3, 'Role,First name,Surname'), cells(4, 'Chair,Jo,Smith')] };
    expect(issuesOf(cover, table)).toEqual([]);
  });
});
