import { describe, expect, it } from 'vitest';
import { sourceContractOf } from '../../../functions/core/intake/contracts.ts';
import { formatDay } from '../../../functions/core/periods/parse-date.ts';
import { codesAndRows, csv, readFile } from './read-file.ts';

const SPELL_HEADER =
  'APCS_Ident,Der_Activity_Month,Admission_Date,Discharge_Date,Discharge_Ready_Date,Admission_Method,Patient_Classification,Source_of_Admission,Discharge_Destination,Discharge_Method,Sex,Administrative_Category,Age_At_Start_of_Spell_SUS,Der_Age_at_CDS_Activity_Date,Der_Postcode_LSOA_2011_Code,Der_Postcode_LSOA_2021_Code,Der_Postcode_Dist_Unitary_Auth,Der_Provider_Code,Der_Admit_Treatment_Function_Code,Der_Dischg_Treatment_Function_Code,Der_Spell_LoS,Der_Diagnosis_All,Der_Procedure_All,Der_Pseudo_NHS_Number,Extract_Date_Time,Submission_Date';

const SPELL =
  'S1,202504,2025-04-01 00:00:00.000,2025-04-09,20250407,2a,1,19,19,1,2,01,81,81,E01009501,E01009502,E08000026,RKB01,430,300,8,"||E119 ,J849 ||I801",X123,P9,2025-05-20 10:15:00,19/05/2025';

const EPISODE_HEADER =
  'Generated Record Identifier,PBR Spell ID,CDS type,Extract date/time,Submission Date,NHS Number,Date of Birth,Sex,Postcode,Patient Name,NHS Number Trace Status,Hospital Provider Spell Number,Administrative Category,Patient Classification,Admission Method (Hospital Provider Spell),Discharge Destination (Hospital Provider Spell),Discharge Method (Hospital Provider Spell),Source of Admission (Hospital Provider Spell),Start Date (Hospital Provider Spell),Discharge Date (From Hospital Provider Spell),Episode Number,Last Episode In Spell Indicator,Organisation Code Code of Provider,Treatment Function Code,Age as on Admission,Hospital Provider Spell Discharge Ready Date,Local Unitary Authority,Electoral Ward from postcode,Hospital Spell Duration';

const EPISODE =
  'G1,PBR7,130,20/05/2025 09:00,20250519,,,1,,,01,H00017,01,1,21,19,1,19,20250401,20250409,2,1,RWE,300,84,20250409,E10000018,W1,8';

const NARROW_HEADER =
  'spell id,provider,admission date,discharge date,discharge ready date,admission method,age,local authority code';
const narrow = (...rows: string[]) => csv(NARROW_HEADER, ...rows);
const GOOD = 'S0,RKB,01/04/2025,03/04/2025,,21,80,E08000026';

const days = (value: unknown) => (typeof value === 'number' ? formatDay(value) : value);

