/** Rows of an extract in the canonical columns, written by hand. Everything in them is invented. */
export type HandMade = {
  id: string;
  admitted: string;
  discharged: string;
  ready: string;
  method: string;
  age: string;
  residence: string;
  lsoa21: string;
  lsoa11: string;
  treatment: string;
};

const columns = {
  'spell id': 'id',
  'admission date': 'admitted',
  'discharge date': 'discharged',
  'discharge ready date': 'ready',
  'admission method': 'method',
  age: 'age',
  residence: 'residence',
  'LSOA 2021': 'lsoa21',
  'LSOA 2011': 'lsoa11',
  'treatment function': 'treatment',
} as const satisfies Record<string, keyof HandMade>;

/** An emergency admission of somebody of 80 in Coventry, three days in April 2025, delayed by one. */
export const emergency = (id: number | string, parts: Partial<HandMade> = {}): HandMade => ({
  id: String(id),
  admitted: '2025-04-07',
  discharged: '2025-04-10',
  ready: '2025-04-09',
  method: '21',
  age: '80',
  residence: 'E08000026',
  lsoa21: '',
  lsoa11: '',
  treatment: '300',
  ...parts,
});

export const emergencies = (count: number, parts: Partial<HandMade> = {}): HandMade[] =>
  Array.from({ length: count }, (_, n) => emergency(n + 1, parts));

/** The file: these columns, and `patient classification`, `provider` the same on every row. */
export function extractFile(rows: readonly HandMade[]): string {
  const header = [...Object.keys(columns), 'patient classification', 'provider'].join(',');
  const lines = rows.map((row) => [...Object.values(columns).map((field) => row[field]), '1', 'RKB'].join(','));
  return [header, ...lines, ''].join('\n');
}

/** The same month, one row a discharge, as a file of another feed would number its spells. */
export const inMonth = (month: string): Partial<HandMade> => ({
  admitted: `${month}-07`,
  discharged: `${month}-10`,
  ready: `${month}-09`,
});
