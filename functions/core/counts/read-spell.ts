import type { SourceRecord } from '../intake/source-record.ts';
import { numberOf, textOf } from './counter.ts';
import type { Spell } from './spell.ts';

/** Fills one spell, used again for every row, from a record of `sus-apc` whose spell has ended. */
export function fillSpell(spell: Spell, record: SourceRecord): void {
  const admissionDate = record.admissionDate as number;
  const dischargeDate = record.dischargeDate as number;
  const readyDate = numberOf(record.dischargeReadyDate ?? null);
  spell.admissionDate = admissionDate;
  spell.dischargeDate = dischargeDate;
  spell.dischargeReadyDate = readyDate;
  spell.lengthOfStayDays = dischargeDate - admissionDate;
  spell.delayDays = record.dischargeReadyDateInvalid ? null : readyDate === null ? 0 : dischargeDate - readyDate;
  spell.age = record.age as number;
  spell.sex = textOf(record.sex ?? null);
  spell.admissionMethod = record.admissionMethod as string;
  spell.patientClassification = textOf(record.patientClassification ?? null);
  spell.administrativeCategory = textOf(record.administrativeCategory ?? null);
  spell.dischargeMethod = textOf(record.dischargeMethod ?? null);
  spell.dischargeDestination = textOf(record.dischargeDestination ?? null);
  spell.sourceOfAdmission = textOf(record.sourceOfAdmission ?? null);
  spell.treatmentFunction = textOf(record.treatmentFunction ?? null);
}

export const emptySpell = (): Spell => ({
  admissionDate: 0,
  dischargeDate: 0,
  dischargeReadyDate: null,
  lengthOfStayDays: 0,
  delayDays: null,
  age: 0,
  sex: null,
  admissionMethod: '',
  patientClassification: null,
  administrativeCategory: null,
  dischargeMethod: null,
  dischargeDestination: null,
  sourceOfAdmission: null,
  treatmentFunction: null,
  conditions: 0,
});
