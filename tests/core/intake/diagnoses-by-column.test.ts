import { describe, expect, it } from 'vitest';
import { episodeColumns } from '../../../samples/generator/episode-columns.ts';
import { readFile } from './read-file.ts';

const NARROW =
  'spell id,provider,admission date,discharge date,discharge ready date,admission method,age,local authority code';
const narrowRow = 'S0,RKB,01/04/2025,03/04/2025,,21,80,E08000026';

function coded(header: string, cells: string) {
  const content = `${NARROW},${header}\n${narrowRow},${cells}\n`;
  const { records, issues } = readFile(content, { source: 'sus-apc' });
  expect(issues).toEqual([]);
  const { diagnoses, procedures } = records[0]?.record ?? {};
  return { diagnoses, procedures };
}

/** One row of the portal's extract. `names` says what the columns are called. */
function episode(filled: Record<string, string>, names: (name: string) => string) {
  const values: Record<string, string> = {
    'Hospital Provider Spell Number': 'H1',
    'Organisation Code Code of Provider': 'RKB',
    'Admission Method (Hospital Provider Spell)': '21',
    'Start Date (Hospital Provider Spell)': '20250401',
    'Discharge Date (From Hospital Provider Spell)': '20250409',
    'Episode Number': '1',
    'Last Episode In Spell Indicator': '1',
    'Age as on Admission': '84',
    'Local Unitary Authority': 'E08000026',
    ...filled,
  };
  const header = episodeColumns.map((name) => `"${names(name)}"`).join(',');
  const row = episodeColumns.map((name) => values[name] ?? '').join(',');
  const { records, issues } = readFile(`${header}\n${row}\n`, { source: 'sus-apc' });
  expect(issues).toEqual([]);
  const { diagnoses, procedures } = records[0]?.record ?? {};
  return { diagnoses, procedures };
}

const asNamed = (name: string) => name;
/** A header in which the repeating groups have no numbers, as some exports write them. */
const unnumbered = (name: string) => name.replace(/ \d+$/, '');

describe('diagnoses and operations', () => {
  it.each([
    ['numbered', asNamed],
    ['all called the same', unnumbered],
  ])('are found by their place in the portal’s extract, with the columns %s', (_, names) => {
    const filled = { 'Diagnosis (ICD) 1': 'S720', 'Diagnosis (ICD) 2': 'W190', 'Diagnosis (ICD) 24': 'E119' };
    expect(episode({ ...filled, 'Procedure (OPCS) 1': 'W371', 'Procedure (OPCS) 2': 'Z943' }, names)).toEqual({
      diagnoses: 'S720,W190,E119',
      procedures: 'W371,Z943',
    });
  });

  it('without a primary diagnosis begin with a comma, so that the second is not taken for it', () => {
    expect(episode({ 'Diagnosis (ICD) 2': 'W190' }, asNamed)).toEqual({ diagnoses: ',W190', procedures: null });
  });

  it('are found by numbered names in a shorter file', () => {
    const header = 'Diagnosis 2,Diagnosis 10,Diagnosis 1,Primary procedure';
    expect(coded(header, 'W190,E119,S720,W371')).toEqual({ diagnoses: 'S720,W190,E119', procedures: 'W371' });
  });

  it('are taken from the column that holds them all where there is one', () => {
    expect(coded('Der_Diagnosis_All,Diagnosis 1', '||S720 ,E119')).toMatchObject({ diagnoses: '||S720' });
  });
});
