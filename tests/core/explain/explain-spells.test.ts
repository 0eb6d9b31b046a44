import { describe, expect, test } from 'vitest';
import type { SourceRecord } from '../../../functions/core/intake/source-record.ts';
import { day, soundSpell } from '../counts/records-for-test.ts';
import { asked, byReason, explainRecords } from './explain-for-test.ts';

const PLANNING = 'emergency-admissions-65-plus.nhs-planning';
const AVOIDABLE = 'avoidable-admissions';
const FALLS = ['65-69', '70-74', '75-79', '80-84', '85-89', '90-plus'].map(
  (band) => `falls-admissions-65-plus.${band}`,
);

function fatesOf(records: readonly SourceRecord[], question = asked([PLANNING])): Record<string, number> {
  return byReason(explainRecords(records, question).accepted('numerator'));
}

describe('what became of a spell', () => {
  test('one that passes every rule is counted', () => {
    expect(fatesOf([soundSpell()])).toEqual({ counted: 1 });
  });

  test.each([
    ['of another area', { localAuthority: 'E10000028' }, 'other-area'],
    ['of another month', { dischargeDate: day('2025-05-02'), dischargeReadyDate: null }, 'outside-period'],
    ['of somebody of 64', { age: 64 }, 'rule: aged 65 and over'],
    ['of a day patient', { patientClassification: '2' }, 'rule: ordinary admissions only'],
    ['of a private patient', { administrativeCategory: '02' }, 'rule: private patients are left out'],
    ['that was planned', { admissionMethod: '11' }, 'rule: non-elective admission methods'],
    ['of one day', { admissionDate: day('2025-04-09') }, 'rule: a stay of at least one day'],
    [
      'without a treatment function',
      { treatmentFunction: null },
      'rule-input-missing: specific acute treatment functions only, by the last episode of the spell',
    ],
    [
      'without a patient classification',
      { patientClassification: null },
      'rule-input-missing: ordinary admissions only',
    ],
    [
      'that fails three rules is told of the first',
      { age: 40, admissionMethod: '11', patientClassification: null },
      'rule: aged 65 and over',
    ],
  ])('one %s', (_, parts, fate) => {
    expect(fatesOf([soundSpell(parts)])).toEqual({ [fate]: 1 });
  });

  test('one in a month of the period for which another file counts is told apart from one outside it', () => {
    const may = soundSpell({ spellId: 'H2', dischargeDate: day('2025-05-02'), dischargeReadyDate: null });
    const july = soundSpell({ spellId: 'H3', dischargeDate: day('2025-07-02'), dischargeReadyDate: null });
    const question = asked([PLANNING], { periods: ['2025-04'], within: ['2025-04', '2025-05', '2025-06'] });
    expect(fatesOf([soundSpell(), may, july], question)).toEqual({
      counted: 1,
      'other-counts': 1,
      'outside-period': 1,
    });
  });

  test('rules that the file has no column for are not applied, and not named', () => {
    const { treatmentFunction: _, ...without } = soundSpell();
    expect(fatesOf([without])).toEqual({ counted: 1 });
  });

  test('a file without the column that a measure needs does not give it', () => {
    const { diagnoses: _, ...without } = soundSpell();
    expect(fatesOf([without], asked([AVOIDABLE]))).toEqual({ 'not-given': 1 });
  });

  test('nor does one in whose column nothing stands', () => {
    expect(fatesOf([soundSpell({ diagnoses: null })], asked([AVOIDABLE]))).toEqual({ 'not-given': 1 });
  });

  test('a ready date that cannot be right fails its rule: it is given', () => {
    const spell = soundSpell({ dischargeReadyDateInvalid: 1 });
    const fate = 'rule: a ready date between admission and discharge, or blank';
    expect(fatesOf([spell], asked(['discharges']))).toEqual({ [fate]: 1 });
  });
});

