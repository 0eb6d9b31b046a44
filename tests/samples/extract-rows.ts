import { parse } from 'csv-parse/sync';

/** One row of an extract, under names of this test's own. Texts are as in the file; days are `YYYY-MM-DD`. */
export type ExtractRow = {
  feed: string;
  month: string;
  key: string;
  extracted: string;
  last: boolean;
  admitted: string;
  discharged: string;
  ready: string;
  method: string;
  classification: string;
  category: string;
  treatment: string;
  age: string;
  destination: string;
  dischargeMethod: string;
  source: string;
  provider: string;
  residence: string;
};

/**
 * The header and rows of a CSV text, read by csv-parse: neither the product's reader nor the sample's writer. A text
 * without quotes needs no parser, and reading wide files is then ten times as fast.
 */
export function csvTable(text: string): { header: string[]; rows: string[][] } {
  const [header = [], ...rows]: string[][] = text.includes('"') ? parse(text, { bom: true }) : cutLines(text);
  return { header, rows };
}

function cutLines(text: string): string[][] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => line.split(','));
}

/** All rows of one `sus-apc` file of the sample. */
export function extractRows(fileKey: string, text: string): ExtractRow[] {
  const { header, rows } = csvTable(text);
  const at = (name: string) => {
    const index = header.indexOf(name);
    if (index < 0) throw new Error(`${fileKey} has no column ${name}`);
    return index;
  };
  const columns = Object.entries(header.includes('APCS_Ident') ? spellColumns : episodeColumns).map(
    ([field, name]) => [field, at(name)] as const,
  );
  const [, feed = '', name = ''] = fileKey.split('/');
  return rows.map((cells) => {
    const values = Object.fromEntries(columns.map(([field, index]) => [field, cells[index] ?? '']));
    const text = (field: string) => values[field] ?? '';
    return {
      feed,
      month: /\d{4}-\d{2}(?=\.csv)/.exec(name)?.[0] ?? '',
      key: `${text('provider').slice(0, 3)} ${text('key')}`,
      extracted: day(text('extracted')),
      last: !header.includes('Last Episode In Spell Indicator') || text('last') === '1',
      admitted: day(text('admitted')),
      discharged: day(text('discharged')),
      ready: day(text('ready')),
      method: text('method'),
      classification: text('classification'),
      category: text('category'),
      treatment: text('treatment'),
      age: text('age'),
      destination: text('destination'),
      dischargeMethod: text('dischargeMethod'),
      source: text('source'),
      provider: text('provider'),
      residence: text('residence') || text('lsoa'),
    };
  });
}

const spellColumns = {
  key: 'APCS_Ident',
  extracted: 'Extract_Date_Time',
  admitted: 'Admission_Date',
  discharged: 'Discharge_Date',
  ready: 'Discharge_Ready_Date',
  method: 'Admission_Method',
  classification: 'Patient_Classification',
  category: 'Administrative_Category',
  treatment: 'Der_Dischg_Treatment_Function_Code',
  age: 'Age_At_Start_of_Spell_SUS',
  destination: 'Discharge_Destination',
  dischargeMethod: 'Discharge_Method',
  source: 'Source_of_Admission',
  provider: 'Der_Provider_Code',
  residence: 'Der_Postcode_Dist_Unitary_Auth',
  lsoa: 'Der_Postcode_LSOA_2021_Code',
};

const episodeColumns = {
  key: 'Hospital Provider Spell Number',
  extracted: 'Extract date/time',
  last: 'Last Episode In Spell Indicator',
  admitted: 'Start Date (Hospital Provider Spell)',
  discharged: 'Discharge Date (From Hospital Provider Spell)',
  ready: 'Hospital Provider Spell Discharge Ready Date',
  method: 'Admission Method (Hospital Provider Spell)',
  classification: 'Patient Classification',
  category: 'Administrative Category',
  treatment: 'Treatment Function Code',
  age: 'Age as on Admission',
  destination: 'Discharge Destination (Hospital Provider Spell)',
  dischargeMethod: 'Discharge Method (Hospital Provider Spell)',
  source: 'Source of Admission (Hospital Provider Spell)',
  provider: 'Organisation Code Code of Provider',
  residence: 'Local Unitary Authority',
};

/** Any of the three ways of writing a day, as `YYYY-MM-DD`; what is not a day of the calendar becomes `bad`. */
function day(text: string): string {
  if (text === '') return '';
  const date = text.split(' ')[0] ?? '';
  const parts = date.includes('/') ? date.split('/').reverse() : date.includes('-') ? date.split('-') : cut(date);
  const iso = parts.join('-');
  const real = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== iso ? 'bad' : iso;
}

function cut(date: string): string[] {
  return [date.slice(0, 4), date.slice(4, 6), date.slice(6, 8)];
}
