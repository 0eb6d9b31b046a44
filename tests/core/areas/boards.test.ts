import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameForms, plainName } from '../../../functions/core/areas/board-name.ts';
import { boardByCode, boards, findBoard } from '../../../functions/core/areas/boards.ts';
import boardsFile from '../../../schemas/areas/boards.json' with { type: 'json' };
import changesFile from '../../../schemas/areas/code-changes.json' with { type: 'json' };
import districtsFile from '../../../schemas/areas/districts.json' with { type: 'json' };

const board = fc.constantFrom(...boards);

const decorations: ((name: string) => string)[] = [
  (name) => name.toUpperCase(),
  (name) => name.toLowerCase(),
  (name) => name.replace(/[.,-]/g, ' '),
  (name) => name.replace(/[.,-]/g, ''),
  (name) => name.replace(/ and /g, ' & '),
  (name) => `${name} Council`,
  (name) => `${name} City Council`,
  (name) => `${name} County Council`,
  (name) => `${name} Borough Council`,
  (name) => `${name} Metropolitan Borough Council`,
  (name) => `${name} Metropolitan District Council`,
  (name) => `${name} MBC`,
  (name) => `${name} CC`,
  (name) => `${name} HWB`,
  (name) => `${name} Health and Wellbeing Board`,
  (name) => `${name} Health & Well-being Board`,
  (name) => `${name} UA`,
  (name) => `${name} Unitary Authority`,
  (name) => `City of ${name}`,
  (name) => `${name}, City of`,
  (name) => `County of ${name}`,
  (name) => `${name}, County of`,
  (name) => `City of ${name} Council`,
  (name) => `Council of the ${name}`,
  (name) => `The London Borough of ${name}`,
  (name) => `London Borough of ${name} Council`,
  (name) => `${name} London Borough Council`,
  (name) => `LB ${name}`,
  (name) => `Royal Borough of ${name}`,
  (name) => `  ${name.replaceAll(' ', '\u00a0')}\t`,
];

// Without the hyphens of Stockton-on-Tees the words run together, and that is not a usual form.
const keepsItsWords = (name: string): boolean => !name.includes('-');

describe('the boards', () => {
  test('there are 153: 63 unitary, 36 metropolitan, 33 in London and 21 counties', () => {
    const kinds = Map.groupBy(boards, ({ code }) => code.slice(0, 3));
    expect([...kinds].map(([kind, members]) => [kind, members.length])).toEqual([
      ['E06', 63],
      ['E08', 36],
      ['E09', 33],
      ['E10', 21],
    ]);
    expect(new Set(boards.map(({ code }) => code)).size).toBe(153);
  });

  test('each lies in one of the nine regions of England', () => {
    expect(new Set(boards.map(({ region }) => region)).size).toBe(9);
    expect(boardByCode('E08000026')).toEqual({ code: 'E08000026', name: 'Coventry', region: 'West Midlands' });
  });

  test('Barnsley and Sheffield carry their codes of April 2025', () => {
    expect(findBoard('Barnsley')?.code).toBe('E08000038');
    expect(findBoard('Sheffield')?.code).toBe('E08000039');
  });
});

describe('finding a board by its code', () => {
  test('every board is found by its own code in any case, with spaces round it', () => {
    for (const each of boards) {
      expect(boardByCode(each.code)).toBe(each);
      expect(findBoard(` ${each.code.toLowerCase()}\u00a0`)).toBe(each);
    }
  });

  test.each([
    ['E08000016', 'E08000038'],
    ['E08000019', 'E08000039'],
    ['E10000002', 'E06000060'],
    ['E10000023', 'E06000065'],
    ['E10000027', 'E06000066'],
    ['E06000048', 'E06000057'],
    ['E08000020', 'E08000037'],
  ])('the former code %s means the board that is now %s', (former, current) => {
    expect(boardByCode(former)?.code).toBe(current);
    expect(findBoard(former)?.code).toBe(current);
  });

  test('a former code is never the current code of another board, and each change has a date and a source', () => {
    for (const change of changesFile.changes) {
      expect(boards.map(({ code }) => code)).not.toContain(change.former);
      expect(boardByCode(change.code)?.name).toBe(change.name);
      expect(change.formerValidTo < change.validFrom).toBe(true);
      expect(change.citation.length).toBeGreaterThan(20);
    }
  });

  test.each(['E07000008', 'E10000006', 'E10000021', 'E12000005', 'W06000015', 'E0800002', ''])(
    '%j is no board',
    (code) => {
      expect(boardByCode(code)).toBeUndefined();
      expect(findBoard(code)).toBeUndefined();
    },
  );
});

