import { describe, expect, test } from 'vitest';
import { lineOf, type Measured, rowsWithin, scalePage } from '../../docs/generate-scale.ts';

/** A machine on which a row takes 5 microseconds and 30 bytes, beyond 1.5 seconds and 200 MB. */
const growth = [100_000, 500_000, 2_000_000, 5_000_000].map((rows) => ({
  rows,
  megabytes: rows / 5000,
  seconds: 1.5 + rows * 5e-6,
  cpuSeconds: 1.5 + rows * 5e-6,
  peakMb: 200 + rows * 30e-6,
}));

const measured: Measured = {
  machine: { model: 'a processor', cores: 2, node: 'v24.0.0' },
  growth,
  dynamodbRequests: 70,
  dynamodbUnits: 2400,
  returns153Seconds: null,
};

describe('how the product scales', () => {
  test('what a row takes is told apart from what every file takes', () => {
    const line = lineOf(growth, 'cpuSeconds');
    expect(line.perRow).toBeCloseTo(5e-6, 12);
    expect(line.fixed).toBeCloseTo(1.5, 9);
    expect(() => lineOf(growth.slice(0, 1), 'peakMb')).toThrow(RangeError);
  });

  test('a limit of time is met by as many rows as fill it', () => {
    const line = lineOf(growth, 'cpuSeconds');
    expect(rowsWithin(line, 900)).toBeCloseTo((900 - 1.5) / 5e-6, 0);
  });

  test('the page has each amount of data, and names the limit that is met first', () => {
    const page = scalePage(measured);
    expect(page).toContain('| A national year in one file | 20,000,000 | 4.0 | 102 | 1.7 | 1,240 |');
    expect(page).toContain('First met: the memory of the function as it is set, 2,048 MB, with 36 million rows.');
    expect(page).not.toMatch(/NaN|undefined|Infinity/);
  });
});
