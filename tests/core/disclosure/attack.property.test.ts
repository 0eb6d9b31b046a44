import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicMetricsCsv } from '../../../functions/core/disclosure/public-metrics-csv.ts';
import { publicReturn } from '../../../functions/core/disclosure/public-return.ts';
import { publicReturnJson } from '../../../functions/core/disclosure/public-return-json.ts';
import { BANDS, delayed, discharges, returnsOfYear, type YearFigures, yearOfFigures } from './figures-for-test.ts';
import { boundsFrom } from './interval-attacker.ts';
import { secretsOf } from './other-worlds.ts';

/** All that the public ever gets to see of a year. */
function published(figures: YearFigures): string[] {
  const returns = returnsOfYear(figures);
  return returns.flatMap((each) => {
    const copy = publicReturn(each, returns);
    return [publicReturnJson(copy), publicMetricsCsv(copy)];
  });
}

const nameOf = (what: string) => {
  const band = BANDS[Number(what.replace('band ', ''))];
  return what.startsWith('band ') ? `discharges-delayed-${band}` : what;
};

describe('an attacker with every public return of a year', () => {
  it('finds the same texts whatever a count from 1 to 7 really is', { timeout: 120_000 }, () => {
    let [secrets, shown] = [0, 0];
    fc.assert(
      fc.property(
        yearOfFigures,
        fc.integer({ min: 0, max: 11 }),
        fc.integer({ min: 1, max: 7 }),
        (figures, at, count) => {
          const [month = '', given] = Object.entries(figures)[at] ?? [];
          if (!given) return;
          const seen = published(figures);
          shown += seen.join().split('"numerator": "rounded"').length - 1;
          for (const secret of secretsOf(given)) {
            secrets += 1;
            const other = secret.ifItWere(count);
            expect(published({ ...figures, [month]: other }), `${secret.what} of ${month}`).toEqual(seen);
          }
        },
      ),
      { numRuns: 80 },
    );
    expect(secrets).toBeGreaterThan(50);
    expect(shown).toBeGreaterThan(1000);
  });

  it('cannot narrow a count from 1 to 7 by adding up, subtracting and bounding', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(yearOfFigures, (figures) => {
        const texts = published(figures).filter((_text, n) => n % 2 === 0);
        const bounds = boundsFrom(texts.map((text) => JSON.parse(text)));
        for (const [month, given] of Object.entries(figures)) {
          expect(discharges(given)).toBe(given.onDate + delayed(given));
          for (const { what } of secretsOf(given)) {
            const { least, most } = bounds(month, nameOf(what));
            expect([least <= 1, most >= 7], `${what} of ${month}: ${least} to ${most}`).toEqual([true, true]);
          }
        }
      }),
      { numRuns: 80 },
    );
  });
});
