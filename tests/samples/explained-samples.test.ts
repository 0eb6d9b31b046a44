import { describe, expect, it } from 'vitest';
import { countedFigures } from '../../functions/core/explain/number-parts.ts';
import { cellsAsked, type FigureQuestion, type FileQuestion } from '../../functions/core/explain/question.ts';
import { metricCatalogue } from '../../functions/core/metrics/catalogue.ts';
import { sampleFiles } from '../../samples/generator/sample-files.ts';
import { explainText, rowsOf } from '../core/explain/explain-for-test.ts';
import { readWhole } from '../sources/read-whole.ts';

type Asked = { metric: string; figures: FigureQuestion[] };

/** The figures of every metric that a source is read for, each set of figures once. */
function askedOf(source: string): Asked[] {
  const all = metricCatalogue
    .filter(({ sources }) => sources.some((each) => each.source === source))
    .flatMap((metric) =>
      metric.numerators.map((each) => ({ metric: metric.id, figures: countedFigures(metric, each) })),
    );
  return [...new Map(all.map((each) => [JSON.stringify(each.figures), each])).values()];
}

const OTHER_SOURCES: Record<string, FigureQuestion[]> = {
  plan: [{ figure: 'plan', add: ['emergency-admissions-65-plus.value'], subtract: [] }],
  'expected-admissions': [{ figure: 'expected', add: ['expected-avoidable-admissions'], subtract: [] }],
};

const files = sampleFiles();
const sourceOf = (key: string) => key.split('/')[0] ?? '';
const extracts = files.filter(({ key }) => sourceOf(key) === 'sus-apc');
const others = files.filter(({ key }) => sourceOf(key) !== 'sus-apc');

/** A file, and what is asked of it: an extract takes long to make, so each is asked for some metrics, and all for all. */
const cases = [
  ...extracts.map(({ key, body }, n) => {
    const all = askedOf('sus-apc');
    return { key, body, asked: all.filter((_, at) => at === n % all.length || n < 3) };
  }),
  ...others.flatMap(({ key, body }) => {
    const figures = OTHER_SOURCES[sourceOf(key)];
    const asked = figures ? [{ metric: sourceOf(key), figures }] : askedOf(sourceOf(key));
    return asked.length > 0 ? [{ key, body, asked }] : [];
  }),
];

describe('every row of every file of the sample, for every metric', () => {
  it.each(cases)('$key', async ({ key, body, asked }) => {
    const text = body();
    const whole = await readWhole(key, text);
    const cells = whole.counted?.cells ?? [];
    const unit = cells.find((each) => each.unit === 'E08000026')?.unit ?? cells[0]?.unit ?? 'E08000026';
    const periods = new Set(cells.filter((cell) => cell.unit === unit).map(({ period }) => period));
    for (const { metric, figures } of asked) {
      const question: FileQuestion = { unit, periods, within: periods, figures };
      const { findings, ledgers } = await explainText({ key, text }, question);
      expect([metric, ledgers.map(({ read, reasons }) => [read, rowsOf(reasons)])]).toEqual([
        metric,
        figures.map(() => [whole.rows.read, whole.rows.read]),
      ]);
      const named = ledgers.flatMap(({ reasons }) => reasons.map(({ reason }) => reason));
      expect(named).not.toContain('not-placed');
      const given = cellsAsked(cells, question);
      for (const cell of given) expect(findings.counted?.cells).toContainEqual(cell);
      expect(findings.counted?.cells).toHaveLength(given.length);
    }
  });
});
