import type { Chart } from '../../functions/core/charts/chart.ts';
import type { Drawing } from '../../functions/core/charts/drawing.ts';
import { bandsDrawing } from './bands-drawing.ts';
import { comparisonDrawing } from './comparison-drawing.ts';
import { demandDrawing } from './demand-drawing.ts';
import { trendDrawing } from './trend-drawing.ts';

/** Any chart as shapes. The same chart gives the same drawing. */
export function drawChart(chart: Chart): Drawing {
  if (chart.kind === 'trend') return trendDrawing(chart);
  if (chart.kind === 'bands') return bandsDrawing(chart);
  return chart.kind === 'comparison' ? comparisonDrawing(chart) : demandDrawing(chart);
}
