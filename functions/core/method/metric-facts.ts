import { type MetricDefinition, type MetricMethod, methodOf } from '../metrics/metric-definition.ts';
import { decimal } from '../metrics/rational.ts';
import { roundedText, roundHalfAwayFromZero } from '../metrics/rounding.ts';
import { listWords } from '../periods/period-words.ts';

const FORMULA: Record<MetricMethod, string> = {
  crude: 'numerator ÷ denominator',
  proportion: 'numerator ÷ denominator',
  mean: 'numerator ÷ denominator',
  count: 'numerator',
  dsr: 'Σ (events in band ÷ people in band × standard population of band) ÷ Σ standard population',
  isr: 'observed ÷ expected × reference rate per 100,000',
};

/** How the intervals of a metric are worked out, in a few words. */
export const INTERVAL: Record<MetricDefinition['interval']['method'], string> = {
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
/** A source with how sure it is. */
export const sourceWords = ({ citation, confidence }: Sourced): string => `${citation} (${confidence})`;

/** A number as the method writes it, rounded once. */
export const plainNumber = (value: number, decimals = 0): string =>
  roundedText(roundHalfAwayFromZero(decimal(value), decimals));

/** How a metric is worked out, as a formula. */
export function formulaOf(metric: MetricDefinition): string {
  const words = FORMULA[metric.method];
  const times = metric.per === 1 || metric.method === 'isr' ? '' : ` × ${plainNumber(metric.per)}`;
  const [, crude] = metric.numerators.filter((each) => methodOf(metric, each) !== metric.method).length
    ? ['', `; beside it ${FORMULA.crude} × ${plainNumber(metric.per)}`]
    : ['', ''];
  return `${words}${times}${crude}`;
}

function denominatorOf({ denominator }: MetricDefinition): string {
  if (denominator.kind !== 'population') return `${denominator.basis}. ${sourceWords(denominator)}`;
  const bases = listWords(denominator.bases.map(({ title }) => title));
  return `${denominator.people} of the area in the calendar year in which the financial year starts: an uploaded figure first, then ${bases}. ${sourceWords(denominator.year)}`;
}

function coverageOf({ coverage }: MetricDefinition): string {
  if (coverage === null) return 'size tells nothing: few events are what is counted';
  const by = coverage.by === 'rows' ? 'all rows of the area in the extract' : `\`${coverage.by}\``;
  return `by ${by}. ${sourceWords(coverage)}`;
}

const sourcesOf = ({ sources, denominator }: MetricDefinition): string => {
  const names = [...sources, ...(denominator.kind === 'expected' ? [denominator.source] : [])];
  return names.map(({ source }) => `\`${source}\``).join(', ');
};

/** What a definition says, name by name. Names of measures and sources stand between backticks. */
export function metricFacts(metric: MetricDefinition): [string, string][] {
  const numerators = metric.numerators.map((each) => {
    const variant = each.variant === null ? '' : `\`${each.variant}\`: `;
    return `${variant}${each.title}. ${sourceWords(each)}`;
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
            `${sourceWords(metric.directStandard)}. None below ${metric.directStandard.fewestEvents.count} events: ${sourceWords(metric.directStandard.fewestEvents)}`,
          ],
        ] as [string, string][])
      : []),
    ['Interval, 95 % and 99.8 %', `${INTERVAL[metric.interval.method]}. ${sourceWords(metric.interval)}`],
    ['Quarter and year', `${LONGER[metric.longerPeriods.rule]}. ${sourceWords(metric.longerPeriods)}`],
    ...(metric.yearIsQuarter
      ? ([['Year', `quarter ${metric.yearIsQuarter.quarter} of it. ${sourceWords(metric.yearIsQuarter)}`]] as [
          string,
          string,
        ][])
      : []),
    ['Source read', sourcesOf(metric)],
    ['Coverage', coverageOf(metric)],
    ['Definition', `version ${metric.version}, from ${metric.validFrom}. ${sourceWords(metric)}`],
  ];
}
