import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileConditions } from '../../../functions/core/counts/compile-conditions.ts';
import { conditionDefinitions } from '../../../functions/core/counts/condition-definition.ts';
import type { SourceRecord } from '../../../functions/core/intake/source-record.ts';
import { countRecords, day, soundSpell } from './records-for-test.ts';

const read = compileConditions(conditionDefinitions);
const AVOIDABLE = 1;
const FALL = 2;
const none: string | null = null;

test.each([
  ['chronic hepatitis B', '||B180', true],
  ['acute hepatitis B', '||B169', false],
  ['chronic hepatitis B with sickle-cell disorder', '||B181 ,D571', false],
  ['diabetes', '||E119', true],
  ['other disorders of glucose regulation', '||E15X', false],
  ['iron-deficiency anaemia', '||D509', true],
  ['anaemia from blood loss', '||D500', false],
  ['vitamin B12 deficiency anaemia', '||D510', true],
  ['dementia in Alzheimer’s disease, with its dagger mark', '||F001*', true],
  ['delirium', '||F05X', false],
  ['status epilepticus', '||G410', true],
  ['atrial fibrillation, as coded before 2012', '||I48X', true],
  ['atrial fibrillation, as coded since', '||I489', true],
  ['heart failure', '||I500', true],
  ['hypertensive heart disease with heart failure', '||I110', true],
  ['hypertensive heart disease without', '||I119', true],
  ['hypertensive kidney disease', '||I129', false],
  ['chronic obstructive pulmonary disease', '||J440', true],
  ['emphysema', '||J439', true],
  ['acute bronchitis alone', '||J209', false],
  ['acute bronchitis with chronic obstructive pulmonary disease', '||J209 ,I10X ,J449', true],
  ['asthma', '||J459', true],
  ['pneumonia', '||J181', false],
  ['pneumonia with diabetes as a secondary diagnosis', '||J181 ,E119', false],
])('avoidable admissions: %s, %s', (_, diagnoses, expected) => {
  expect((read(diagnoses, none) & AVOIDABLE) !== 0).toBe(expected);
});

test.each([
  ['heart failure and a heart valve operation', '||I500', '||K261', false],
  ['heart failure and a heart valve operation as the second of two', '||I500', '||U201 ,K261', false],
  ['heart failure and a pacemaker', '||I500', '||K601', false],
  ['heart failure and an operation on veins', '||I500', '||K851', true],
  ['high blood pressure and an angioplasty', '||I10X', '||K501', false],
  ['angina and a coronary angiography', '||I200', '||K631', false],
  ['angina and an ultrasound scan', '||I200', '||U201', true],
  ['angina with an operation behind the first', '||I200', '||U201 ,K631', true],
  ['angina and a blood transfusion', '||I251', '||X331', true],
  ['angina and an amputation', '||I251', '||X093', false],
  ['diabetes and a heart operation', '||E119', '||K401', true],
  ['heart failure and an operation in the second episode', '||I500 ||I500', '||U201 ||K261', true],
  ['heart failure with no operation in the first episode', '||I500 ||I500', '||||K261', true],
])('operations: %s', (_, diagnoses, procedures, expected) => {
  expect((read(diagnoses, procedures) & AVOIDABLE) !== 0).toBe(expected);
});

test.each([
  ['a broken hip from a fall', '||S720 ,W190', true],
  ['burns from a fall into a fire, T code', '||T300 ,W180', true],
  ['T09 is an injury too', '||T099 ,W010', true],
  ['T98 is the last', '||T983 ,W010', true],
  ['T99 is none', '||T99X ,W010', false],
  ['a fall in the third position', '||S520 ,I10X ,W109', true],
  ['two codes of a fall are one', '||S720 ,W010 ,W190', true],
  ['struck by an object, W20', '||S720 ,W20X', false],
  ['an injury without a cause', '||S720', false],
  ['a fall as the only code', '||W190', false],
  ['a fall with pneumonia as the primary diagnosis', '||J181 ,S720 ,W190', false],
  ['a fall in the second episode only', '||S720 ||S720 ,W190', false],
  ['no space before the comma', '||S720,W190', true],
  ['without the marks of an episode', 'S720 ,W190', true],
  ['with dots and in lower case', '||s72.0 ,w19.0', true],
  ['the primary diagnosis left blank', '|| ,S720 ,W190', false],
  ['a second episode on a new line', '||S720 ,W190\n||S720', true],
])('falls: %s', (_, diagnoses, expected) => {
  expect((read(diagnoses, none) & FALL) !== 0).toBe(expected);
});

test('what stands in later episodes never matters', () => {
  const codes = fc.constantFrom('S720', 'W190', 'E119', 'I500', 'J209', 'J449', 'D570', 'B180', 'K401');
  const list = fc.array(codes, { minLength: 1, maxLength: 4 }).map((each) => each.join(' ,'));
  fc.assert(
    fc.property(list, list, (first, second) => {
      expect(read(`||${first} ||${second}`, none)).toBe(read(`||${first}`, none));
    }),
  );
});

test('any text can be read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (diagnoses, procedures) => {
      expect(read(diagnoses, procedures)).toBeLessThan(1 << conditionDefinitions.length);
    }),
  );
});

const counts = (...records: SourceRecord[]) => countRecords(records).cells[0]?.counts ?? {};

