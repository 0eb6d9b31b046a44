import { planHeader, spellHeader, spellRow } from './good-rows.ts';
import { type HostileFile, lines } from './hostile-file.ts';

const MILLION = 1_000_000;

/** A day that no year has. */
const noDay = (number: number): string => `31/02/${1000 + (number % 9000)}`;

/** Files in which no row is sound, or in which no row belongs to the table above it. */
export const faultyRowsFiles: readonly HostileFile[] = [
  {
    name: 'a million rows with three faults each',
    key: 'sus-apc/hostile/faulty.csv',
    outcome: 'rejected',
    codes: ['too-many-errors', 'bad-date', 'bad-number', 'bad-code'],
    parts: () => lines(spellHeader, MILLION, (n) => spellRow(n, { 2: noDay(n), 5: `Q${n}`, 6: `old ${n}` })),
  },
  {
    name: 'a million rows with a fault in every cell',
    key: 'sus-apc/hostile/all-faulty.csv',
    outcome: 'rejected',
    codes: ['too-many-errors', 'bad-date', 'bad-number', 'bad-code', 'required', 'unknown-provider'],
    isSlow: true,
    parts: () => lines(spellHeader, MILLION, (n) => `,?,31/02/${n},soon,never,9${n},old${n},E08000026,300,9${n}`),
  },
  {
    name: 'a million rows to be looked at',
    key: 'sus-apc/hostile/warned.csv',
    outcome: 'accepted-with-warnings',
    codes: ['unknown-provider', 'date-order', 'bad-code'],
    parts: () => lines(spellHeader, MILLION, (n) => spellRow(n, { 1: `?${n}`, 4: '2024-01-01', 9: `Z${n}` })),
  },
  {
    name: 'a million rows that are too long',
    key: 'sus-apc/hostile/ragged.csv',
    outcome: 'rejected',
    codes: ['too-many-errors', 'ragged-row'],
    isSlow: true,
    parts: () => lines(spellHeader, MILLION, (n) => `${spellRow(n)},x`),
  },
  {
    name: 'a million rows that say the same twice over',
    key: 'plan/hostile/repeated.csv',
    outcome: 'rejected',
    codes: ['too-many-errors', 'duplicate-key'],
    isSlow: true,
    parts: () => lines(planHeader, MILLION, () => 'Coventry,emergency-admissions-65-plus,2025-04,5,,,v1'),
  },
  {
    name: '100,000 tables below one another',
    key: 'intermediate-care/hostile/sections.csv',
    outcome: 'rejected',
    codes: ['too-large'],
    parts: () =>
      lines('Area,Kind,Service type,Apr-25', 100_000, (n) =>
        n % 2 === 0
          ? 'Coventry,Demand - Hospital Discharge,Reablement at home,5'
          : `Area,Kind,Service type,${n % 4 === 1 ? 'May-25' : 'Apr-25'}`,
      ),
  },
  {
    name: '100,000 tables of an inbox file below one another',
    key: 'inbox/hostile/sections.csv',
    outcome: 'rejected',
    codes: ['too-large'],
    isSlow: true,
    parts: () =>
      lines('Area,Kind,Service type,Apr-25', 100_000, (n) =>
        n % 2 === 0
          ? 'Coventry,Demand - Hospital Discharge,Reablement at home,5'
          : `Area,Kind,Service type,${n % 4 === 1 ? 'May-25' : 'Apr-25'}`,
      ),
  },
];
