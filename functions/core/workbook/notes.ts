import { metricDefinition } from '../metrics/catalogue.ts';
import { type MetricDefinition, numeratorFor } from '../metrics/metric-definition.ts';
import type { MetricValue } from '../metrics/metric-value.ts';
import { roundedText } from '../metrics/rounding.ts';
import { monthsOfQuarter } from '../periods/period.ts';
import { listWords, periodWords } from '../periods/period-words.ts';
import { freezeDate } from '../returns/freeze.ts';
import { doneWords, givenWords, meaningWords } from '../returns/sign-off-words.ts';
import { dayWords, timeWords } from '../returns/time-words.ts';
import type { ReturnWorkbookContent } from './return-content.ts';

export type Note = { kind: string; about: string; text: string };

/** What each metric is and where its definition comes from; for those with a plan, also how it was worked out. */
export function definitionNotes({ layout, lookUp, quarter }: ReturnWorkbookContent): Note[] {
  return layout.metrics.flatMap(({ metric, title, role }) => {
    const defined = metricDefinition(metric);
    const source = `Source: ${defined.citation} (${certainty(defined)}).`;
    const definition = { kind: 'Definition', about: title, text: `${defined.definition} ${source}` };
    const value = lookUp(metric, quarter);
    if (value === undefined || role === 'supporting') return [definition];
    return [definition, { kind: 'Method', about: title, text: methodWords(defined, value) }];
  });
}

const LONGER_PERIODS: Record<MetricDefinition['longerPeriods']['rule'], string> = {
  pooled: 'The quarter takes all its cases together',
  'mean-of-months': 'The quarter is the mean of its months',
  sum: 'The quarter is the sum of its months, over one population where it is a rate',
};

function methodWords(defined: MetricDefinition, value: MetricValue): string {
  const { interval, longerPeriods } = defined;
  return [
    `Numerator: ${numeratorFor(defined, value.variant).title}.`,
    `Denominator: ${value.denominatorBasis}.`,
    LONGER_PERIODS[longerPeriods.rule],
    `(${certainty(longerPeriods)}).`,
    interval.method === 'none' ? 'No interval:' : '95% interval:',
    `${interval.citation}. Definition version ${value.metricVersion}.`,
  ].join(' ');
}

/** The unit of a variant, which may be another than the metric's. */
function unitOf(metric: string, variant: string): string {
  const defined = metricDefinition(metric);
  return numeratorFor(defined, variant).unit ?? defined.unit;
}

/** The definition in force beside every other one that was counted, so that nobody compares one with the other unawares. */
export function variantNotes({ layout, lookUp, quarter }: ReturnWorkbookContent): Note[] {
  return layout.metrics.flatMap(({ metric, title }) => {
    const value = lookUp(metric, quarter);
    if (value === undefined || value.variant === null) return [];
    const inForce = { variant: value.variant, numerator: value.numerator, display: value.display };
    return [inForce, ...value.otherVariants].map(({ variant, numerator, display }) => ({
      kind: variant === value.variant ? 'Variant used' : 'Other variant',
      about: `${title}: ${variant}`,
      text: [
        `${numeratorFor(metricDefinition(metric), variant).title}.`,
        `${periodWords(quarter)}: ${numerator === null ? 'none' : wholeNumber(numerator)} counted,`,
        display === null ? 'no value.' : `${display} ${unitOf(metric, variant)}.`,
      ].join(' '),
    }));
  });
}

/** Who signed the return, when, and the fingerprint of what was signed. None of a draft. */
export function signOffNotes({ document: { signOff } }: ReturnWorkbookContent): Note[] {
  if (!signOff) return [];
  const { revision, contentSha256, dataAsAt, steps } = signOff;
  const content = `The content of revision ${revision}, data as at ${timeWords(dataAsAt)}; SHA-256 ${contentSha256}`;
  return [
    { kind: 'Sign-off', about: 'What was signed', text: content },
    ...steps.map((step) => ({
      kind: 'Sign-off',
      about: `${doneWords(step.step)}: ${meaningWords(step.step)}`,
      text: givenWords(step),
    })),
  ];
}

