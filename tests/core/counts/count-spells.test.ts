import { describe, expect, test } from 'vitest';
import { countRecords, day, rowsIn, soundSpell } from './records-for-test.ts';

const PLANNING = 'emergency-admissions-65-plus.nhs-planning';

describe('spells are counted by board of residence and month of discharge', () => {
  test('a spell counts where the patient lives, in the month in which it ended', () => {
    const counted = countRecords([
      soundSpell({ admissionDate: day('2025-03-30'), dischargeDate: day('2025-04-01'), dischargeReadyDate: null }),
    ]);
    expect(counted.cells.map(({ unit, period, rows }) => [unit, period, rows])).toEqual([['E08000026', '2025-04', 1]]);
    expect(counted.slots).toEqual([{ scope: '*', period: '2025-04', rows: 1 }]);
  });

  test('one delayed discharge is in one band, with its days', () => {
    const [cell] = countRecords([soundSpell()]).cells;
    expect(cell?.counts).toMatchObject({
      [PLANNING]: 1,
      'emergency-admissions-65-plus.all-emergency': 1,
      discharges: 1,
      'discharges-on-ready-date': 0,
      'discharges-delayed-1-day': 0,
      'discharges-delayed-2-3-days': 1,
      'bed-days-after-ready-date': 2,
      'bed-days-delayed-2-3-days': 2,
      'bed-days-delayed-4-6-days': 0,
    });
  });

  test('two trusts may use the same spell number for two spells', () => {
    const counted = countRecords([soundSpell(), soundSpell({ providerCode: 'RWE' })]);
    expect(counted.cells[0]?.counts[PLANNING]).toBe(2);
    expect(counted.notCounted).toEqual({});
  });

  test('a month with rows of which none is an emergency counts none, rather than nothing', () => {
    const [cell] = countRecords([soundSpell({ admissionMethod: '11' })]).cells;
    expect(cell?.counts[PLANNING]).toBe(0);
  });
});

describe('a spell counts once', () => {
  test('the same row twice is one spell and one duplicate', () => {
    const counted = countRecords([soundSpell(), soundSpell()]);
    expect(counted.cells[0]?.rows).toBe(1);
    expect([counted.accepted, counted.notCounted]).toEqual([1, { duplicate: 1 }]);
    expect(counted.issues.map(({ code, found }) => [code, found])).toEqual([['duplicate-key', '1 row']]);
  });

  test.each([
    { order: 'older first', versions: [1, 2] },
    { order: 'newer first', versions: [2, 1] },
  ])('of two versions the one extracted last counts: $order', ({ versions }) => {
    const records = versions.map((version) =>
      soundSpell({ extractDate: version, dischargeDate: day(version === 1 ? '2025-04-09' : '2025-05-02') }),
    );
    const counted = countRecords(records);
    expect(counted.cells.map(({ period }) => period)).toEqual(['2025-05']);
    expect(counted.notCounted).toEqual({ duplicate: 1 });
  });

  test('where no row says when it was extracted, the date of submission decides', () => {
    const records = [2, 1].map((version) =>
      soundSpell({ extractDate: null, submissionDate: version, age: version === 2 ? 80 : 40 }),
    );
    expect(countRecords(records).cells[0]?.counts[PLANNING]).toBe(1);
  });

  test('a later version may take a spell out of the count', () => {
    const moved = soundSpell({ extractDate: 2, localAuthority: 'W06000015' });
    for (const records of [
      [soundSpell({ extractDate: 1 }), moved],
      [moved, soundSpell({ extractDate: 1 })],
    ]) {
      const counted = countRecords(records);
      expect(counted.cells).toEqual([]);
      expect(counted.notCounted).toEqual({ 'residence-outside-england': 1, duplicate: 1 });
    }
  });
});

describe('rows that count nowhere are told apart by why', () => {
  test.each([
    { localAuthority: 'W06000015', why: 'residence-outside-england' },
    { localAuthority: null, why: 'residence-not-given' },
    { localAuthority: 'E06999999', why: 'residence-unknown' },
    { localAuthority: null, lsoa21: 'E01009642', why: 'residence-needs-area-lookup' },
  ])('$localAuthority $lsoa21: $why', ({ why, ...residence }) => {
    const counted = countRecords([soundSpell(residence)]);
    expect([counted.accepted, counted.notCounted, counted.cells]).toEqual([0, { [why]: 1 }, []]);
  });

  test('a small area that the lookup knows is counted in its board', () => {
    const lookup = new Map([['E01009642', 'E08000026']]);
    const counted = countRecords([soundSpell({ localAuthority: null, lsoa21: 'E01009642' })], lookup);
    expect(counted.cells[0]?.unit).toBe('E08000026');
  });

  test('a spell that has not ended is accepted nowhere yet', () => {
    const counted = countRecords([soundSpell({ dischargeDate: null, dischargeReadyDate: null })]);
    expect([counted.accepted, counted.notCounted]).toEqual([0, { 'spell-not-ended': 1 }]);
  });
});

describe('what the rules need and the file does not have is said', () => {
  test('a spell without a treatment function is left out of the planning count and reported by row', () => {
    const counted = countRecords([soundSpell(), soundSpell({ spellId: 'H2', treatmentFunction: null })]);
    expect(counted.cells[0]?.counts).toMatchObject({ [PLANNING]: 1, 'emergency-admissions-65-plus.all-emergency': 2 });
    expect(counted.issues.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['rule-input-missing', 3, 'treatmentFunction'],
    ]);
  });

  test('a file without any ready date counts no delays, and says so, rather than no delay at all', () => {
    const counted = countRecords([soundSpell({ dischargeReadyDate: null })]);
    expect(Object.keys(counted.cells[0]?.counts ?? {}).filter((id) => /delay|ready|^discharges$/.test(id))).toEqual([]);
    expect(counted.issues.map(({ code, column }) => [code, column])).toEqual([
      ['rule-not-applied', 'dischargeReadyDate'],
    ]);
  });

  test('a ready date that cannot be right keeps the discharge out of the delays, not out of the admissions', () => {
    const wrong = soundSpell({ spellId: 'H2', dischargeReadyDate: null, dischargeReadyDateInvalid: 1 });
    const [cell] = countRecords([soundSpell(), wrong]).cells;
    expect(cell?.counts).toMatchObject({ [PLANNING]: 2, discharges: 1 });
  });

  test('the rows read are always the rows accounted for', () => {
    const records = [
      soundSpell(),
      soundSpell(),
      soundSpell({ spellId: 'H2', localAuthority: 'S12000033' }),
      soundSpell({ spellId: 'H3', dischargeDate: null }),
      soundSpell({ spellId: 'H4', localAuthority: null }),
    ];
    expect(rowsIn(countRecords(records))).toBe(records.length);
  });
});
