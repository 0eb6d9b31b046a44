import { readFileSync, writeFileSync } from 'node:fs';
import { formulaOf, INTERVAL, metricFacts, plainNumber, sourceWords } from '../functions/core/method/metric-facts.ts';
import { metricCatalogue, metricDefinition } from '../functions/core/metrics/catalogue.ts';
import { display } from '../functions/core/metrics/display.ts';
import type { MetricDefinition } from '../functions/core/metrics/metric-definition.ts';
import type { MetricValue } from '../functions/core/metrics/metric-value.ts';
import { decimal } from '../functions/core/metrics/rational.ts';
import { periodWords } from '../functions/core/periods/period-words.ts';
import thresholds from '../schemas/coverage-thresholds.json' with { type: 'json' };
import { workedExamples, workedValue } from './worked-examples.ts';

const BEGIN = /^<!-- made from schemas\/metrics: ([a-z0-9-]+) -->$/;
const END = '<!-- end -->';

function sumWords(value: MetricValue): string {
  const { method, numerator, denominator, referenceRate } = value;
  const top = plainNumber(numerator ?? 0);
  if (method === 'count') return top;
  if (method === 'isr') return `${top} ÷ ${plainNumber(denominator ?? 0)} × ${referenceRate}`;
  if (method === 'dsr') return `${top} events among ${plainNumber(denominator ?? 0)} people, band by band`;
  const { per, longerPeriods } = metricDefinition(value.metric);
  const shared = longerPeriods.rule === 'mean-of-months' ? ` ÷ ${value.coverage.monthsPresent}` : '';
  return `${top}${shared} ÷ ${plainNumber(denominator ?? 0)}${per === 1 ? '' : ` × ${plainNumber(per)}`}`;
}

function intervalWords(value: MetricValue): string {
  const metric = metricDefinition(value.metric);
  const { lower95, upper95, lower99_8, upper99_8 } = value;
  if (lower95 === null || upper95 === null || lower99_8 === null || upper99_8 === null) return '';
  const [a, b, c, d] = [lower95, upper95, lower99_8, upper99_8].map((each) => display(metric, decimal(each)).text);
  return ` 95 % interval ${a} to ${b}, 99.8 % interval ${c} to ${d}.`;
}

function exampleOf(metric: MetricDefinition): string {
  const example = workedExamples.find((each) => each.metric === metric.id);
  if (example === undefined) return '';
  const value = workedValue(example);
  const exact = value.method === 'count' ? '' : ` = ${plainNumber(value.value ?? 0, 4)}`;
  const plan = value.planDisplay === null ? '' : ` Plan ${value.planDisplay}: ${value.assessment.replace('-', ' ')}.`;
  const others = value.otherVariants.map(
    ({ variant, numerator, display: shown }) => ` By \`${variant}\`: ${plainNumber(numerator)}, ${shown}.`,
  );
  return `\n\n> ${example.title}. ${periodWords(example.period)}: ${sumWords(value)}${exact}, shown **${value.display}**.${intervalWords(value)}${plan}${others.join('')}`;
}

function blockOf(id: string): string {
  const metric = metricDefinition(id);
  const rows = metricFacts(metric).map(([name, text]) => `| ${name} | ${text.replaceAll('|', '\\|')} |`);
  return `\n| | |\n| --- | --- |\n${rows.join('\n')}${exampleOf(metric)}\n`;
}

function overview(): string {
  const rows = metricCatalogue.map((metric) => {
    const { id, unit, better, interval, decimals } = metric;
    return `| \`${id}\` | ${formulaOf(metric)} | ${unit}, ${decimals} | ${better} | ${INTERVAL[interval.method]} |`;
  });
  return `\n| Metric | Formula | Unit, decimals | Better | Interval |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}

const percent = (share: number): string => `${plainNumber(share * 100)} %`;

const thresholdsBlock = (): string =>
  `\nA month under ${percent(thresholds.flagBelow)} of the best of the last ${thresholds.months} months is flagged (\`low-coverage\`); with a month under ${percent(thresholds.notAssessableBelow)} a number is \`not-assessable\`. ${sourceWords(thresholds)}.\n`;

const BLOCKS: Record<string, () => string> = { overview, 'coverage-thresholds': thresholdsBlock };

/** The page of the method with its generated parts made anew; the rest stays as it is written. */
export function methodPage(written: string): string {
  const lines = written.split('\n');
  const made: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const [, id] = BEGIN.exec(line) ?? [];
    made.push(line);
    if (id === undefined) continue;
    made.push(...(BLOCKS[id] ?? (() => blockOf(id)))().split('\n'));
    at = lines.indexOf(END, at);
    if (at < 0) throw new Error(`The part ${id} of docs/method.md has no end`);
    made.push(END);
  }
  return made.join('\n');
}

if (import.meta.main) {
  const file = new URL('method.md', import.meta.url);
  writeFileSync(file, methodPage(readFileSync(file, 'utf8')));
}