describe('finding a board by its name', () => {
  test('every board is found by its own name', () => {
    for (const each of boards) expect(findBoard(each.name)).toBe(each);
  });

  test('every board is found by its name in each of the forms that councils and the NHS write', () => {
    const missed = boards.flatMap((each) =>
      decorations
        .map((decorate) => decorate(each.name))
        .filter((text) => findBoard(text) !== each && (keepsItsWords(each.name) || text.includes('-'))),
    );
    expect(missed).toEqual([]);
  });

  test('words round a name in any two forms at once still leave the same board', () => {
    const decoration = fc.constantFrom(...decorations.filter((_, index) => index !== 3));
    fc.assert(
      fc.property(board, decoration, decoration, (each, first, second) => {
        expect(findBoard(second(first(each.name)))).toBe(each);
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ['Hull', 'E06000010'],
    ['Kingston upon Hull', 'E06000010'],
    ['Hull City Council', 'E06000010'],
    ['City of Kingston upon Hull', 'E06000010'],
    ['East Riding', 'E06000011'],
    ['Rutland County Council District Council', 'E06000017'],
    ['Herefordshire', 'E06000019'],
    ['County of Herefordshire UA', 'E06000019'],
    ['B&NES', 'E06000022'],
    ['Bristol', 'E06000023'],
    ['City of Bristol', 'E06000023'],
    ['Bristol City Council', 'E06000023'],
    ['Bristol, City of UA', 'E06000023'],
    ['Southend', 'E06000033'],
    ['Southend on Sea City Council', 'E06000033'],
    ['Royal Borough of Windsor & Maidenhead', 'E06000040'],
    ['Durham', 'E06000047'],
    ['Durham County Council', 'E06000047'],
    ['Durham, County', 'E06000047'],
    ['Council of the Isles of Scilly', 'E06000053'],
    ['BCP', 'E06000058'],
    ['BCP Council', 'E06000058'],
    ['Bournemouth, Christchurch & Poole', 'E06000058'],
    ['St Helens', 'E08000013'],
    ['ST.HELENS MBC', 'E08000013'],
    ['Newcastle City Council', 'E08000021'],
    ['City of Wolverhampton Council', 'E08000031'],
    ['City of Bradford Metropolitan District Council', 'E08000032'],
    ['City of London Corporation', 'E09000001'],
    ['London, City of', 'E09000001'],
    ['City of Westminster', 'E09000033'],
    ['Leicester City Council', 'E06000016'],
    ['Leicestershire County Council', 'E10000018'],
    ['Coventry HWB', 'E08000026'],
  ])('%j is %s', (name, code) => {
    expect(findBoard(name)?.code).toBe(code);
  });

  test.each([
    'London',
    'London Region',
    'England',
    'East Midlands',
    'Yorkshire and The Humber',
    'Newcastle',
    'Newcastle-under-Lyme Borough Council',
    'Cumbria',
    'Northamptonshire',
    'Bournemouth',
    'Kingston',
    'Total',
    'City Council',
    'Council',
    'HWB',
    '&',
    'X',
    '',
  ])('%j is no one board', (name) => {
    expect(findBoard(name)).toBeUndefined();
  });

  test('no district, in force or abolished, is taken for a board', () => {
    const districts = [...districtsFile.districts, ...districtsFile.abolished];
    const taken = districts.flatMap(({ name }) =>
      [name, `${name} District Council`, `${name} Borough Council`, `${name} City Council`].filter(findBoard),
    );
    expect(taken).toEqual([]);
  });

  test('no two boards share a name as it is compared, and no other name is a board’s own', () => {
    const names = [...boards, ...boardsFile.otherNames].map(({ name }) => plainName(name));
    expect(new Set(names).size).toBe(names.length);
  });

  test('a cell that holds pages of such words is no board, and costs nothing', () => {
    expect(findBoard(`${'the '.repeat(200_000)}Leeds${' council'.repeat(200_000)}`)).toBeUndefined();
  });

  test('no text whatever makes the search fail, and its forms only grow shorter', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const lengths = nameForms(text).map((form) => form.length);
        expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
        expect(findBoard(text)?.code ?? 'E0').toMatch(/^E0|^E10/);
      }),
    );
  });
});
