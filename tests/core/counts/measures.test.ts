import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileSpellMeasures, spellMeasureGroups } from '../../../functions/core/counts/measures.ts';
import type { Spell } from '../../../functions/core/counts/spell.ts';
import nonAcute from '../../../schemas/codes/non-specific-acute-treatment-functions.json' with { type: 'json' };

const COLUMNS = [
  'age',
  'admissionMethod',
  'patientClassification',
  'administrativeCategory',
  'dischargeMethod',
  'dischargeDestination',
  'treatmentFunction',
  'admissionDate',
  'dischargeDate',
  'dischargeReadyDate',
  'sourceOfAdmission',
  'diagnoses',
  'procedures',
];
const PLANNING = 'emergency-admissions-65-plus.nhs-planning';
const ALL_EMERGENCY = 'emergency-admissions-65-plus.all-emergency';

/** A woman of 80 admitted through the emergency department for five days, who left home on the day she was ready. */
const ordinary: Spell = {
  admissionDate: 20_200,
  dischargeDate: 20_205,
  dischargeReadyDate: null,
  lengthOfStayDays: 5,
  delayDays: 0,
  age: 80,
  sex: '2',
  admissionMethod: '21',
  patientClassification: '1',
  administrativeCategory: '01',
  dischargeMethod: '1',
  dischargeDestination: '19',
  sourceOfAdmission: '19',
  treatmentFunction: '300',
  conditions: 0,
};

const without = (...absent: string[]) => new Set(COLUMNS.filter((column) => !absent.includes(column)));
const all = compileSpellMeasures(without());

function countedIn(change: Partial<Spell>, { measures } = all): string[] {
  return measures.filter(({ test: holds }) => holds({ ...ordinary, ...change })).map(({ id }) => id);
}

const emergencyIn = (change: Partial<Spell>) => countedIn(change).filter((id) => id.startsWith('emergency'));
const discharged = (change: Partial<Spell>) => countedIn(change).includes('discharges');

test('an ordinary emergency stay at 80 counts by both definitions, and as a discharge on the ready date', () => {
  expect(countedIn({})).toEqual([
    PLANNING,
    ALL_EMERGENCY,
    'discharges',
    'discharges-on-ready-date',
    'bed-days-after-ready-date',
    'discharges-for-usual-residence',
    'discharged-to-usual-residence',
  ]);
});

test.each<[string, Partial<Spell>, string[]]>([
  ['at 65 a stay counts', { age: 65 }, [PLANNING, ALL_EMERGENCY]],
  ['at 64 it does not', { age: 64 }, []],
  [
    'a stay that ends on the day it began is left out of the planning count only',
    { lengthOfStayDays: 0 },
    [ALL_EMERGENCY],
  ],
  ['one night is enough', { lengthOfStayDays: 1 }, [PLANNING, ALL_EMERGENCY]],
  ['a mental health stay is left out of the planning count only', { treatmentFunction: '710' }, [ALL_EMERGENCY]],
  [
    'a stay without treatment function is left out of the planning count only',
    { treatmentFunction: null },
    [ALL_EMERGENCY],
  ],
  ['a transfer that is no emergency is in the planning count only', { admissionMethod: '81' }, [PLANNING]],
  ['a waiting list admission counts nowhere', { admissionMethod: '11' }, []],
  ['an emergency transfer counts by both definitions', { admissionMethod: '2B' }, [PLANNING, ALL_EMERGENCY]],
  ['a day case counts nowhere', { patientClassification: '2' }, []],
  ['a stay of unknown kind counts nowhere', { patientClassification: null }, []],
  ['a private patient counts nowhere', { administrativeCategory: '02' }, []],
  ['a patient of unknown category counts', { administrativeCategory: null }, [PLANNING, ALL_EMERGENCY]],
  ['a patient who died counts as an admission', { dischargeMethod: '4' }, [PLANNING, ALL_EMERGENCY]],
  [
    'a ready date that cannot be right does not matter for an admission',
    { delayDays: null },
    [PLANNING, ALL_EMERGENCY],
  ],
])('emergency admissions 65+: %s', (_, change, expected) => {
  expect(emergencyIn(change)).toEqual(expected);
});

test.each(['21', '22', '23', '24', '25', '28', '2A', '2B', '2C', '2D'])(
  'admission method %s is an emergency',
  (method) => {
    expect(emergencyIn({ admissionMethod: method })).toEqual([PLANNING, ALL_EMERGENCY]);
  },
);

