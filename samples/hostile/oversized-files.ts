import { dischargeHeader, lookupHeader, planHeader, spellFile, spellHeader, spellRow, spellRows } from './good-rows.ts';
import { bytesOf, type HostileFile, inTurn, lines, repeated, textOf } from './hostile-file.ts';

const MEGABYTE = 1 << 20;

const months = (count: number, firstYear: number) => (number: number) =>
  `${firstYear + Math.floor((number % count) / 12)}-${String(1 + (number % 12)).padStart(2, '0')}`;

/** Three letters and digits, a different one for each number up to 46,656. */
const trust = (number: number): string => number.toString(36).toUpperCase().padStart(3, '0');

/** A different nine-character code for each number, spread so that no two neighbours are alike. */
const areaCode = (number: number): string => `E${String((number * 7_368_787) % 100_000_000).padStart(8, '0')}`;

const trustHeader = 'provider,month,discharges,discharged on ready date,bed days';

/** Files in which there is too much of something. */
export const oversizedFiles: readonly HostileFile[] = [
  {
    name: 'rows of 10,000 columns',
    key: 'sus-apc/hostile/wide.csv',
    outcome: 'accepted-with-warnings',
    codes: ['rule-not-applied'],
    parts: () => {
      const extra = Array.from({ length: 10_000 }, (_, n) => `column ${n}`).join(',');
      return lines(`${spellHeader},${extra}`, 500, (n) => `${spellRow(n)}${','.repeat(10_000)}`);
    },
  },
  {
    name: 'a header of 60,000 unknown columns',
    key: 'sus-apc/hostile/wide-header.csv',
    outcome: 'rejected',
    codes: ['missing-column'],
    parts: () => textOf(`${Array.from({ length: 60_000 }, (_, n) => `spel ${n.toString(36)}`).join(',')}\n1,2\n`),
  },
  {
    name: 'a header of 100,000 times the same column',
    key: 'inbox/hostile/same-header.csv',
    outcome: 'rejected',
    codes: ['duplicate-column'],
    parts: () => textOf(`${spellHeader}${',age'.repeat(100_000)}\n${spellRow(1)}\n`),
  },
  {
    name: 'a column name of 100 kB',
    key: 'sus-apc/hostile/long-header.csv',
    outcome: 'accepted-with-warnings',
    codes: ['rule-not-applied'],
    parts: () => textOf(`${spellHeader},${'nhs '.repeat(25_000)}\n${spellRow(1)},\n`),
  },
  {
    name: '30 column names of 10 kB that nearly name a person',
    key: 'inbox/hostile/long-headers.csv',
    outcome: 'accepted-with-warnings',
    codes: ['rule-not-applied'],
    parts: () =>
      textOf(
        `${spellHeader}${`,${'patientpostcodenhsnumbe'.repeat(430)}`.repeat(30)}\n${spellRow(1)}${','.repeat(30)}\n`,
      ),
  },
  {
    name: '50 MB in one cell',
    key: 'sus-apc/hostile/long-cell.csv',
    outcome: 'rejected',
    codes: ['too-large'],
    parts: () => inTurn(textOf(`${spellHeader}\n`), repeated('x', 50 * MEGABYTE), textOf(`\n${spellRow(1)}\n`)),
  },
  {
    name: '50 MB in one cell in quotation marks',
    key: 'sus-apc/hostile/long-quoted-cell.csv',
    outcome: 'rejected',
    codes: ['open-quote'],
    parts: () => inTurn(textOf(`${spellHeader}\n"`), repeated('x', 50 * MEGABYTE), textOf(`"\n${spellRow(1)}\n`)),
  },
  {
    name: '50 MB of quotation marks',
    key: 'sus-apc/hostile/quotes.csv',
    outcome: 'rejected',
    codes: ['open-quote'],
    parts: () => inTurn(textOf(`${spellHeader}\n`), repeated('"', 50 * MEGABYTE + 1)),
  },
  {
    name: 'stray quotation marks in every cell of 200,000 rows',
    key: 'sus-apc/hostile/stray-quotes.csv',
    outcome: 'rejected',
    codes: ['open-quote'],
    parts: () => lines(spellHeader, 200_000, (n) => spellRow(n).replaceAll(',', ',"x"y')),
  },
  {
    name: 'one row of a megabyte of commas',
    key: 'sus-apc/hostile/commas.csv',
    outcome: 'rejected',
    codes: ['too-many-errors', 'ragged-row'],
    parts: () => textOf(spellFile([...spellRows(5), `x${','.repeat(MEGABYTE - 100)}x`])),
  },
  {
    name: 'a megabyte of commas and nothing else',
    key: 'inbox/hostile/only-commas.csv',
    outcome: 'rejected',
    codes: ['unknown-source'],
    parts: () => repeated(',', MEGABYTE),
  },
  {
    name: 'a million blank lines',
    key: 'sus-apc/hostile/blank.csv',
    outcome: 'accepted-with-warnings',
    codes: ['rule-not-applied'],
    parts: () => inTurn(textOf(`${spellHeader}\n`), repeated('\n', 1_000_000), textOf(`${spellRow(1)}\n`)),
  },
  {
    name: 'a million lines of commas',
    key: 'sus-apc/hostile/blank-commas.csv',
    outcome: 'rejected',
    codes: ['empty-file'],
    parts: () => inTurn(textOf(`${spellHeader}\n`), repeated(',,,,,,,,,\n', 1_000_000)),
  },
  {
    name: '200,000 different area codes',
    key: 'sus-apc/hostile/areas.csv',
    outcome: 'accepted-with-warnings',
    codes: ['unknown-area'],
    parts: () => lines(spellHeader, 200_000, (n) => spellRow(n, { 7: areaCode(n) })),
  },
  {
    name: '200,000 small areas in a lookup',
    key: 'area-lookup/hostile/areas.csv',
    outcome: 'accepted',
    codes: [],
    parts: () => lines(lookupHeader, 200_000, (n) => `E01${String(n).padStart(6, '0')},E07000192,E10000028`),
  },
  {
    name: '20,000 different spell ids of 10 kB',
    key: 'sus-apc/hostile/long-ids.csv',
    outcome: 'rejected',
    codes: ['too-many-errors', 'out-of-range'],
    parts: () => longIds(20_000),
  },
  {
    name: '100,000 trusts and months',
    key: 'discharge-ready/hostile/trusts.csv',
    outcome: 'rejected',
    codes: ['too-large'],
    parts: () => lines(trustHeader, 100_000, (n) => `${trust(n % 46_656)},${months(1200, 2000)(n)},5,5,0`),
  },
  {
    name: 'plans of more areas and months than there are',
    key: 'plan/hostile/plans.csv',
    outcome: 'rejected',
    codes: ['too-large'],
    parts: () =>
      lines(
        planHeader,
        40_000,
        (n) => `E0${8_000_025 + (n % 8)},emergency-admissions-65-plus,${months(1300, 1990)(n >> 3)},5,,,v1`,
      ),
  },
  {
    name: 'a month in every year from 1000 to 9999',
    key: 'discharge-ready/hostile/years.csv',
    outcome: 'rejected',
    codes: ['out-of-range', 'too-many-errors'],
    parts: () => lines(dischargeHeader, 108_000, (n) => `RKB,Coventry,${months(108_000, 1000)(n)},5,5,0`),
  },
];

/** Spell identifiers as long as a page, each different from its first character on. */
export function* longIds(count: number): Generator<Uint8Array> {
  const tail = bytesOf(`${'x'.repeat(10_000)}${spellRow('')}\n`);
  yield bytesOf(`${spellHeader}\n`);
  for (let n = 0; n < count; n += 1) {
    yield bytesOf(String(n));
    yield tail;
  }
}
