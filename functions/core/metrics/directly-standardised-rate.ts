import { byarLimits } from './byar.ts';
import type { Estimate } from './estimate.ts';
import { dividedBy, fraction, type Rational, sum, times, toNumber } from './rational.ts';

/** Events and people of one age band, and how many of the standard population are in it. */
export type StandardBand = { events: number; persons: number; standard: number };

function variance(bands: readonly StandardBand[], standard: number): number {
  const total = bands.reduce((v, band) => v + band.events * (band.standard / band.persons) ** 2, 0);
  return total / standard ** 2;
}

/**
 * Σ(events ÷ persons × standard) ÷ Σ standard × `per`, with Dobson's limits (Dobson et al. 1991, on Byar's limits of
 * all events; PHEindicatormethods 2.1.0, `phe_dsr`). There must be an event, and people in every band.
 */
export function directlyStandardisedRate(bands: readonly StandardBand[], per: number): Estimate {
  const standard = bands.reduce((total, band) => total + band.standard, 0);
  const events = bands.reduce((total, band) => total + band.events, 0);
  const weighted: Rational = sum(bands.map((band) => times(fraction(band.events, band.persons), band.standard)));
  const exact = dividedBy(times(weighted, per), standard);
  return {
    exact,
    limits: (confidence) => {
      const { lower, upper } = byarLimits(events, confidence);
      const value = toNumber(exact);
      const spread = Math.sqrt(variance(bands, standard) / events) * per;
      return { lower: value + spread * (lower - events), upper: value + spread * (upper - events) };
    },
  };
}
