import type { DemandChart } from '../../functions/core/charts/chart.ts';
import type { Drawing, Point, Stroke } from '../../functions/core/charts/drawing.ts';
import { legend } from './legend.ts';
import { brokenLine, type Mark, markAt } from './marks.ts';
import { palette } from './palette.ts';
import { timePlot } from './plot.ts';
import { scaleFromZero } from './scale.ts';

const SERIES: readonly { of: 'demand' | 'capacity'; text: string; mark: Mark; stroke: Stroke }[] = [
  { of: 'demand', text: 'Demand', mark: 'dot', stroke: { colour: palette.performance, width: 3 } },
  { of: 'capacity', text: 'Capacity', mark: 'square', stroke: { colour: palette.target, width: 2.5, dash: [9, 5] } },
];

/** Demand and capacity as two lines over time, from zero, because the gap between them is what matters. */
export function demandDrawing({ title, description, unit, points }: DemandChart): Drawing {
  const scale = scaleFromZero(points.flatMap((point) => SERIES.flatMap(({ of }) => point[of]?.value ?? [])));
  const plot = timePlot(
    scale,
    points.map(({ label }) => label),
    unit,
  );
  const lines = SERIES.map(({ of, mark, stroke }) => {
    const places = points.map((point, index): Point | null => point[of] && plot.place(index, point[of].value));
    return { mark, stroke, places };
  });
  return {
    width: plot.width,
    height: plot.height,
    title,
    description,
    shapes: [
      ...legend(plot.width, SERIES),
      ...plot.axes,
      ...lines.flatMap(({ places, stroke }) => brokenLine(places, stroke)),
      ...lines.flatMap(({ places, mark, stroke }) =>
        places.filter((place) => place !== null).map((place) => markAt(mark, place, stroke.colour)),
      ),
    ],
  };
}
