import type { BoardReport, Figures, MetricSection, Remark } from '../../functions/core/board-report/board-report.ts';
import { timeWords } from '../../functions/core/returns/time-words.ts';
import { chartSvg } from '../charts/chart-svg.ts';
import { drawChart } from '../charts/draw-chart.ts';
import { figureTableHtml } from '../charts/figure-table-html.ts';
import { Html, html, type Part } from '../html.ts';
import { boardReportStyle } from './board-report-style.ts';

// Nothing is loaded and nothing runs: the policy holds wherever the file is opened.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The board's paper as one HTML page that loads nothing else and prints on A4. All text is escaped. */
export function boardReportPage(report: BoardReport): string {
  const { title, area, standing, handling } = report;
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${area}: ${title}</title>
<style>${new Html(boardReportStyle)}
</style>
</head>
<body>
<header class="handling"><p><strong>Restricted.</strong> ${handling}</p></header>
<main>
<h1>${title} <span>${area} Health and Wellbeing Board</span></h1>
<p class="standing standing-${standing.state}"><strong>${standing.name}.</strong> ${standing.text}</p>
${remarks(report.facts)}
<h2>At a glance</h2>
${figureTableHtml({ id: 'at-a-glance', table: report.summary, holds: 'figures' })}
${report.metrics.map(section)}${group('Intermediate care', report.intermediateCare.figures.map(figures), report.intermediateCare.basis)}
${finance(report)}
${changes(report)}
<h2>Who to ask</h2>
${remarks(report.contacts)}
</main>
<footer><p>Made from the return on ${timeWords(report.generatedAt)}. Figures are rounded once, half away from zero.</p></footer>
</body>
</html>
`.text;
}

function remarks(items: readonly Remark[], look: 'plain' | 'basis' = 'plain'): Html {
  const item = ({ name, text }: Remark) => html`<div><dt>${name}</dt><dd>${text}</dd></div>
`;
  return html`<dl class="${look}">
${items.map(item)}</dl>`;
}

function group(heading: string, parts: readonly Html[], basis: readonly Remark[]): Html {
  if (parts.length === 0) return html``;
  return html`<h2>${heading}</h2>${parts}${basis.length === 0 ? null : remarks(basis, 'basis')}`;
}

function headingOf(level: 2 | 3 | 4, text: string): Html {
  if (level === 2) return html`<h2>${text}</h2>`;
  return level === 3 ? html`<h3>${text}</h3>` : html`<h4>${text}</h4>`;
}

function section(metric: MetricSection): Html {
  const { heading, level, year, narrative, notes, basis } = metric;
  const below = level === 2 ? 3 : 4;
  return html`<section>
${headingOf(level, heading)}
${metric.figures.map(figures)}
${year === null ? null : html`<p>${year}</p>`}
${narrative.map((each) => html`${headingOf(below, each.heading)}${paragraphs(each.text)}`)}
${notes.length === 0 ? null : html`${headingOf(below, 'To note')}<ul>${notes.map((note) => html`<li>${note}</li>`)}</ul>`}
${remarks(basis, 'basis')}
</section>
`;
}

function figures({ id, table, chart }: Figures): Html {
  const drawn = chart === null ? null : html`<figure>${chartSvg(drawChart(chart), `chart-${id}`)}</figure>`;
  return html`${figureTableHtml({ id: `table-${id}`, table, holds: 'figures' })}${drawn}`;
}

function paragraphs(text: string): Part {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.map((line) => html`<p>${line}</p>`);
}

function finance({ finance: { tables, basis } }: BoardReport): Html {
  const shown = tables.map((table, index) => figureTableHtml({ id: `finance-${index + 1}`, table, holds: 'figures' }));
  return group('Finance', shown, basis);
}

function changes({ changes: given }: BoardReport): Html {
  if (given === null) return html``;
  const { summary, table } = given;
  const shown = table && figureTableHtml({ id: 'changes', table, holds: 'words' });
  return html`<h2>What changed since the last revision</h2><p>${summary}</p>${shown}`;
}
