/**
 * One admitted-patient spell as the rules see it. Dates are days since 1970-01-01. Codes are trimmed and upper case,
 * null when missing; `treatmentFunction` is the last episode's.
 * `delayDays` are the whole days from being ready to leave to leaving: 0 where the ready date is blank, because providers
 * may leave it blank for a patient who left on the day they were ready (NHS England, Discharge ready date guidance), and
 * null where the ready date cannot be right. `conditions` are the conditions of the stay's first episode, as bits.
 */
export type Spell = {
  admissionDate: number;
  dischargeDate: number;
  dischargeReadyDate: number | null;
  lengthOfStayDays: number;
  delayDays: number | null;
  age: number;
  sex: string | null;
  admissionMethod: string;
  patientClassification: string | null;
  administrativeCategory: string | null;
  dischargeMethod: string | null;
  dischargeDestination: string | null;
  sourceOfAdmission: string | null;
  treatmentFunction: string | null;
  conditions: number;
};
