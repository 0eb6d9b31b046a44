import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boards } from '../../../functions/core/areas/boards.ts';
import { createResidenceResolver } from '../../../functions/core/areas/residence.ts';
import changesFile from '../../../schemas/areas/code-changes.json' with { type: 'json' };
import districtsFile from '../../../schemas/areas/districts.json' with { type: 'json' };

const LOOKUP = new Map([
  ['E01009642', 'E08000026'],
  ['E01033614', 'E08000026'],
  ['E01007317', 'E08000016'],
  ['E01025700', 'E07000130'],
  ['E01099999', 'E99999999'],
]);
const resolve = createResidenceResolver(LOOKUP);
const withoutLookup = createResidenceResolver(new Map());
const coventry = { kind: 'board', code: 'E08000026' };

describe('where a patient lives', () => {
  test('every board code, current or former, is that board', () => {
    for (const { code } of boards) expect(resolve(code, null, null)).toEqual({ kind: 'board', code });
    for (const { former, code } of changesFile.changes)
      expect(resolve(former, null, null)).toEqual({ kind: 'board', code });
  });

  test('every district, in force or abolished, is in the board that is responsible for it now', () => {
    for (const { code, board } of [...districtsFile.districts, ...districtsFile.abolished]) {
      expect(boards.map((each) => each.code)).toContain(board);
      expect(resolve(code, null, null)).toEqual({ kind: 'board', code: board });
    }
  });

  test.each([
    ['E07000130', 'Charnwood', 'E10000018'],
    ['E07000028', 'Carlisle', 'E06000063'],
    ['E07000031', 'South Lakeland', 'E06000064'],
    ['E07000165', 'Harrogate', 'E06000065'],
    ['E07000246', 'Somerset West and Taunton', 'E06000066'],
    ['E07000153', 'Kettering', 'E06000061'],
    ['E07000154', 'Northampton', 'E06000062'],
    ['E07000004', 'Aylesbury Vale', 'E06000060'],
    ['E06000028', 'Bournemouth', 'E06000058'],
  ])('%s (%s) is in %s', (code, _, board) => {
    expect(resolve(code, null, null)).toEqual({ kind: 'board', code: board });
  });

  test('there are 164 districts in force, and no code is listed twice', () => {
    const codes = [...districtsFile.districts, ...districtsFile.abolished].map(({ code }) => code);
    expect(districtsFile.districts).toHaveLength(164);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test('a small area is found in the lookup, whichever column it stands in', () => {
    expect(resolve(null, 'E01009642', null)).toEqual(coventry);
    expect(resolve(null, null, 'E01009642')).toEqual(coventry);
    expect(resolve('E01009642', null, null)).toEqual(coventry);
    expect(resolve(null, 'E08000026', null)).toEqual(coventry);
    expect(resolve(null, null, ' e08000026 ')).toEqual(coventry);
  });

  test('a lookup may give a former code or a district', () => {
    expect(resolve(null, 'E01007317', null)).toEqual({ kind: 'board', code: 'E08000038' });
    expect(resolve(null, 'E01025700', null)).toEqual({ kind: 'board', code: 'E10000018' });
  });

  test('the local authority decides before the small area does', () => {
    expect(resolve('E10000018', 'E01009642', null)).toEqual({ kind: 'board', code: 'E10000018' });
    expect(resolve('W06000015', 'E01009642', null)).toEqual({ kind: 'outside-england' });
  });

  test('a blank or unknown local authority leaves the decision to the small area', () => {
    expect(resolve('', 'E01009642', null)).toEqual(coventry);
    expect(resolve('00CQ', null, 'E01009642')).toEqual(coventry);
    expect(resolve('E99999999', 'E01000000', 'E01009642')).toEqual(coventry);
  });

  test.each([
    'W06000015',
    'S12000036',
    'N09000003',
    'L99999999',
    'M99999999',
    'X98',
    'ZZ99 3WZ',
    'ZZ993WZ',
    'Q99',
    'W01000001',
  ])('%s is outside England or no fixed place', (code) => {
    expect(resolve(code, null, null)).toEqual({ kind: 'outside-england' });
    expect(withoutLookup(null, code, null)).toEqual({ kind: 'outside-england' });
  });

  test('a local authority may be given by the name of the board', () => {
    expect(resolve('Coventry', null, null)).toEqual(coventry);
    expect(resolve('COVENTRY CITY COUNCIL', null, null)).toEqual(coventry);
  });

  test('a row without any code is blank', () => {
    expect(resolve(null, null, null)).toEqual({ kind: 'blank' });
    expect(resolve(' ', '', '\u00a0')).toEqual({ kind: 'blank' });
  });

  test('a code that names no board is unknown', () => {
    for (const code of ['E99999999', 'E07999999', '00CQ', 'Atlantis', 'E10000006', 'E01000000', 'E01099999']) {
      expect(resolve(code, null, null)).toEqual({ kind: 'unknown' });
    }
  });

  test('a small area asks for a lookup when none was sent, and is unknown when the lookup lacks it', () => {
    expect(withoutLookup(null, 'E01009642', null)).toEqual({ kind: 'lookup-needed' });
    expect(withoutLookup('00CQ', 'E01009642', null)).toEqual({ kind: 'lookup-needed' });
    expect(withoutLookup('E08000026', 'E01009642', null)).toEqual(coventry);
    expect(resolve(null, 'E01000000', null)).toEqual({ kind: 'unknown' });
  });

  test('any three texts give an answer, the same one every time', () => {
    const code = fc.option(
      fc.oneof(
        fc.string(),
        fc.constantFrom('E01009642', 'E07000130', 'E08000016', 'W06000015', 'ZZ99', 'E99999999', ''),
      ),
    );
    fc.assert(
      fc.property(code, code, code, (la, lsoa21, lsoa11) => {
        const answer = resolve(la, lsoa21, lsoa11);
        expect(createResidenceResolver(LOOKUP)(la, lsoa21, lsoa11)).toEqual(answer);
        expect(['board', 'blank', 'outside-england', 'unknown']).toContain(answer.kind);
      }),
    );
  });

  test('more different codes than are kept in memory are still answered rightly', () => {
    const many = createResidenceResolver(LOOKUP);
    for (let n = 0; n < 120_000; n += 1) many(`E08${n}`, null, null);
    expect(many('E07000130', null, null)).toEqual({ kind: 'board', code: 'E10000018' });
    expect(many(null, 'E01009642', null)).toEqual(coventry);
  });
});
