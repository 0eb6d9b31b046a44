import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAgeBand } from '../../../functions/core/intake/cells/age-band-cell.ts';
import { compileCell } from '../../../functions/core/intake/cells/compile-cell.ts';
import { readDigits, readNumber, readPercent } from '../../../functions/core/intake/cells/read-number.ts';
import { sourceContracts } from '../../../functions/core/intake/contracts.ts';
import { compileMissing } from '../../../functions/core/intake/missing.ts';
import type { SourceField } from '../../../functions/core/intake/source-contract.ts';

const MARKERS = ['', '-', '*', ':', '[x]', '[z]', '[c]', 'NULL', 'N/A', '#N/A'];
const isMissing = compileMissing(MARKERS);

const cellOf = (type: string, more: Partial<SourceField> = {}) =>
  compileCell({ name: 'field', title: 'Field', type, aliases: [], ...more }, isMissing);

describe('a number', () => {
  it.each([
    ['1,135', 1135],
    ['£4,181,686', 4181686],
    ['-£3.50', -3.5],
    ['12.0', 12],
    [' 7 ', 7],
    ['\u00a07\u00a0', 7],
    ['.5', 0.5],
    ['1.2E+05', 120000],
    ['−4', -4],
    ['1,234,567.89', 1234567.89],
    ['+1135', 1135],
    ['+1,135', 1135],
    ['+£3.50', 3.5],
  ])('may be written %j', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  it.each([
    '',
    '-',
    '1,13',
    '1,1350',
    '12 days',
    '1.2.3',
    '0x10',
    'NaN',
    'Infinity',
    '1e',
    '£',
    '+',
    '+-3',
    '-+3',
    '(+3)',
    '3+',
  ])('is not %j', (text) => {
    expect(readNumber(text)).toBeNull();
  });

  it('is the same with and without thousands separators', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), (value) => {
        expect(readNumber(value.toLocaleString('en-GB'))).toBe(value);
        expect(readNumber(`£${value.toLocaleString('en-GB')}.00`)).toBe(value);
      }),
    );
  });

  it('of digits only is read the short way and the long way alike', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat(999_999_999).map(String), fc.string({ maxLength: 5 })), (text) => {
        expect(readDigits(text)).toBe(/^\d{1,9}$/.test(text) ? Number(text) : -1);
      }),
    );
  });

  it.each([
    ['97.4%', 97.4],
    ['0.974', 97.4],
    ['97.4', 97.4],
    ['1', 100],
    ['0', 0],
    ['0.29', 29],
    ['0.5%', 0.5],
    ['150', 150],
  ])('that is a percentage may be written %s', (text, value) => {
    expect(readPercent(text)).toBe(value);
  });

  it('that no store keeps exactly is out of range, and minus zero is zero', () => {
    const number = cellOf('number');
    for (const text of ['1e308', '1e15', '-1e15', '1e-320']) {
      expect([number.read(text), number.explain(text).code]).toEqual([undefined, 'out-of-range']);
    }
    expect([number.read('1e400'), number.explain('Infinity').code]).toEqual([undefined, 'bad-number']);
    expect([number.read('-0'), cellOf('integer').read('-0.0')]).toEqual([0, 0]);
  });

  it('that is whole has no fraction, and a count is not negative', () => {
    const count = cellOf('integer', { constraints: { minimum: 0 } });
    expect([count.read('12.0'), count.read('1,200'), count.read('0')]).toEqual([12, 1200, 0]);
    expect([count.read('1.5'), count.read('-1')]).toEqual([undefined, undefined]);
    expect([count.explain('1.5').code, count.explain('-1').code]).toEqual(['bad-number', 'out-of-range']);
    expect(count.explain('-1').expected).toBe('a whole number, 0 or more');
  });
});

