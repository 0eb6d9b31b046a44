import { periodWords } from '../../functions/core/periods/period-words.ts';
import { button, selectField } from '../components/fields.ts';
import { html } from '../html.ts';
import type { Page } from './layout.ts';
import { metricPath } from './metric-path.ts';

type Area = { code: string; name: string };

/** What can be chosen, the newest quarter first, and the areas that have a return of the quarter that is offered. */
export type MetricsStartModel = {
  areas: readonly Area[];
  quarters: readonly string[];
  offered: { quarter: string; area: string; error: string | null };
  withReturn: { quarter: string; areas: readonly Area[] } | null;
};

/** The choice of an area and a quarter. */
export function metricsStartPage({ areas, quarters, offered, withReturn }: MetricsStartModel): Page {
  const link = (area: Area) =>
    html`<li><a href="${metricPath({ quarter: withReturn?.quarter ?? '', area })}">${area.name}</a></li>`;
  return {
    title: 'Metrics',
    content: html`<form method="get" action="/metrics">
${selectField({
  id: 'area',
  label: 'Area',
  value: offered.area,
  error: offered.error ?? undefined,
  choices: areas.map(({ code, name }) => ({ value: code, text: name })),
})}
${selectField({
  id: 'quarter',
  label: 'Quarter',
  value: offered.quarter,
  choices: quarters.map((quarter) => ({ value: quarter, text: periodWords(quarter) })),
})}
${button('Show the metrics')}
</form>
${
  withReturn &&
  html`<h2>${periodWords(withReturn.quarter)}: areas with a return</h2>
<ul class="columns">${withReturn.areas.map(link)}</ul>`
}`,
  };
}
