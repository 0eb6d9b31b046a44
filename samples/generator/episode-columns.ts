/**
 * The header of the SUS+ portal's admitted-patient extract (SEM), in order. Most columns are found by name; diagnoses
 * and procedures are repeating groups that are found by position only: a diagnosis and its present-on-admission mark 24
 * times from column 101, a procedure with five further values 24 times from column 175, both counted from 0.
 * The file ends here after the named columns: ward stays, births and critical care, which follow in the full extract
 * and hold nothing that the return needs, are left out.
 */
export const episodeColumns: readonly string[] = [
  ...columns(`Generated Record Identifier|PBR Spell ID|Reason for Access|CDS type|Protocol identifier
    Unique CDS identifier|Update type|Bulk replacement CDS group|Test indicator|Applicable date/time|Census date
    Extract date/time|Report period Start Date|Report period End Date|Organisation code: Sender of transaction
    Organisation Code Type of Sender|Submission Date|CDS Interchange ID|Local Patient Identifier
    Organisation Code (Local Patient Identifier)|Organisation Code Type (Local Patient Identifier)|NHS Number
    Date of Birth|Birth Weight|Live or Still Birth|Carer Support Indicator
    Legal Status Classification on Admission (Psychiatric Census Only)|Ethnic Group
    Marital Status (Psychiatric Census Only)|NHS Number Trace Status|Withheld Identity Reason|Sex
    Pregnancy Total Previous Pregnancies|Name Format Code|Patient Name|Person Title|Person Given Name
    Person Family Name|Person Name Suffix|Person Initials|Address Format Code|Patient Usual Address|Postcode
    Organisation Code (Residence Responsibility)|PCT of Residence|Organisation Code Type (PCT of Residence)
    OSV Classification at CDS Activity Date`),
  ...group(5, ['Overseas Visitor Status Classification', 'Overseas Visitor Status Start Date']),
  ...columns(`Hospital Provider Spell Number|Administrative Category|Patient Classification
    Admission Method (Hospital Provider Spell)|Discharge Destination (Hospital Provider Spell)
    Discharge Method (Hospital Provider Spell)|Source of Admission (Hospital Provider Spell)
    Start Date (Hospital Provider Spell)|Start Time (Hospital Provider Spell)
    Discharge Date (From Hospital Provider Spell)|Discharge Time (Hospital Provider Spell)
    Discharge To Hospital At Home Service Indicator|Episode Number|First Regular Day Night Admission
    Last Episode In Spell Indicator|Neonatal Level of Care|Operation Status|Psychiatric Patient Status
    Start Date (Consultant Episode)|Start Time (Episode)|End Date (Consultant Episode)|End Time (Episode)
    Length Of Stay Adjustment (Rehabilitation)|Length Of Stay Adjustment (Specialist Palliative Care)
    Commissioning Serial Number|NHS Service Agreement Line Number|Provider Reference Number
    Commissioner Reference Number|Organisation Code Code of Provider|Organisation Code Type of Provider
    Organisation Code Code of Commissioner|Organisation Code Type of Commissioner|Consultant Code
    Main Specialty Code|Treatment Function Code|Local Sub Specialty Code
    Multi-Professional Or Multidisciplinary Ind Code|Rehabilitation Assessment Team Type
    Diagnosis Scheme In Use (ICD)`),
  // Five columns of which no public reader says the name.
  ...group(5, ['Not Used']),
  ...group(24, ['Diagnosis (ICD)', 'Present On Admission Indicator']),
  'Diagnosis Scheme In Use (Read)',
  ...group(24, ['Diagnosis (Read)']),
  'Procedure Scheme In Use (OPCS)',
  ...group(24, [
    'Procedure (OPCS)',
    'Procedure Date (OPCS)',
    'Main Operating Healthcare Professional Code',
    'Professional Registration Issuer Code',
    'Responsible Anaesthetist Code',
    'Responsible Anaesthetist Reg Body',
  ]),
  ...columns(`Procedure Scheme In Use (READ)|Practice Code Of Registered GP|Referring Organisation Code
    Duration of Elective Wait|Intended Management|Spell Core HRG|Age at CDS Activity Date|CDS Activity Date
    Age as on Admission|Admin Category at Start|Hospital Provider Spell Discharge Ready Date|XML Version|CDS Group
    Finished Indicator|GP Practice (Derived)|Hospital Spell Duration|Electoral Ward from postcode
    Age at End of Episode|Age at Start of Episode|Country|GOR Code|Local Unitary Authority|Prime Recipient`),
];

/** Where a column stands, from 0. Throws RangeError where the layout has no such column. */
export function columnIndex(name: string): number {
  const index = episodeColumns.indexOf(name);
  if (index < 0) throw new RangeError(`The layout has no column ${name}`);
  return index;
}

function columns(text: string): string[] {
  return text.split(/[|\n]/).map((name) => name.trim());
}

function group(times: number, names: readonly string[]): string[] {
  return Array.from({ length: times }, (_, n) => names.map((name) => `${name} ${n + 1}`)).flat();
}
