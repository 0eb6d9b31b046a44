import { byTable, type Figure, type NumberName } from './figure.ts';
import { type Check, type Finding, findingAt } from './finding.ts';
import { kindOfUnit } from './kind-of-unit.ts';
import { partNumbers, roundingTolerance, type Whole, wholesOf } from './parts-and-totals.ts';
import { numberWords } from './reading.ts';

const ADDED: readonly NumberName[] = ['value', 'numerator', 'target', 'actual', 'share'];

/** Rates and averages do not add up to their total. */
function addsUp(total: Figure, name: NumberName): boolean {
  const kind = kindOfUnit(total.words.unit) ?? kindOfUnit(total.words.label) ?? kindOfUnit(total.words.heading);
  return name === 'share' || name === 'numerator' || (kind !== 'rate' && kind !== 'days');
}

function againstTotal(whole: Whole, name: NumberName): Finding[] {
  const { total } = whole;
  const stated = total.numbers[name];
  const parts = partNumbers(whole, name);
  if (!stated || !parts || !addsUp(total, name)) return [];
  const sum = parts.reduce((all, { value }) => all + value, 0);
  const tolerance = roundingTolerance([...parts, stated]);
  if (Math.abs(sum - stated.value) <= tolerance) return [];
  const finest = parts.reduce((a, b) => (b.step < a.step ? b : a), stated);
  const scale = finest.step * 10 ** finest.decimals;
  const words = (number: number) => numberWords(number / scale, finest.decimals);
  const off = `${stated.value > sum ? 'above' : 'below'} them`;
  const difference = words(Math.abs(sum - stated.value));
  return [
    findingAt(total, {
      code: 'total-mismatch',
      found: stated.text,
      expected: `${words(sum)}, the sum of the ${parts.length} parts`,
      why: `The stated total is ${difference} ${off}${tolerance > 0.001 ? ', more than rounding explains' : ''}`,
    }),
  ];
}

/** Parts against their stated total, in every column of numbers. */
export const checkTotals: Check = (figures) =>
  byTable(figures).flatMap((table) =>
    wholesOf(table).flatMap((whole) => ADDED.flatMap((name) => againstTotal(whole, name))),
  );
