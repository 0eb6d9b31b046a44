import {
  dischargeHeader,
  planHeader,
  populationHeader,
  spellFile,
  spellHeader,
  spellRow,
  spellRows,
} from './good-rows.ts';
import { type HostileFile, textOf } from './hostile-file.ts';

/** Beginnings that a spreadsheet program would run, and markup that a browser would. */
export const PLANTED = [
  '=HYPERLINK("http://evil.example","x")',
  '+cmd|calc',
  '-2+3',
  '@SUM(A1)',
  '\tq',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "';alert(1)//",
] as const;

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

type Expected = Pick<HostileFile, 'outcome' | 'codes'>;

function file(key: string, name: string, expected: Expected, rows: readonly string[]): HostileFile {
  return { name, key, ...expected, parts: () => textOf(`${rows.join('\n')}\n`) };
}

const rejected = (...codes: string[]): Expected => ({ outcome: 'rejected', codes });
const warned = (...codes: string[]): Expected => ({ outcome: 'accepted-with-warnings', codes });

const oneOdd = (place: number, values: readonly string[]): string[] => [
  spellHeader,
  ...values.map((value, n) => spellRow(`odd${n}`, { [place]: value })),
];

const counts = (values: readonly string[]): string[] => [
  dischargeHeader,
  ...values.map((value, n) => `RKB,Coventry,2025-${String(n + 1).padStart(2, '0')},${value},${value},0`),
];

const ages = (bands: Record<string, number>): string[] => [
  populationHeader,
  ...Object.entries(bands).map(([band, persons]) => `Coventry,2025,own,${band},,${persons}`),
];

const plans = (values: readonly string[]): string[] => [
  planHeader,
  ...values.map((value, n) => `Coventry,emergency-admissions-65-plus,${2001 + n}-04,${value},,,v1`),
];

const FORMULAS = PLANTED.map(quoted);

/** Files in which every byte is in order and the values are not. */
export const oddValueFiles: readonly HostileFile[] = [
  file(
    'sus-apc/hostile/formulas.csv',
    'formulas in every cell',
    rejected('too-many-errors', 'bad-date', 'bad-code', 'bad-number'),
    [spellHeader, ...FORMULAS.map((text) => Array.from({ length: 10 }, () => text).join(','))],
  ),
  file(
    'plan/hostile/formulas.csv',
    'formulas in every cell of a plan',
    rejected('unknown-area', 'unknown-metric', 'bad-date', 'bad-number'),
    [planHeader, ...FORMULAS.map((text) => Array.from({ length: 7 }, () => text).join(','))],
  ),
  file('sus-apc/hostile/formula-names.csv', 'formulas as column names', warned('rule-not-applied'), [
    `${spellHeader},${FORMULAS.join(',')}`,
    `${spellRow(1)}${','.repeat(FORMULAS.length)}`,
  ]),
  file('sus-apc/hostile/dates.csv', 'dates that are none', rejected('bad-date', 'out-of-range'), [
    ...oneOdd(2, [
      '99999999999999999999',
      '2025-02-30',
      '0000-00-00',
      '9999-12-31',
      '1e9',
      '45748',
      '٢٠٢٥-٠٤-٠٧',
      '２０２５-０４-０７',
      '2025-04-07T99:99',
    ]),
  ]),
  file('sus-apc/hostile/numbers.csv', 'ages that are none', rejected('bad-number', 'out-of-range'), [
    ...oneOdd(6, ['1e308', '1e400', '-1', '٨٠', '８０', '0x50', '8O', 'NaN', 'Infinity', '80.5', '1e-400', '--80']),
  ]),
  file('sus-apc/hostile/age-1e308.csv', 'an age of 1e308', rejected('out-of-range'), oneOdd(6, ['1e308'])),
  file(
    'discharge-ready/hostile/negative-zero.csv',
    'a count of minus zero',
    { outcome: 'accepted', codes: [] },
    counts(['-0', '-0.0']),
  ),
  file(
    'discharge-ready/hostile/far-too-many.csv',
    '1e15 discharges',
    rejected('out-of-range'),
    counts(['1000000000000000', '1e15', '1e308', '9007199254740993']),
  ),
  file(
    'discharge-ready/hostile/digits.csv',
    'digits of other scripts',
    rejected('bad-number'),
    counts(['٣', '３', '³', '०', '1e400', 'NaN']),
  ),
  file('plan/hostile/beyond.csv', 'a plan beyond all numbers', rejected('bad-number'), plans(['1e400'])),
  file('sus-apc/hostile/beyond.csv', 'an age beyond all numbers', rejected('bad-number'), oneOdd(6, ['1e400'])),
  file(
    'plan/hostile/infinite.csv',
    'a plan without end',
    rejected('bad-number', 'out-of-range'),
    plans(['Infinity', 'NaN', '1e400', '1e308', '-0', '1e-320', '1e21']),
  ),
  file('plan/hostile/words.csv', 'a plan version as long as a book', rejected('out-of-range'), [
    planHeader,
    `Coventry,emergency-admissions-65-plus,2025-04,5,,,${'v'.repeat(500_000)}`,
  ]),
  file('population/hostile/basis.csv', 'a population basis as long as a book', rejected('out-of-range'), [
    populationHeader,
    `Coventry,2025,${'b'.repeat(500_000)},65+,,5`,
  ]),
  file(
    'population/hostile/overlap.csv',
    'age bands that overlap and agree',
    { outcome: 'accepted', codes: [] },
    ages({ '65+': 100, '65-69': 40, '70+': 60, '70-74': 25, '75+': 35 }),
  ),
  file(
    'population/hostile/disagree.csv',
    'age bands that overlap and disagree',
    warned('total-mismatch'),
    ages({ '65+': 100, '65-69': 40, '70+': 70 }),
  ),
  file(
    'population/hostile/gap.csv',
    'age bands with a gap',
    warned('denominator-missing'),
    ages({ '65-69': 40, '75-79': 30, '80+': 20 }),
  ),
  file(
    'population/hostile/infinite.csv',
    'a population without end',
    rejected('bad-number', 'out-of-range'),
    ages({ '65+': Number.POSITIVE_INFINITY, '65-69': 1e308, '70+': 1e15 }),
  ),
  file('sus-apc/hostile/one-spell.csv', 'the same spell 100,000 times, never ended', warned('rule-not-applied'), [
    `${spellHeader},episode number`,
    ...Array.from({ length: 100_000 }, (_, n) => `${spellRow('one', { 3: '', 4: '' })},${n + 1}`),
    `${spellRow('one')},200000`,
  ]),
  file('sus-apc/hostile/prototype.csv', 'names that programs use themselves', warned('rule-not-applied'), [
    `${spellHeader},__proto__,constructor,toString`,
    spellFile(spellRows(30))
      .split('\n')
      .slice(1, -1)
      .map((row) => `${row},__proto__,constructor,toString`)
      .join('\n'),
    `${spellRow('__proto__', { 7: 'constructor', 8: '__proto__' })},,,`,
  ]),
];
