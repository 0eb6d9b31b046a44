import { byTable, type Figure } from './figure.ts';
import { type Check, type Finding, findingAt } from './finding.ts';
import { roundingTolerance, wholesOf } from './parts-and-totals.ts';
import { numberWords, type Reading, rangeOf } from './reading.ts';

function againstTotal(part: Figure, total: Reading): Finding[] {
  const { value, share } = part.numbers;
  if (!value || !share || total.value <= 0) return [];
  const [above, below, stated] = [rangeOf(value), rangeOf(total), rangeOf(share)];
  const least = (100 * above.least) / below.most;
  const most = (100 * above.most) / below.least;
  if (stated.least <= most && stated.most >= least) return [];
  return [
    findingAt(part, {
      code: 'share-mismatch',
      found: share.text,
      expected: `${numberWords((100 * value.value) / total.value, Math.max(1, share.decimals))}%`,
      why: `${value.text} is that much of ${total.text}`,
    }),
  ];
}

function againstHundred(parts: readonly Figure[]): Finding[] {
  const shares = parts.flatMap(({ numbers }) => numbers.share ?? []);
  const [last] = parts.slice(-1);
  if (!last || shares.length < 2 || shares.length < parts.length) return [];
  const sum = shares.reduce((all, { value }) => all + value, 0);
  if (Math.abs(sum - 100) <= roundingTolerance(shares)) return [];
  return [
    findingAt(last, {
      code: 'share-mismatch',
      found: `shares that add up to ${numberWords(sum, 1)}%`,
      expected: '100%',
      why: `The ${shares.length} shares are of one whole, and rounding does not explain the difference`,
    }),
  ];
}

/** Stated percentages of a total against the figures, and against 100. */
export const checkShares: Check = (figures) =>
  byTable(figures).flatMap((table) =>
    wholesOf(table).flatMap(({ total, parts }) => {
      const whole = total.numbers.value;
      const each = whole ? parts.flatMap((part) => againstTotal(part, whole)) : [];
      return total.numbers.share ? each : [...each, ...againstHundred(parts)];
    }),
  );
