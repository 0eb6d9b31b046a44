import type { CountCell } from '../counts/count-cell.ts';
import { isMonth, isQuarter, monthsOf, type Period, quartersOfYear } from '../periods/period.ts';
import type { NumberParts } from './number-parts.ts';
import type { FigureQuestion, FileQuestion } from './question.ts';

/** What is asked of one submission for a number. */
export type AskedFile = { submission: string; question: FileQuestion };

/** A population that a file brought: the submission and its cell. */
export type BroughtPopulation = { submission: string; cell: CountCell };

type Part = { submission: string; period: string; figures: readonly FigureQuestion[] };

const OLD = 65;

/** The counts of people of the ages that the rates divide by. */
function populationFigure({ counts }: CountCell): FigureQuestion {
  const add = Object.keys(counts).filter((name) => Number.parseInt(name, 10) >= OLD);
  return { figure: 'population', add, subtract: [] };
}

const PLANNED = ['value', 'numerator', 'denominator'] as const;

function partsOf({ cells, counted, expected, plans }: NumberParts, brought: BroughtPopulation | null): Part[] {
  return [
    ...cells.map(({ submission, period }) => ({ submission, period, figures: counted })),
    ...(expected?.cells.map(({ submission, period }) => ({ submission, period, figures: [expected.question] })) ?? []),
    ...plans.map((plan): Part => {
      const add = PLANNED.filter((part) => plan[part] !== null).map((part) => `${plan.metric}.${part}`);
      return { submission: plan.submission, period: plan.period, figures: [{ figure: 'plan', add, subtract: [] }] };
    }),
    ...(brought
      ? [{ submission: brought.submission, period: brought.cell.period, figures: [populationFigure(brought.cell)] }]
      : []),
  ];
}

/** A period and all that is in it. */
function within(period: Period): Set<string> {
  const quarters = isMonth(period) || isQuarter(period) ? [] : quartersOfYear(period);
  return new Set([period, ...quarters, ...monthsOf(period)]);
}

function oneOfEach(figures: readonly FigureQuestion[]): FigureQuestion[] {
  const names = [...new Set(figures.map(({ figure }) => figure))];
  return names.map((figure) => {
    const same = figures.filter((each) => each.figure === figure);
    const of = (side: 'add' | 'subtract') => [...new Set(same.flatMap((each) => each[side]))];
    return { figure, add: of('add'), subtract: of('subtract') };
  });
}

/** What is asked of each submission behind a number, in the order in which the parts name them. */
export function fileQuestions(
  parts: NumberParts,
  { unit, period, brought }: { unit: string; period: Period; brought: BroughtPopulation | null },
): AskedFile[] {
  const bySubmission = Map.groupBy(partsOf(parts, brought), ({ submission }) => submission);
  return [...bySubmission].map(([submission, ofFile]) => ({
    submission,
    question: {
      unit,
      periods: new Set(ofFile.map((part) => part.period)),
      within: within(period),
      figures: oneOfEach(ofFile.flatMap(({ figures }) => figures)),
    },
  }));
}