describe('spells are told of once', () => {
  test('a repeat is in the totals of the file, not among the reasons of a figure', () => {
    const { counted, accepted } = explainRecords([soundSpell(), soundSpell()], asked([PLANNING]));
    expect([counted.accepted, counted.notCounted]).toEqual([1, { duplicate: 1 }]);
    expect(byReason(accepted('numerator'))).toEqual({ counted: 1 });
  });

  test('of several episodes the last one is counted, and the others are said to be episodes of the same spell', () => {
    const episodes = [1, 2, 3].map((episodeNumber) =>
      soundSpell({ episodeNumber, lastEpisode: episodeNumber === 3 ? '1' : '2' }),
    );
    expect(fatesOf(episodes)).toEqual({ 'other-episode': 2, counted: 1 });
  });
});

describe('what the first episode says', () => {
  const avoidable = (parts: SourceRecord) =>
    fatesOf([soundSpell({ diagnoses: '||I500', ...parts })], asked([AVOIDABLE]));

  test('a condition is a rule like others', () => {
    expect(avoidable({})).toEqual({ counted: 1 });
    expect(avoidable({ diagnoses: '||S720' })).toEqual({
      'rule: a primary diagnosis of a chronic ambulatory care sensitive condition': 1,
    });
  });

  test('an operation that rules the condition out is said to be what does', () => {
    expect(avoidable({ procedures: '||K261' })).toEqual({
      'rule: heart failure, high blood pressure and angina without certain operations': 1,
    });
  });

  test('a stay without diagnoses in a file that has some lacks what the rule asks for', () => {
    const records = [soundSpell({ diagnoses: '||I500' }), soundSpell({ spellId: 'H2', diagnoses: null })];
    expect(fatesOf(records, asked([AVOIDABLE]))).toEqual({
      counted: 1,
      'rule-input-missing: a primary diagnosis of a chronic ambulatory care sensitive condition': 1,
    });
  });

  test('it decides although another episode speaks for the spell', () => {
    const first = soundSpell({ episodeNumber: 1, lastEpisode: '2', diagnoses: '||S720' });
    const last = soundSpell({ episodeNumber: 2, lastEpisode: '1', diagnoses: '||I500' });
    expect(fatesOf([last, first], asked([AVOIDABLE]))).toEqual({
      'other-episode': 1,
      'rule: a primary diagnosis of a chronic ambulatory care sensitive condition': 1,
    });
  });
});

describe('figures of several counts', () => {
  test('a spell in any age band of a measure is counted once', () => {
    const records = [66, 72, 99, 40].map((age, n) => soundSpell({ spellId: `H${n}`, age }));
    const { counted, accepted } = explainRecords(records, asked(FALLS));
    expect(byReason(accepted('numerator'))).toEqual({ counted: 3, 'rule: aged 65 and over at admission': 1 });
    expect(counted.cells[0]?.counts).toMatchObject({ [FALLS[0] ?? '']: 1, [FALLS[1] ?? '']: 1, [FALLS[5] ?? '']: 1 });
  });

  test('one outside the bands that are asked for is said to be', () => {
    expect(fatesOf([soundSpell({ age: 80 })], asked(FALLS.slice(0, 1)))).toEqual({ 'other-band': 1 });
  });

  test('what is counted and taken off again is told apart', () => {
    const records = [soundSpell(), soundSpell({ spellId: 'H2', dischargeReadyDate: null })];
    const question = asked(['discharges'], { subtract: ['discharges-on-ready-date'] });
    expect(fatesOf(records, question)).toEqual({ counted: 1, 'taken-off': 1 });
  });

  test('days are added up over the spells that are counted, those without any too', () => {
    const records = [soundSpell(), soundSpell({ spellId: 'H2', dischargeReadyDate: null })];
    const { counted, accepted } = explainRecords(records, asked(['bed-days-after-ready-date']));
    expect(byReason(accepted('numerator'))).toEqual({ counted: 2 });
    expect(counted.cells).toEqual([
      { unit: 'E08000026', period: '2025-04', rows: 2, counts: { 'bed-days-after-ready-date': 2 } },
    ]);
  });
});
