import { byTable, type Figure, saidOf } from './figure.ts';
import { type Check, type Finding, findingAt } from './finding.ts';
import { ratePer, standardisation } from './kind-of-unit.ts';
import { numberWords } from './reading.ts';

/** How far the ratio of the standardised to the crude rate of one area moves from one year to the next, at most. */
const STEADY = 0.01;

type Rate = { figure: Figure; value: number; text: string; crude: number };

function ratesOf(table: readonly Figure[]): Rate[] {
  return table.flatMap((figure) => {
    const { value, numerator, denominator } = figure.numbers;
    if (!value || !numerator || !denominator || standardisation(saidOf(figure)) !== 'direct') return [];
    const crude = (numerator.value / denominator.value) * ratePer(saidOf(figure));
    return [{ figure, value: value.value, text: value.text, crude }];
  });
}

const isActual = ({ figure: { words } }: Rate) =>
  /actual|published|outturn/i.test(`${words.period} ${words.label} ${words.note}`);
const isCrude = ({ value, crude }: Rate) => Math.abs(value - crude) <= 0.5;

/**
 * Directly standardised rates: no figure beside them gives them. But the age structure of an area moves slowly, so the
 * ratio to the crude rate stays near that of the published year. A template may also hold the crude rate instead. What
 * is neither cannot be followed.
 */
export const checkStandardisedRates: Check = (figures): Finding[] =>
  byTable(figures).flatMap((table) => {
    const rates = ratesOf(table);
    const known = rates.find((rate) => isActual(rate) && !isCrude(rate));
    if (!known) return [];
    const ratio = known.value / known.crude;
    return rates
      .filter((rate) => rate !== known && !isCrude(rate) && Math.abs(rate.value / rate.crude / ratio - 1) > STEADY)
      .map((rate) =>
        findingAt(rate.figure, {
          code: 'standardised-rate-mismatch',
          found: rate.text,
          expected: `about ${numberWords(rate.crude * ratio, 1)} standardised, or ${numberWords(rate.crude, 1)} crude`,
          why: `In ${known.figure.words.period || 'the published year'} the standardised rate was ${numberWords(ratio * 100, 1)}% of the crude one. This figure is neither near that nor the crude rate`,
        }),
      );
  });