test.each(['31', '32', '81', '82', '83', '84', '89'])(
  'admission method %s is non-elective but no emergency',
  (method) => {
    expect(emergencyIn({ admissionMethod: method })).toEqual([PLANNING]);
  },
);

test.each(['11', '12', '13', '98', '99'])('admission method %s is neither', (method) => {
  expect(emergencyIn({ admissionMethod: method })).toEqual([]);
});

test('the 44 treatment functions that are not specific acute are left out, their neighbours are not', () => {
  expect(nonAcute.codes).toHaveLength(44);
  for (const { code } of nonAcute.codes) expect(emergencyIn({ treatmentFunction: code })).toEqual([ALL_EMERGENCY]);
  for (const code of ['649', '663', '714', '719', '728', '430', '502', '100']) {
    expect(emergencyIn({ treatmentFunction: code })).toEqual([PLANNING, ALL_EMERGENCY]);
  }
});

test.each<[string, Partial<Spell>, boolean]>([
  ['a planned stay counts as well', { admissionMethod: '11' }, true],
  ['at 18 a discharge counts', { age: 18 }, true],
  ['at 17 it does not', { age: 17 }, false],
  ['a stay without a night does not count', { lengthOfStayDays: 0 }, false],
  ['a death does not count', { dischargeMethod: '4' }, false],
  ['a stillbirth does not count', { dischargeMethod: '5' }, false],
  [
    'a death known by the destination only does not count',
    { dischargeMethod: null, dischargeDestination: '79' },
    false,
  ],
  ['a transfer to another hospital does not count', { dischargeDestination: '51' }, false],
  ['a transfer to an independent hospital does not count', { dischargeDestination: '87' }, false],
  ['a discharge to a care home counts', { dischargeDestination: '55' }, true],
  ['a discharge to an unknown place counts', { dischargeDestination: null, dischargeMethod: null }, true],
  ['a stay in a mental health bed does not count', { treatmentFunction: '715' }, false],
  ['a stay without treatment function does not count', { treatmentFunction: null }, false],
  ['a regular day attendance does not count', { patientClassification: '3' }, false],
  ['a ready date that cannot be right leaves the stay out', { delayDays: null }, false],
])('discharges by ready date: %s', (_, change, expected) => {
  expect(discharged(change)).toBe(expected);
});

test.each([
  [0, 'discharges-on-ready-date'],
  [1, 'discharges-delayed-1-day'],
  [2, 'discharges-delayed-2-3-days'],
  [3, 'discharges-delayed-2-3-days'],
  [4, 'discharges-delayed-4-6-days'],
  [6, 'discharges-delayed-4-6-days'],
  [7, 'discharges-delayed-7-13-days'],
  [13, 'discharges-delayed-7-13-days'],
  [14, 'discharges-delayed-14-20-days'],
  [20, 'discharges-delayed-14-20-days'],
  [21, 'discharges-delayed-21-plus-days'],
  [400, 'discharges-delayed-21-plus-days'],
])('a delay of %i days is counted in %s', (delayDays, band) => {
  const counted = countedIn({ delayDays, admissionMethod: '11' }).filter((id) => /^discharges-(on|delayed)/.test(id));
  expect(counted).toEqual([band]);
});

test('every discharge is on the ready date or in exactly one band, and its days are in that band', () => {
  fc.assert(
    fc.property(fc.nat(1_000), (delayDays) => {
      const spell = { ...ordinary, delayDays, lengthOfStayDays: 2_000 };
      const counted = all.measures.filter(({ test: holds }) => holds(spell));
      const days = counted.filter(({ id }) => id.startsWith('bed-days-delayed')).map(({ sum }) => sum?.(spell));
      expect(counted.filter(({ id }) => /^discharges-(on|delayed)/.test(id))).toHaveLength(1);
      expect(days).toEqual(delayDays === 0 ? [] : [delayDays]);
      expect(counted.find(({ id }) => id === 'bed-days-after-ready-date')?.sum?.(spell)).toBe(delayDays);
    }),
  );
});

const code = (...codes: string[]) => fc.constantFrom(...codes, null);
const anySpell: fc.Arbitrary<Spell> = fc
  .record({
    admissionMethod: fc.constantFrom('11', '21', '2A', '2C', '81', '99'),
    age: fc.integer({ min: 0, max: 105 }),
    lengthOfStayDays: fc.nat(40),
    delayDays: fc.option(fc.nat(30)),
    patientClassification: code('1', '1', '2', '3'),
    administrativeCategory: code('01', '02'),
    dischargeMethod: code('1', '4', '5'),
    dischargeDestination: code('19', '51', '79', '55'),
    treatmentFunction: code('300', '430', '501', '710'),
    sourceOfAdmission: code('19', '51'),
    conditions: fc.nat(3),
  })
  .map((fields) => ({ ...ordinary, ...fields }));