describe('spells with conditions are counted', () => {
  test('a fall is counted in the band of the age at admission', () => {
    const ages = [64, 65, 69, 70, 89, 90, 104];
    const found = counts(...ages.map((age) => soundSpell({ spellId: `H${age}`, age })));
    expect(Object.entries(found).filter(([id]) => id.startsWith('falls'))).toEqual([
      ['falls-admissions-65-plus.65-69', 2],
      ['falls-admissions-65-plus.70-74', 1],
      ['falls-admissions-65-plus.75-79', 0],
      ['falls-admissions-65-plus.80-84', 0],
      ['falls-admissions-65-plus.85-89', 1],
      ['falls-admissions-65-plus.90-plus', 2],
    ]);
  });

  test.each<[string, SourceRecord, number]>([
    ['an emergency for diabetes counts at any age', { age: 3 }, 1],
    ['a planned one does not', { admissionMethod: '11' }, 0],
    ['nor an emergency transfer', { admissionMethod: '2B' }, 0],
    ['nor one from another hospital', { sourceOfAdmission: '51' }, 0],
    ['nor a regular attender', { patientClassification: '3' }, 0],
    ['one of unknown source counts', { sourceOfAdmission: null }, 1],
  ])('avoidable admissions: %s', (_, change, expected) => {
    expect(counts(soundSpell({ diagnoses: '||E119', ...change }))['avoidable-admissions']).toBe(expected);
  });

  test.each<[string, SourceRecord, number, number]>([
    ['home counts', { dischargeDestination: '19' }, 1, 1],
    ['a temporary home counts, by the setting', { dischargeDestination: '29' }, 1, 1],
    ['a care home does not', { dischargeDestination: '55' }, 1, 0],
    ['a day case counts', { patientClassification: '2', admissionMethod: '11' }, 1, 1],
    ['another hospital is no discharge', { dischargeDestination: '51' }, 0, 0],
    ['nor is a death', { dischargeMethod: '4' }, 0, 0],
    ['an unknown place is in neither', { dischargeDestination: '99' }, 0, 0],
    ['nor a place not given', { dischargeDestination: null }, 0, 0],
    ['a child is in neither', { age: 17 }, 0, 0],
  ])('discharges to the usual residence: %s', (_, change, all, home) => {
    const found = counts(soundSpell(change));
    expect([found['discharges-for-usual-residence'], found['discharged-to-usual-residence']]).toEqual([all, home]);
  });

  test('the first episode says the condition, the last one the month, in any order of rows', () => {
    const first = soundSpell({ episodeNumber: 1, lastEpisode: '2', dischargeDate: null, diagnoses: 'S720 ,W190' });
    const second = soundSpell({ episodeNumber: 2, lastEpisode: '2', dischargeDate: null, diagnoses: 'J181' });
    const last = soundSpell({
      episodeNumber: 3,
      lastEpisode: '1',
      diagnoses: 'I500',
      dischargeDate: day('2025-05-02'),
    });
    for (const records of [
      [first, second, last],
      [last, second, first],
      [second, last, first],
      [last, first, second],
    ]) {
      const counted = countRecords(records);
      expect(counted.cells.map(({ period }) => period)).toEqual(['2025-05']);
      expect(counted.cells[0]?.counts).toMatchObject({
        'falls-admissions-65-plus.80-84': 1,
        'avoidable-admissions': 0,
      });
    }
  });

  test('a newer version of the first episode says the condition, whichever comes first', () => {
    const opening = { episodeNumber: 1, lastEpisode: '2', dischargeDate: null };
    const older = soundSpell({ ...opening, extractDate: 1, diagnoses: 'J181' });
    const newer = soundSpell({ ...opening, extractDate: 2, diagnoses: 'E119' });
    const last = soundSpell({ episodeNumber: 2, lastEpisode: '1', extractDate: 1, diagnoses: 'J181' });
    for (const records of [
      [older, newer, last],
      [newer, older, last],
      [last, newer, older],
    ]) {
      expect(counts(...records)['avoidable-admissions']).toBe(1);
    }
  });

  test('without a column of diagnoses neither is counted, and each is said once', () => {
    const { diagnoses: _, ...withoutDiagnoses } = soundSpell();
    const counted = countRecords([withoutDiagnoses, { ...withoutDiagnoses, spellId: 'H2' }]);
    const ids = Object.keys(counted.cells[0]?.counts ?? {});
    expect(ids.filter((id) => /falls|avoidable/.test(id))).toEqual([]);
    expect(counted.issues.map(({ code, column, expected }) => [code, column, expected?.split(' of ').at(-1)])).toEqual([
      ['rule-not-applied', 'Diagnoses', 'avoidable-admissions'],
      ['rule-not-applied', 'Diagnoses', 'falls-admissions-65-plus'],
    ]);
  });

  test('a column of diagnoses in which nothing stands counts as none', () => {
    const counted = countRecords([soundSpell({ diagnoses: null })]);
    expect(Object.keys(counted.cells[0]?.counts ?? {}).filter((id) => /falls|avoidable/.test(id))).toEqual([]);
    expect(counted.issues.map(({ code, column }) => [code, column])).toEqual([['rule-not-applied', 'diagnoses']]);
  });

  test('without a column of operations the rule about them is left out, and said', () => {
    const { procedures: _, ...withoutProcedures } = soundSpell({ diagnoses: '||I500' });
    const counted = countRecords([withoutProcedures]);
    expect(counted.cells[0]?.counts['avoidable-admissions']).toBe(1);
    expect(counted.issues.map(({ code, column }) => [code, column])).toEqual([['rule-not-applied', 'Procedures']]);
  });
});
