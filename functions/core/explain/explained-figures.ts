import type { CountCell } from '../counts/count-cell.ts';
import type { MetricDefinition } from '../metrics/metric-definition.ts';
import type { ExplainedCell, ExplainedFigure, ExplainedMetric } from './explained-number.ts';
import { type NumberParts, sumOf } from './number-parts.ts';
import { cellsAsked, type FigureQuestion, type FileQuestion } from './question.ts';

/** What is said of a metric beside its number. */
export function explainedMetric(metric: MetricDefinition): ExplainedMetric {
  const { id, version, validFrom, name, definition, citation, confidence } = metric;
  return { id, version, validFrom, name, definition, citation, confidence };
}

function worded({ figure }: FigureQuestion, { numerator, metric, value }: NumberParts) {
  if (figure === 'numerator') return { title: numerator.title, citation: numerator.citation };
  const { denominator } = metric;
  return { title: value.denominatorBasis, citation: denominator.kind === 'population' ? '' : denominator.citation };
}

/** The figures of a number that its cells give, each with what the cells come to. */
export function explainedFigures(parts: NumberParts): ExplainedFigure[] {
  return parts.counted.map((question) => ({
    ...question,
    ...worded(question, parts),
    sum: sumOf(question, parts.cells),
  }));
}

/** Where the cells do not come to what the number says. */
export function figureDifferences(figures: readonly ExplainedFigure[], { value }: NumberParts): string[] {
  return figures.flatMap(({ figure, sum }) => {
    const said = figure === 'numerator' ? value.numerator : value.denominator;
    return (said ?? 0) === sum ? [] : [`the cells come to a ${figure} of ${sum}, the number says ${said ?? 'none'}`];
  });
}

/** The cells that one file gives, with the counts of the figures alone. */
export function explainedCells(
  stored: readonly CountCell[],
  question: FileQuestion,
  sender: Pick<ExplainedCell, 'source' | 'feed' | 'submission'>,
): ExplainedCell[] {
  const figures = question.figures.map(({ figure }) => figure);
  return cellsAsked(stored, question).map(({ period, rows, counts }) => ({ ...sender, figures, period, rows, counts }));
}
