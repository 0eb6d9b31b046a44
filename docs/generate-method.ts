import { readFileSync, writeFileSync } from 'node:fs';
import { metricCatalogue, metricDefinition } from '../functions/core/metrics/catalogue.ts';
import { display } from '../functions/core/metrics/display.ts';
import { type MetricDefinition, type MetricMethod, methodOf } from '../functions/core/metrics/metric-definition.ts';
import type { MetricValue } from '../functions/core/metrics/metric-value.ts';
import { decimal } from '../functions/core/metrics/rational.ts';
import { roundedText, roundHalfAwayFromZero } from '../functions/core/metrics/rounding.ts';
import { listWords, periodWords } from '../functions/core/periods/period-words.ts';
import thresholds from '../schemas/coverage-thresholds.json' with { type: 'json' };
import { workedExamples, workedValue } from './worked-examples.ts';

const BEGIN = /^<!-- made from schemas\/metrics: ([a-z0-9-]+) -->$/;
const END = '<!-- end -->';

const FORMULA: Record<MetricMethod, string> = {
  crude: 'numerator ÷ denominator',
  proportion: 'numerator ÷ denominator',
  mean: 'numerator ÷ denominator',
  count: 'numerator',
  dsr: 'Σ (events in band ÷ people in band × standard population of band) ÷ Σ standard population',
  isr: 'observed ÷ expected × reference rate per 100,000',
};

const INTERVAL: Record<MetricDefinition['interval']['method'], string> = {
  'byar-or-exact': "Byar's from 10 events, exact Poisson below",
  wilson: "Wilson's score method",
  dobson: "Dobson's on Byar's limits",
  none: 'none',
};

const LONGER: Record<MetricDefinition['longerPeriods']['rule'], string> = {
  'mean-of-months': 'the mean of the monthly rates',
  pooled: 'all cases together; the mean of the months stands beside it',
  sum: 'the sum of the months, or of the quarters; a rate divides the sum by one population',
};

type Sourced = { citation: string; confidence: string };
const from = ({ citation, confidence }: Sourced): string => `${citation} (${confidence})`;

const number = (value: number, decimals = 0): string => roundedText(roundHalfAwayFromZero(decimal(value), decimals));

function formulaOf(metric: MetricDefinition): string {
  const words = FORMULA[metric.method];
  const times = metric.per === 1 || metric.method === 'isr' ? '' : ` × ${number(metric.per)}`;
  const [, crude] = metric.numerators.filter((each) => methodOf(metric, each) !== metric.method).length
    ? ['', `; beside it ${FORMULA.crude} × ${number(metric.per)}`]
    : ['', ''];
  return `${words}${times}${crude}`;
}

function denominatorOf({ denominator }: MetricDefinition): string {
  if (denominator.kind !== 'population') return `${denominator.basis}. ${from(denominator)}`;
  const bases = listWords(denominator.bases.map(({ title }) => title));
  return `${denominator.people} of the area in the calendar year in which the financial year starts: an uploaded figure first, then ${bases}. ${from(denominator.year)}`;
}

function coverageOf({ coverage }: MetricDefinition): string {
  if (coverage === null) return 'size tells nothing: few events are what is counted';
  const by = coverage.by === 'rows' ? 'all rows of the area in the extract' : `\`${coverage.by}\``;
  return `by ${by}. ${from(coverage)}`;
}

const sourcesOf = ({ sources, denominator }: MetricDefinition): string => {
  const names = [...sources, ...(denominator.kind === 'expected' ? [denominator.source] : [])];
  return names.map(({ source }) => `\`${source}\``).join(', ');
};

function rowsOf(metric: MetricDefinition): [string, string][] {
  const numerators = metric.numerators.map((each) => {
    const variant = each.variant === null ? '' : `\`${each.variant}\`: `;
    return `${variant}${each.title}. ${from(each)}`;
  });
  const decimals = metric.decimals === 1 ? '1 decimal' : `${metric.decimals || 'no'} decimals`;
  const better = metric.better === 'neither' ? 'neither end is better' : `${metric.better} is better`;
  return [
    ['Formula', formulaOf(metric)],
    ['Unit', `${metric.unit}; ${decimals}; ${better}`],
    ['Numerator', numerators.join(' ')],
    ['Denominator', denominatorOf(metric)],
    ...(metric.directStandard
      ? ([
          [
            'Standard',
            `${from(metric.directStandard)}. None below ${metric.directStandard.fewestEvents.count} events: ${from(metric.directStandard.fewestEvents)}`,
          ],
        ] as [string, string][])
      : []),
    ['Interval, 95 % and 99.8 %', `${INTERVAL[metric.interval.method]}. ${from(metric.interval)}`],
    ['Quarter and year', `${LONGER[metric.longerPeriods.rule]}. ${from(metric.longerPeriods)}`],
    ...(metric.yearIsQuarter
      ? ([['Year', `quarter ${metric.yearIsQuarter.quarter} of it. ${from(metric.yearIsQuarter)}`]] as [
          string,
          string,
        ][])
      : []),
    ['Source read', sourcesOf(metric)],
    ['Coverage', coverageOf(metric)],
    ['Definition', `version ${metric.version}, from ${metric.validFrom}. ${from(metric)}`],
  ];
}

function sumWords(value: MetricValue): string {
  const { method, numerator, denominator, referenceRate } = value;
  const top = number(numerator ?? 0);
  if (method === 'count') return top;
  if (method === 'isr') return `${top} ÷ ${number(denominator ?? 0)} × ${referenceRate}`;
  if (method === 'dsr') return `${top} events among ${number(denominator ?? 0)} people, band by band`;
  const { per, longerPeriods } = metricDefinition(value.metric);
  const shared = longerPeriods.rule === 'mean-of-months' ? ` ÷ ${value.coverage.monthsPresent}` : '';
  return `${top}${shared} ÷ ${number(denominator ?? 0)}${per === 1 ? '' : ` × ${number(per)}`}`;
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
  const exact = value.method === 'count' ? '' : ` = ${number(value.value ?? 0, 4)}`;
  const plan = value.planDisplay === null ? '' : ` Plan ${value.planDisplay}: ${value.assessment.replace('-', ' ')}.`;
  const others = value.otherVariants.map(
    ({ variant, numerator, display: shown }) => ` By \`${variant}\`: ${number(numerator)}, ${shown}.`,
  );
  return `\n\n> ${example.title}. ${periodWords(example.period)}: ${sumWords(value)}${exact}, shown **${value.display}**.${intervalWords(value)}${plan}${others.join('')}`;
}

function blockOf(id: string): string {
  const metric = metricDefinition(id);
  const rows = rowsOf(metric).map(([name, text]) => `| ${name} | ${text.replaceAll('|', '\\|')} |`);
  return `\n| | |\n| --- | --- |\n${rows.join('\n')}${exampleOf(metric)}\n`;
}

function overview(): string {
  const rows = metricCatalogue.map((metric) => {
    const { id, unit, better, interval, decimals } = metric;
    return `| \`${id}\` | ${formulaOf(metric)} | ${unit}, ${decimals} | ${better} | ${INTERVAL[interval.method]} |`;
  });
  return `\n| Metric | Formula | Unit, decimals | Better | Interval |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}

const percent = (share: number): string => `${number(share * 100)} %`;

const thresholdsBlock = (): string =>
  `\nA month under ${percent(thresholds.flagBelow)} of the best of the last ${thresholds.months} months is flagged (\`low-coverage\`); with a month under ${percent(thresholds.notAssessableBelow)} a number is \`not-assessable\`. ${from(thresholds)}.\n`;

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