describe('an admitted patient care extract', () => {
  it('of spells is read by the column names of the national spell tables', () => {
    const read = readFile(csv(SPELL_HEADER, SPELL), { source: 'sus-apc' });
    expect(read.issues).toEqual([]);
    expect(read.end).toMatchObject({ layout: 'spell', rowsRead: 1, rowsRejected: 0, recognisedBy: 'prefix' });
    const { admissionDate, dischargeDate, dischargeReadyDate, extractDate, submissionDate, ...rest } =
      read.records[0]?.record ?? {};
    expect([admissionDate, dischargeDate, dischargeReadyDate].map(days)).toEqual([
      '2025-04-01',
      '2025-04-09',
      '2025-04-07',
    ]);
    expect([extractDate, submissionDate]).toEqual([Date.UTC(2025, 4, 20, 10, 15), Date.UTC(2025, 4, 19)]);
    expect(rest).toEqual({
      spellId: 'S1',
      providerCode: 'RKB',
      admissionMethod: '2A',
      patientClassification: '1',
      administrativeCategory: '01',
      dischargeMethod: '1',
      dischargeDestination: '19',
      sourceOfAdmission: '19',
      age: 81,
      sex: '2',
      localAuthority: 'E08000026',
      lsoa21: 'E01009502',
      lsoa11: 'E01009501',
      treatmentFunction: '300',
      episodeNumber: null,
      lastEpisode: null,
      lengthOfStay: 8,
      diagnoses: '||E119 ,J849 ||I801',
      procedures: 'X123',
      dischargeReadyDateInvalid: 0,
    });
  });

  it('of episodes is read by the column names of the portal extract, with its personal columns empty', () => {
    const read = readFile(csv(EPISODE_HEADER, EPISODE), { source: 'sus-apc' });
    expect(read.issues).toEqual([]);
    expect(read.end.layout).toBe('episode');
    expect(read.records[0]?.record).toMatchObject({
      spellId: 'H00017',
      providerCode: 'RWE',
      episodeNumber: 2,
      lastEpisode: '1',
      age: 84,
      treatmentFunction: '300',
      localAuthority: 'E10000018',
      lsoa21: null,
      lengthOfStay: 8,
      extractDate: Date.UTC(2025, 4, 20, 9, 0),
    });
  });

  it('uses the spell id of the payment grouper where the provider gives no spell number', () => {
    const read = readFile(csv(EPISODE_HEADER, EPISODE.replace('H00017', '')), { source: 'sus-apc' });
    expect(read.records[0]?.record.spellId).toBe('PBR7');
  });

  it('of episodes at full width may repeat column names in its repeating groups', () => {
    const { header, row } = fullWidth(() => '');
    const read = readFile(csv(header, row), { source: 'sus-apc' });
    expect(read.issues).toEqual([]);
    expect(read.records[0]?.record).toMatchObject({ spellId: 'H00017', sex: '1' });
  });

  it('of episodes at full width is refused where the group of births holds an NHS number, whatever its column is called', () => {
    const { header, row } = fullWidth((column) => (column === 760 + 17 + 8 ? '9434765919' : ''));
    const read = readFile(csv(header, row), { source: 'sus-apc' });
    expect(codesAndRows(read)).toEqual(['identifiable-data@2']);
    expect(JSON.stringify(read.issues)).not.toContain('9434765919');
  });

  it.each([
    ['canonical names', NARROW_HEADER],
    [
      'underscores',
      'SPELL_ID,Provider,ADMISSION_DATE,Discharge_Date,DISCHARGE_READY_DATE,Admission_Method,AGE,Residence',
    ],
    [
      'small areas',
      'spell-id,Provider code,Date of admission,Date of discharge,DRD,Method of admission,Age at admission,LSOA 2021',
    ],
    [
      'the names of the canonical record',
      'spellKey,providerCode,admissionDate,dischargeDate,dischargeReadyDate,admissionMethod,age,lad',
    ],
  ])('is read with %s', (_, header) => {
    const read = readFile(csv(header, GOOD), { source: 'sus-apc' });
    expect(read.issues).toEqual([]);
    expect(read.records).toHaveLength(1);
  });

  it('may hold spells that have not ended', () => {
    const read = readFile(narrow('S1,RKB,01/04/2025,,,21,80,E08000026'), { source: 'sus-apc' });
    expect(read.issues).toEqual([]);
    expect(read.records[0]?.record.dischargeDate).toBeNull();
  });

  it('keeps codes as text, and puts back the leading zero that a spreadsheet took away', () => {
    const read = readFile(csv(`${NARROW_HEADER},administrative category`, `${GOOD},1`), { source: 'sus-apc' });
    expect(read.records[0]?.record.administrativeCategory).toBe('01');
  });

  it('counts the coded ages of babies as 0', () => {
    const read = readFile(narrow(GOOD.replace(',80,', ',7003,')), { source: 'sus-apc' });
    expect(read.records[0]?.record.age).toBe(0);
  });

  it.each([
    [
      'a date that does not exist',
      '31/02/2025',
      'S1,RKB,31/02/2025,03/04/2025,,21,80,E08000026',
      'bad-date',
      'admission date',
    ],
    [
      'an unreadable ready date',
      '2025-13-01',
      'S1,RKB,01/04/2025,03/04/2025,2025-13-01,21,80,E08000026',
      'bad-date',
      'discharge ready date',
    ],
    ['an age in words', 'old', 'S1,RKB,01/04/2025,03/04/2025,,21,old,E08000026', 'bad-number', 'age'],
    ['an age that nobody reaches', '130', 'S1,RKB,01/04/2025,03/04/2025,,21,130,E08000026', 'out-of-range', 'age'],
    [
      'a date before any record',
      '1900-01-01',
      'S1,RKB,1900-01-01,03/04/2025,,21,80,E08000026',
      'out-of-range',
      'admission date',
    ],
    [
      'an admission method outside the list',
      '77',
      'S1,RKB,01/04/2025,03/04/2025,,77,80,E08000026',
      'bad-code',
      'admission method',
    ],
    ['no spell id', null, ',RKB,01/04/2025,03/04/2025,,21,80,E08000026', 'required', 'spell id'],
    ['no age', '-', 'S1,RKB,01/04/2025,03/04/2025,,21,-,E08000026', 'required', 'age'],
    ['no admission date', null, 'S1,RKB,,03/04/2025,,21,80,E08000026', 'required', 'admission date'],
  ])('leaves out a row with %s', (_, found, row, code, column) => {
    const read = readFile(narrow(row, GOOD), { source: 'sus-apc' });
    expect(read.issues).toMatchObject([{ code, level: 'row', row: 2, column, found }]);
    expect(read.end).toMatchObject({ rowsRead: 2, rowsRejected: 1 });
    expect(read.records.map(({ row: from }) => from)).toEqual([3]);
  });

  it('leaves out a row whose admission or discharge is after the day on which the file came', () => {
    const rows = [
      'S1,RKB,05/11/2026,22/11/2026,,21,80,E08000026',
      'S2,RKB,05/11/2026,23/11/2026,,21,80,E08000026',
      'S3,RKB,05/11/2062,,,21,80,E08000026',
      'S4,RKB,05/11/26,06/11/26,,21,80,E08000026',
    ];
    const read = readFile(narrow(...rows), { source: 'sus-apc', arrived: '2026-11-22' });
    expect(read.issues.map(({ code, level, cell, expected }) => [code, level, cell, expected])).toEqual([
      ['out-of-range', 'row', 'D3', 'a date from 1990-01-01 to 2026-11-22'],
      ['out-of-range', 'row', 'C4', 'a date from 1990-01-01 to 2026-11-22'],
    ]);
    expect(read.issues[0]?.fix).toContain('after the day on which the file came');
    expect(read.records.map(({ row }) => row)).toEqual([2, 5]);
  });

  it('of an earlier day is read as it was then: dates to come were no fault', () => {
    const contracts = [sourceContractOf('sus-apc', 2)].flatMap((contract) => contract ?? []);
    const read = readFile(narrow('S2,RKB,05/11/2026,23/11/2026,,21,80,E08000026'), {
      contracts,
      arrived: '2026-11-22',
    });
    expect([read.issues, read.records.length, read.end.contract?.version]).toEqual([[], 1, 2]);
  });

  it('leaves out a row whose discharge is before its admission', () => {
    const read = readFile(narrow('S1,RKB,03/04/2025,01/04/2025,,21,80,E08000026'), { source: 'sus-apc' });
    expect(read.issues).toMatchObject([
      { code: 'date-order', level: 'row', row: 2, column: 'discharge date', found: '2025-04-01' },
    ]);
    expect(read.records).toEqual([]);
  });

  it('says one thing of a row with a ready date whose discharge is before its admission: it is left out', () => {
    const read = readFile(narrow('S1,RKB,03/04/2025,01/04/2025,02/04/2025,21,80,E08000026'), { source: 'sus-apc' });
    expect(read.issues).toMatchObject([{ code: 'date-order', level: 'row', column: 'discharge date' }]);
  });

  it('does not promise that a row with a wrong ready date is counted where it is left out for something else', () => {
    const read = readFile(narrow('S1,RKB,01/04/2025,03/04/2025,04/04/2025,21,,E08000026'), { source: 'sus-apc' });
    const ready = read.issues.find(({ code }) => code === 'date-order');
    expect(ready?.fix).toContain('where the spell counts');
  });

  it.each([
    ['after the discharge', '04/04/2025'],
    ['before the admission', '31/03/2025'],
  ])('keeps a row whose ready date is %s, without that date and with a warning', (_, ready) => {
    const read = readFile(narrow(`S1,RKB,01/04/2025,03/04/2025,${ready},21,80,E08000026`), { source: 'sus-apc' });
    expect(read.issues).toMatchObject([{ code: 'date-order', level: 'warning', column: 'discharge ready date' }]);
    expect(read.records[0]?.record).toMatchObject({ dischargeReadyDate: null, dischargeReadyDateInvalid: 1 });
  });

  it('does not carry a wrong ready date over into the next row', () => {
    const read = readFile(narrow('S1,RKB,01/04/2025,03/04/2025,09/04/2025,21,80,E08000026', GOOD), {
      source: 'sus-apc',
    });
    expect(read.records[1]?.record.dischargeReadyDateInvalid).toBe(0);
  });

  it('takes away a code that is not in the list of a field that only narrows, with a warning', () => {
    const read = readFile(csv(`${NARROW_HEADER},discharge destination`, `${GOOD},ZZ`), { source: 'sus-apc' });
    expect(read.issues).toMatchObject([{ code: 'bad-code', level: 'warning', found: 'ZZ' }]);
    expect(read.records[0]?.record.dischargeDestination).toBeNull();
  });

  it('names all columns that it lacks at once, each with the nearest column that is there', () => {
    const read = readFile(csv('spell id,admision date,discharge date,age', 'S1,01/04/2025,03/04/2025,80'), {
      source: 'sus-apc',
    });
    expect(read.issues.map(({ code, column, found }) => [code, column, found])).toEqual([
      ['missing-column', 'Admission date', 'admision date'],
      ['missing-column', 'Admission method', null],
      ['missing-column', 'Residence (local authority, LSOA 2021 or LSOA 2011)', null],
    ]);
    expect(read.end).toMatchObject({ contract: null, rowsRead: 0, readable: false });
  });

  it('never shows a spell id, a name or a number of ten digits that stands in the wrong column', () => {
    const read = readFile(
      narrow(
        'S1,RKB,Margaret Jones,9434765919,CV1 2AB,21,80,E08000026',
        'S2,RKB,943 476 5919,30/02/2025,,21,80,E08000026',
      ),
      { source: 'sus-apc' },
    );
    expect(read.issues.map(({ found }) => found)).toEqual([null, null, null, null, '30/02/2025']);
  });
});