test('looking at shared conditions once gives what every measure gives by itself', () => {
  fc.assert(
    fc.property(anySpell, fc.subarray(COLUMNS), (spell, columns) => {
      const { measures, bitsOf, withConditions } = compileSpellMeasures(new Set(columns));
      const bits = measures.reduce((sum, { test: holds }, place) => sum + (holds(spell) ? 2 ** place : 0), 0);
      expect(withConditions(bitsOf(spell), spell.conditions)).toBe(bits);
    }),
  );
});

test('a missing code is reported only where it alone keeps the spell out of a count', () => {
  expect(all.inputMissing(ordinary)).toBeNull();
  expect(all.inputMissing({ ...ordinary, treatmentFunction: null })).toBe('treatmentFunction');
  expect(all.inputMissing({ ...ordinary, patientClassification: null })).toBe('patientClassification');
  expect(all.inputMissing({ ...ordinary, treatmentFunction: null, age: 10 })).toBeNull();
  expect(all.inputMissing({ ...ordinary, treatmentFunction: null, lengthOfStayDays: 0 })).toBeNull();
  expect(
    all.inputMissing({ ...ordinary, treatmentFunction: null, admissionMethod: '11', dischargeMethod: '4' }),
  ).toBeNull();
  expect(all.inputMissing({ ...ordinary, dischargeMethod: null, administrativeCategory: null })).toBeNull();
});

test('filling in a code that was reported missing adds the spell to a count', () => {
  fc.assert(
    fc.property(anySpell, (spell) => {
      const filled = {
        ...spell,
        treatmentFunction: spell.treatmentFunction ?? '300',
        patientClassification: spell.patientClassification ?? '1',
      };
      const adds = all.bitsOf(filled) !== all.bitsOf(spell);
      expect(all.inputMissing(spell) !== null).toBe(adds);
    }),
  );
});

test('a file with every column has nothing to report', () => {
  expect(all.notApplied).toEqual([]);
  expect(all.measures).toHaveLength(21);
});

test('without treatment functions the rule is left out and said once for each definition that has it', () => {
  const { measures, notApplied } = compileSpellMeasures(without('treatmentFunction'));
  expect(notApplied).toEqual([
    {
      measure: PLANNING,
      field: 'treatmentFunction',
      rule: 'specific acute treatment functions only, by the last episode of the spell',
      effect: 'rule-left-out',
    },
    {
      measure: 'discharges-by-ready-date',
      field: 'treatmentFunction',
      rule: 'specific acute treatment functions only, by the last episode of the spell',
      effect: 'rule-left-out',
    },
  ]);
  expect(measures.find(({ id }) => id === PLANNING)?.test({ ...ordinary, treatmentFunction: null })).toBe(true);
});

test('without administrative categories nothing is said, because the rule is optional', () => {
  expect(compileSpellMeasures(without('administrativeCategory')).notApplied).toEqual([]);
});

test('without a discharge ready date column no delay is counted at all, and only that is said', () => {
  const { measures, notApplied, readyDateMeasures } = compileSpellMeasures(
    without('dischargeReadyDate', 'dischargeMethod'),
  );
  expect(measures.map(({ id }) => id)).toEqual([
    PLANNING,
    ALL_EMERGENCY,
    'avoidable-admissions',
    'falls-admissions-65-plus',
    'discharges-for-usual-residence',
    'discharged-to-usual-residence',
  ]);
  expect(notApplied.map(({ measure, effect }) => [measure, effect])).toEqual([
    ['discharges-by-ready-date', 'measure-not-counted'],
    ['discharges-to-usual-residence', 'rule-left-out'],
  ]);
  expect(readyDateMeasures.size).toBe(0);
});

test('the measures that need ready dates are the fifteen of discharges', () => {
  expect([...all.readyDateMeasures]).toEqual(all.measures.map(({ id }) => id).slice(2, 17));
});

test('every rule cites its source', () => {
  const rules = spellMeasureGroups.flatMap((group) => [
    ...group.where,
    ...group.measures.flatMap(({ where }) => where),
  ]);
  expect(rules.filter(({ citation }) => citation.length < 10)).toEqual([]);
  expect(rules.length).toBeGreaterThan(20);
});
