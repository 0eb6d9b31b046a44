import type { Issue } from '../../../functions/core/checks/issue.ts';
import { countSpells } from '../../../functions/core/counts/count-spells.ts';
import type { AreaLookup, Counted } from '../../../functions/core/counts/counter.ts';
import type { SourceRecord } from '../../../functions/core/intake/source-record.ts';
import { parseDateDays } from '../../../functions/core/periods/parse-date.ts';

export const day = (text: string): number => {
  const days = parseDateDays(text);
  if (days === null) throw new Error(`${text} is not a day`);
  return days;
};

/** An emergency admission of somebody of 80 in Coventry, in hospital from 2 to 9 April with a hip broken in a fall, who went home. */
export const soundSpell = (parts: SourceRecord = {}): SourceRecord => ({
  spellId: 'H1',
  providerCode: 'RKB',
  admissionDate: day('2025-04-02'),
  dischargeDate: day('2025-04-09'),
  dischargeReadyDate: day('2025-04-07'),
  admissionMethod: '21',
  patientClassification: '1',
  administrativeCategory: '01',
  dischargeMethod: '1',
  dischargeDestination: '19',
  sourceOfAdmission: '19',
  age: 80,
  sex: '1',
  localAuthority: 'E08000026',
  lsoa21: null,
  lsoa11: null,
  treatmentFunction: '300',
  diagnoses: '||S720 ,W190',
  procedures: null,
  ...parts,
});

export type CountedSpells = Counted & { issues: Issue[] };

/** Counts records as one file with the columns of the first record, each row reusing one object as the reader does. */
export function countRecords(records: readonly SourceRecord[], areaLookup: AreaLookup = new Map()): CountedSpells {
  const issues: Issue[] = [];
  const columns = new Set(Object.keys(records[0] ?? soundSpell()));
  const headerOf = new Map([...columns].map((name) => [name, name]));
  const counter = countSpells({
    feed: 'coventry',
    columns,
    headerOf,
    areaLookup,
    report: (issue) => issues.push(issue),
  });
  const reused: SourceRecord = {};
  records.forEach((record, index) => {
    for (const name of Object.keys(reused)) delete reused[name];
    counter.add(Object.assign(reused, record), index + 2);
  });
  return { ...counter.finish(), issues };
}

export const rowsIn = ({ accepted, rejected, notCounted }: Counted): number =>
  accepted + rejected + Object.values(notCounted).reduce((sum, rows) => sum + rows, 0);