/** Until when the data of each month and of the quarter can change. A date that is not published is said to be expected. */
export function freezeNotes({ layout, quarter }: ReturnWorkbookContent): Note[] {
  return [...monthsOfQuarter(quarter), quarter].map((period) => {
    const day = dayWords(freezeDate(layout, period));
    const from = layout.freeze.confidence === 'confirmed' ? '' : ' (expected; not confirmed)';
    const text = `Numbers are provisional until ${day}${from}, and final from then on if every month is present.`;
    return { kind: 'Freeze', about: periodWords(period), text };
  });
}

/** What the numbers' flags say, each text once with the periods that it is about. */
export function flagNotes({ layout, document }: ReturnWorkbookContent): Note[] {
  return layout.metrics.flatMap((entry) => {
    const periodsByText = new Map<string, string[]>();
    for (const value of document.metrics.filter(({ metric }) => metric === entry.metric)) {
      for (const { text } of value.flags) {
        periodsByText.set(text, [...(periodsByText.get(text) ?? []), periodWords(value.period)]);
      }
    }
    return [...periodsByText].map(([text, periods]) => ({
      kind: 'Flag',
      about: `${entry.title}: ${listWords(periods)}`,
      text,
    }));
  });
}

/** Remarks on the return as a whole that no flag of a number says already. */
export function remarkNotes({ layout, document }: ReturnWorkbookContent): Note[] {
  const flagged = new Set(document.metrics.flatMap(({ flags }) => flags.map(({ text }) => text)));
  return document.issues
    .filter(({ found }) => found === null || !flagged.has(found))
    .map(({ metric, found, expected, fix }) => ({
      kind: 'Remark',
      about: layout.metrics.find((entry) => entry.metric === metric)?.title ?? metric ?? 'The return',
      text: [
        found === null ? '' : `Found: ${found}. `,
        expected === null ? '' : `Expected: ${expected}. `,
        fix,
        '.',
      ].join(''),
    }));
}

/** The files that the quarter's numbers came from, each with its fingerprint, and the metrics that used it. */
export function sourceNotes({ layout, document, quarter }: ReturnWorkbookContent): Note[] {
  const files = new Map<string, { text: string; metrics: string[] }>();
  for (const entry of layout.metrics) {
    const value = document.metrics.find(({ metric, period }) => metric === entry.metric && period === quarter);
    for (const { submission, sha256, file, rows } of value?.lineage ?? []) {
      const text = `${file}: ${wholeNumber(rows)} rows counted; submission ${submission}; SHA-256 ${sha256}`;
      const known = files.get(text) ?? { text, metrics: [] };
      files.set(text, { text, metrics: [...known.metrics, entry.title] });
    }
  }
  return [...files.values()].map(({ text, metrics }) => ({
    kind: 'Source file',
    about: metrics.length === 1 ? (metrics[0] ?? '') : `${metrics[0]} and ${metrics.length - 1} more`,
    text,
  }));
}

/** The files that income, schemes, capacity and demand, and answers came from. */
export function entryFileNotes({ document }: ReturnWorkbookContent): Note[] {
  return document.entryFiles.map(({ source, file, rows, submission, sha256 }) => ({
    kind: 'Source file',
    about: ENTRY_SOURCES[source] ?? source,
    text: `${file}: ${wholeNumber(rows)} rows used; submission ${submission}; SHA-256 ${sha256}`,
  }));
}

const ENTRY_SOURCES: Readonly<Record<string, string>> = {
  finance: 'Income, expenditure and schemes',
  narrative: 'Answers',
  'intermediate-care': 'Capacity and demand',
};

function certainty({ confidence }: Pick<MetricDefinition, 'confidence'>): string {
  return confidence === 'from-memory' ? 'not confirmed' : confidence;
}

function wholeNumber(count: number): string {
  return roundedText({ units: BigInt(count), decimals: 0 });
}
