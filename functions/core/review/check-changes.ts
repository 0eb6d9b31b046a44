import { directionOf, isGoal } from './direction-words.ts';
import type { Figure } from './figure.ts';
import { type Check, type Finding, findingAt } from './finding.ts';
import { kindOfUnit } from './kind-of-unit.ts';
import { numberWords, type Reading, rangeOf } from './reading.ts';

type Range = { least: number; most: number };

const overlaps = (a: Range, b: Range) => a.least <= b.most + 1e-9 && b.least <= a.most + 1e-9;

/** The figure that a change leads to. */
const reached = ({ numbers }: Figure) => numbers.value ?? numbers.target ?? numbers.actual;

/** The range of the change that two printed figures can be apart, in percent of the first. */
function percentBetween(from: Reading, to: Reading): Range {
  const [before, after] = [rangeOf(from), rangeOf(to)];
  return { least: (after.least / before.most - 1) * 100, most: (after.most / before.least - 1) * 100 };
}

function pointsBetween(from: Reading, to: Reading): Range {
  return {
    least: to.value - from.value - from.step / 2 - to.step / 2,
    most: to.value - from.value + from.step / 2 + to.step / 2,
  };
}

/** The stated change with its sign, or both signs where the paper does not say which. */
function statedRanges(figure: Figure, change: Reading): Range[] {
  const { least, most } = rangeOf({ ...change, value: Math.abs(change.value) });
  const plain = { least, most };
  const turned = { least: -most, most: -least };
  const sign =
    change.value < 0 ? -1 : (directionOf(change.text) ?? directionOf(`${figure.words.label} ${figure.words.note}`));
  if (sign === null) return /^\s*\+/.test(change.text) ? [plain] : [plain, turned];
  return sign > 0 ? [plain] : [turned];
}

function percentFinding(figure: Figure): Finding[] {
  const { previous, change } = figure.numbers;
  const to = reached(figure);
  if (!previous || !change || !to || previous.value <= 0) return [];
  const between = percentBetween(previous, to);
  const isOfPercentages = to.isPercent || kindOfUnit(figure.words.unit) === 'percent';
  const points = change.isPoints || isOfPercentages ? [pointsBetween(previous, to)] : [];
  const possible = change.isPoints ? points : [between, ...points];
  if (statedRanges(figure, change).some((stated) => possible.some((range) => overlaps(stated, range)))) return [];
  const exact = change.isPoints ? to.value - previous.value : (to.value / previous.value - 1) * 100;
  const shown = `${exact > 0 ? '+' : ''}${numberWords(exact, Math.max(1, change.decimals))}`;
  return [
    findingAt(figure, {
      code: 'change-mismatch',
      found: change.text,
      expected: change.isPoints ? `${shown} points` : `${shown}%`,
      why: `From ${previous.text} to ${to.text} that is the change`,
    }),
  ];
}

/** A percentage that is set is exact, so the number that it comes to follows from it; one that was seen is rounded. */
function amountFinding(figure: Figure): Finding[] {
  const { previous, change, amount } = figure.numbers;
  if (!previous || !amount || !change || change.isPoints) return [];
  const percent = { ...change, value: Math.abs(change.value), step: isGoal(figure) ? 0 : change.step };
  const [share, base] = [rangeOf(percent), rangeOf(previous)];
  const comesTo = { least: (share.least * base.least) / 100, most: (share.most * base.most) / 100 };
  if (overlaps(rangeOf({ ...amount, value: Math.abs(amount.value) }), comesTo)) return [];
  const is = (Math.abs(amount.value) / previous.value) * 100;
  return [
    findingAt(figure, {
      code: 'amount-mismatch',
      found: amount.text,
      expected: numberWords((percent.value * previous.value) / 100, Math.max(1, amount.decimals)),
      why: `That is ${change.text} of ${previous.text}; ${amount.text} is ${numberWords(is, 2)}%`,
    }),
  ];
}

function differenceFinding(figure: Figure): Finding[] {
  const { previous, amount } = figure.numbers;
  const to = reached(figure);
  if (!previous || !amount || !to) return [];
  const between = pointsBetween(previous, to);
  const { least, most } = rangeOf({ ...amount, value: Math.abs(amount.value) });
  if (overlaps({ least, most }, between) || overlaps({ least: -most, most: -least }, between)) return [];
  return [
    findingAt(figure, {
      code: 'amount-mismatch',
      found: amount.text,
      expected: numberWords(Math.abs(to.value - previous.value), Math.max(to.decimals, previous.decimals)),
      why: `From ${previous.text} to ${to.text} that is the difference`,
    }),
  ];
}

/** Stated changes, in percent, points and numbers, against the two figures that they lie between. */
export const checkChanges: Check = (figures) =>
  figures.flatMap((figure) => [...percentFinding(figure), ...amountFinding(figure), ...differenceFinding(figure)]);