describe('the privacy gate', () => {
  it.each([
    ['NHS Number', '943 476 5919'],
    ['NHS_No', '9434765919'],
    ['NHS Number (Mother)', '9434765919'],
    ['Patient Name', 'Margaret Jones'],
    ['Surname', 'Jones'],
    ['Person Given Name', 'Margaret'],
    ['Patient Usual Address', '1 High Street'],
    ['Date of Birth', '1940-01-01'],
    ['DOB', '01/01/1940'],
    ['Birth Date (Mother)', '01/01/1940'],
    ['Postcode', 'CV1 2AB'],
    ['Postcode of Usual Address (Mother)', 'CV1 2AB'],
    ['Local Patient Identifier', 'K123'],
  ])('refuses the file at the first value in a column %s, and never shows it', (header, value) => {
    const read = readFile(csv(`${NARROW_HEADER},${header}`, `${GOOD},`, `${GOOD},-`, `${GOOD},${value}`, GOOD), {
      source: 'sus-apc',
    });
    expect(read.issues).toMatchObject([
      { code: 'identifiable-data', level: 'file', row: 4, column: header, found: null },
    ]);
    expect(JSON.stringify(read.issues)).not.toContain(value);
    expect(read.end).toMatchObject({ readable: false, rowsRead: 3 });
    expect(read.records).toHaveLength(2);
  });

  it.each([
    'NHS Number Trace Status',
    'Der_Pseudo_NHS_Number',
    'Name Format Code',
    'Electoral Ward from postcode',
    'PCT from postcode',
    'Area code from Provider Postcode',
    'Der_Postcode_CCG_Code',
    'Organisation Code (Local Patient Identifier)',
    'Age range patient derived from DOB',
    'Year of Birth',
    'Address Format Code',
    'Area code derived from postcode.',
  ])('lets a column %s pass, which says nothing about who a person is', (header) => {
    const read = readFile(csv(`${NARROW_HEADER},${header}`, `${GOOD},1`), { source: 'sus-apc' });
    expect(read.issues).toEqual([]);
  });

  it('refuses the file even where the row is ragged', () => {
    const read = readFile(csv(`NHS Number,${NARROW_HEADER}`, '9434765919,S1'), { source: 'sus-apc' });
    expect(codesAndRows(read)).toEqual(['identifiable-data@2']);
  });
});

/** A header of all 1,258 columns: the named ones before the first repeating group, names that repeat in the groups. */
function fullWidth(valueAt: (column: number) => string): { header: string; row: string } {
  const names = EPISODE_HEADER.split(',');
  const values = EPISODE.split(',');
  const columns = Array.from({ length: 1258 }, (_, column) => ({
    name: names[column] ?? (column >= 101 && column < 149 && column % 2 ? 'Sex' : 'Item'),
    value: values[column] ?? valueAt(column),
  }));
  return { header: columns.map(({ name }) => name).join(','), row: columns.map(({ value }) => value).join(',') };
}