describe('an age of a baby in days', () => {
  const age = cellOf('integer', { zeroFrom: 7001, zeroTo: 7007, constraints: { minimum: 0, maximum: 109 } });

  it.each(['7001', '7007'])('is coded %s and is 0 years', (text) => {
    expect(age.read(text)).toBe(0);
  });

  it.each(['7000', '7008', '110', '1e15', '1e308'])('is not %s, which is out of range', (text) => {
    expect([age.read(text), age.faultCode(), age.explain(text).code]).toEqual([
      undefined,
      'out-of-range',
      'out-of-range',
    ]);
  });
});

describe('a fault', () => {
  const fields = [
    ...sourceContracts.flatMap(({ fields }) => fields),
    ...['year', 'percent', 'timestamp'].map((type) => ({ name: type, title: type, type, aliases: [] })),
  ];
  const text = fc.oneof(
    fc.constantFrom('', '-', 'x', '-5', '1e308', '1e-320', '1025-04', '2025-13', '31/02/2025', '01/01/1900', '9999-Q1'),
    fc.constantFrom('x'.repeat(101), 'x'.repeat(201), 'x'.repeat(4001), '7008', '12.5', '150', 'E0800002', '5-4'),
    fc.string({ maxLength: 12 }),
  );

  it('has the same code whether it is only counted or put into words, whatever was read before', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.array(text, { minLength: 1, maxLength: 5 }), (field, texts) => {
        const cell = compileCell(field, isMissing);
        for (const each of texts) {
          if (cell.read(each) === undefined) expect(cell.faultCode()).toBe(cell.explain(each).code);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a text or a period that is out of all bounds', () => {
  it('is out of range, because every one of them is kept', () => {
    const version = cellOf('string');
    expect(version.read('v'.repeat(4000))).toBe('v'.repeat(4000));
    expect([version.read('v'.repeat(4001)), version.explain('v'.repeat(4001)).code]).toEqual([
      undefined,
      'out-of-range',
    ]);
    const basis = cellOf('choice', { otherChoices: true, choices: [] });
    expect([basis.read('b'.repeat(201)), basis.explain('b'.repeat(201)).code]).toEqual([undefined, 'out-of-range']);
    expect([cellOf('month').read('1025-04'), cellOf('month').explain('1025-04').code]).toEqual([
      undefined,
      'out-of-range',
    ]);
    expect([cellOf('period').read('9999-Q1'), cellOf('period').read('2025-26')]).toEqual([undefined, '2025-26']);
  });
});

describe('a missing value', () => {
  const types = [
    'string',
    'code',
    'residence',
    'provider',
    'area',
    'areaCode',
    'choice',
    'date',
    'timestamp',
    'month',
    'period',
    'integer',
    'number',
    'percent',
    'year',
    'ageBand',
  ];

  it.each(types)('is missing and never zero in a field of type %s', (type) => {
    const cell = cellOf(type);
    for (const marker of [...MARKERS, ' ', '\u00a0', ' - ', 'null', 'n/a', '[X]', '\u00a0*\u00a0'])
      expect(cell.read(marker)).toBeNull();
  });
});

describe('a code', () => {
  const method = cellOf('code', { codeList: 'admission-method' });
  const category = cellOf('code', { codeList: 'administrative-category' });

  it('is trimmed and in upper case', () => {
    expect([method.read(' 2a '), method.read('21')]).toEqual(['2A', '21']);
  });

  it('gets back a leading zero where only that makes it a code of the list', () => {
    expect([
      category.read('1'),
      category.read('01'),
      method.read('1'),
      cellOf('code', { codeList: 'patient-classification' }).read('01'),
    ]).toEqual(['01', '01', undefined, '1']);
  });

  it('outside the list is a fault that names the list', () => {
    expect(method.read('77')).toBeUndefined();
    expect(method.explain('77')).toMatchObject({ code: 'bad-code', expected: expect.stringContaining('21, 22') });
  });

  it('is read the same the first and every later time, however many there are', () => {
    const free = cellOf('provider');
    for (let round = 0; round < 2; round += 1) {
      for (let number = 100; number < 9_999; number += 1)
        expect(free.read(`r${number}`)).toBe(`R${number}`.slice(0, 3));
    }
  });

  it('of a provider is its first three characters, not its name', () => {
    const provider = cellOf('provider');
    expect([provider.read('rvj13'), provider.read('RKB')]).toEqual(['RVJ', 'RKB']);
    expect(provider.read('University Hospitals Coventry')).toBeUndefined();
  });

  it('of an area is the current code of the board, by code, former code or name', () => {
    const area = cellOf('area');
    expect(['E08000026', 'coventry', 'E08000016', 'Leicestershire County Council'].map(area.read)).toEqual([
      'E08000026',
      'E08000026',
      'E08000038',
      'E10000018',
    ]);
    expect([area.read('W06000001'), area.read('Atlantis')]).toEqual([undefined, undefined]);
  });

  it.each([
    'Coventry (E08000026)',
    'E08000026 - Coventry',
    'E08000026: Coventry',
    'COVENTRY [e08000026]',
    'E08000026 Coventry City Council',
    'Coventry E08000026',
  ])('of an area may stand beside its name: %j', (text) => {
    expect(cellOf('area').read(text)).toBe('E08000026');
  });

  it.each(['Solihull (E08000026)', 'E08000026 - Atlantis', 'Coventry (E07000221)', 'E08000026, E08000029'])(
    'of an area is not taken where the name beside it means another: %j',
    (text) => {
      expect(cellOf('area').read(text)).toBeUndefined();
    },
  );

  it('of a district or a country may stand beside its name where files list those as well', () => {
    const area = cellOf('area', { otherAreas: true });
    expect([area.read('Wales (W92000004)'), area.read('E07000221 - Stratford-on-Avon')]).toEqual(['', '']);
    expect(area.read('Coventry (W92000004)')).toBeUndefined();
  });
});

describe('an age band', () => {
  it.each([
    ['65-69', '65-69'],
    ['00-04', '0-4'],
    ['Aged 65 to 69', '65-69'],
    ['65–69', '65-69'],
    ['90+', '90+'],
    ['90 and over', '90+'],
    ['65 plus', '65+'],
    ['85 years and over', '85+'],
    ['All ages', 'all'],
    ['total', 'all'],
    ['65', '65'],
    ['Aged 85 and over', '85+'],
    ['65_69', '65-69'],
  ])('%j is %s', (text, band) => {
    expect(readAgeBand(text)).toBe(band);
  });

  it.each(['05-Sep', 'old', '69-65', ''])('is not %j', (text) => {
    expect(readAgeBand(text)).toBeNull();
  });
});

describe('a date', () => {
  it('is read the same whatever stood in the row before', () => {
    const date = cellOf('date');
    expect(
      ['2025-04-01', '2025-04-01', '01/04/2025', '', '-', '20250401', '31/02/2025', '2025-04-01 00:00:00.000'].map(
        date.read,
      ),
    ).toEqual([20179, 20179, 20179, null, null, 20179, undefined, 20179]);
  });

  it('outside the years of the contract is out of range, not unreadable', () => {
    const date = cellOf('date', { constraints: { minimum: '1990-01-01', maximum: '2100-12-31' } });
    expect(date.read('01/01/1900')).toBeUndefined();
    expect(date.explain('01/01/1900').code).toBe('out-of-range');
    expect(date.explain('00/01/1900').code).toBe('bad-date');
  });

  it('with a time is a moment', () => {
    const stamp = cellOf('timestamp');
    expect(['2025-05-20 10:15:00', '2025-05-20 10:15:00', '20/05/2025', 'soon'].map(stamp.read)).toEqual([
      Date.UTC(2025, 4, 20, 10, 15),
      Date.UTC(2025, 4, 20, 10, 15),
      Date.UTC(2025, 4, 20),
      undefined,
    ]);
  });
});
