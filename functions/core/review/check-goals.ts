import { betterWay, claimsImprovement } from './direction-words.ts';
import type { Figure } from './figure.ts';
import { type Check, type Finding, findingAt } from './finding.ts';

function worseGoal(figure: Figure): Finding[] {
  const { target, previous } = figure.numbers;
  const better = betterWay(figure);
  if (!target || !previous || !better || !claimsImprovement(figure)) return [];
  const isWorse = better === 'lower' ? target.value > previous.value : target.value < previous.value;
  if (!isWorse) return [];
  return [
    findingAt(figure, {
      code: 'goal-worse-than-actual',
      found: `a goal of ${target.text} after ${previous.text}`,
      expected: better === 'lower' ? `less than ${previous.text}` : `more than ${previous.text}`,
      why: `${better === 'lower' ? 'Lower' : 'Higher'} is better here, so the goal is worse than what it is said to improve`,
    }),
  ];
}

function saidToBeMet(words: string): boolean | null {
  const text = words.trim().toLowerCase();
  if (text === '' || /no plan|not assess|no data|not available/.test(text)) return null;
  if (/\b(not|no|un)\b|not-met|missed/.test(text)) return false;
  return /\bmet\b|achieved|on track|\byes\b|exceeded/.test(text) ? true : null;
}

function wrongAssessment(figure: Figure): Finding[] {
  const { target } = figure.numbers;
  const actual = figure.numbers.actual ?? figure.numbers.value;
  const [better, said] = [betterWay(figure), saidToBeMet(figure.words.assessment)];
  if (!target || !actual || !better || said === null) return [];
  const isMet = better === 'lower' ? actual.value <= target.value : actual.value >= target.value;
  if (isMet === said) return [];
  return [
    findingAt(figure, {
      code: 'assessment-mismatch',
      found: `"${figure.words.assessment}"`,
      expected: isMet ? 'met' : 'not met',
      why: `${actual.text} against ${target.text}, where ${better} is better`,
    }),
  ];
}

/** Goals that are worse than what they are said to improve, and assessments that the figures contradict. */
export const checkGoals: Check = (figures) =>
  figures.flatMap((figure) => [...worseGoal(figure), ...wrongAssessment(figure)]);
