import { describe, expect, it } from 'vitest';
import { boardValues } from '../../functions/core/metric-view/compared-boards.ts';
import { historyTrend } from '../../functions/core/metric-view/history-trend.ts';
import { metricHistory } from '../../functions/core/metric-view/metric-history.ts';
import { metricDefinition } from '../../functions/core/metrics/catalogue.ts';
import { comparableValues } from '../../functions/core/metrics/comparable-values.ts';
import { comparison } from '../../functions/core/metrics/comparison.ts';
import type { MetricValue } from '../../functions/core/metrics/metric-value.ts';
import type { Change } from '../../functions/core/returns/changes.ts';
import { layoutFor } from '../../functions/core/returns/layout.ts';
import { createMetricLookup } from '../../functions/core/returns/metric-lookup.ts';
import { withStates } from '../../functions/core/returns/number-state.ts';
import { type LineageModel, lineagePage } from '../../web/pages/lineage-page.ts';
import { type MetricModel, metricPage } from '../../web/pages/metric-page.ts';
import { metricsPage } from '../../web/pages/metrics-page.ts';
import { metricsStartPage } from '../../web/pages/metrics-start-page.ts';
import { coventry, coventryQuarter } from '../core/returns/coventry-quarter.ts';
import { shown } from './shown.ts';

const NASTY = '<script>alert("x")</script>';
const METRIC = 'emergency-admissions-65-plus';
const quarter = '2025-26-Q1';
const today = '2025-07-21';
const layout = layoutFor('2025-26');

const cardsOf = (metrics: readonly MetricValue[], computedAt: string | null = '2025-07-20T09:30:00.000Z') => {
  const lookUp = createMetricLookup(withStates(layout, metrics, today));
  return shown(
    metricsPage({
      area: coventry,
      quarter,
      layout,
      computedAt,
      hasReturn: true,
      metrics: layout.metrics.map((entry) => ({
        entry,
        value: lookUp(entry.metric, quarter),
        year: lookUp(entry.metric, '2025-26'),
        trend: historyTrend(entry, coventry.name, metricHistory(metrics, entry.metric, quarter).quarters),
      })),
    }),
  );
};

function modelOf(metrics: readonly MetricValue[], more: Partial<MetricModel> = {}): MetricModel {
  const entry = layout.metrics.find(({ metric }) => metric === METRIC);
  if (!entry) throw new Error('The layout has the metric');
  const values = withStates(layout, metrics, today).filter(({ metric }) => metric === METRIC);
  return {
    area: coventry,
    quarter,
    layout,
    today,
    entry,
    definition: metricDefinition(METRIC),
    value: values.find(({ period }) => period === quarter),
    values,
    history: metricHistory(metrics, METRIC, quarter),
    compared: null,
    revision: null,
    ...more,
  };
}

function compared(others: readonly number[]): Pick<MetricModel, 'compared'> {
  const model = modelOf(coventryQuarter());
  const own = model.value;
  if (!own) throw new Error('There is a value');
  const codes = ['E08000029', 'E10000028', 'E08000027', 'E08000028'];
  const boards = others.map((value, index) => ({
    unit: codes[index] ?? '',
    values: comparableValues([{ ...own, value }]),
  }));
  const found = comparison(
    own,
    boards.flatMap(({ values }) => values),
  );
  return {
    compared: {
      entry: model.entry,
      group: 'Boards of the same region, West Midlands',
      groupId: 'region',
      unnamed: 0,
      own,
      boards: boardValues({ code: coventry.code, value: own }, boards),
      comparison: found && { ...found, worseAndWorsening: true },
    },
  };
}

const said = { numerator: 3200, denominator: 53_366, value: 2000, display: '2,000', plan: 2124, planDisplay: '2,124' };
const change: Change = {
  metric: METRIC,
  period: quarter,
  before: said,
  after: { ...said, numerator: 3288, value: 2054, display: '2,054' },
  afterFreeze: true,
};
const revision = {
  revision: 3,
  previousRevision: 2,
  generatedAt: '2025-07-20T09:30:00.000Z',
  state: 'provisional' as const,
  status: 'draft' as const,
  since: [],
  made: [change],
};

const yearAgo = { period: '2024-25-Q1', value: 2200, display: '2,200', change: -146 };
const flagged = coventryQuarter().map((value) => ({
  ...value,
  yearAgo: value.period === quarter && value.metric === METRIC ? yearAgo : null,
  flags: [{ code: 'overlap', text: `Two feeds overlap ${NASTY}.` }],
}));

const file = {
  submission: 's-0123456789abcdef0123',
  source: 'sus-apc',
  feed: 'coventry',
  key: `sus-apc/coventry/${NASTY}.csv`,
  versionId: 'v1',
  bytes: 645_201,
  sha256: 'a'.repeat(64),
  arrivedAt: '2025-07-10T09:00:00.000Z',
  countedBy: 'sus-apc/3',
  reported: null,
};

function lineage(more: Partial<LineageModel> = {}): string {
  const { value } = modelOf(coventryQuarter());
  if (!value) throw new Error('There is a value');
  const { id, version, validFrom, name, definition, citation, confidence } = metricDefinition(METRIC);
  return shown(
    lineagePage({
      area: coventry,
      quarter,
      period: '2025-04',
      metric: { id, version, validFrom, name, definition, citation, confidence },
      value,
      figures: [{ figure: 'numerator', title: 'Spells', citation: '', add: ['a'], subtract: [], sum: 3288 }],
      cells: [
        {
          figures: ['numerator'],
          source: 'sus-apc',
          feed: 'coventry',
          period: '2025-04',
          rows: 3243,
          counts: { 'emergency-admissions-65-plus.nhs-planning': 1082 },
          submission: file.submission,
        },
      ],
      files: [file],
      readAgain: null,
      ...more,
    }),
  );
}

const ledger = {
  figure: 'numerator' as const,
  read: 3451,
  counted: 1082,
  reasons: [
    { reason: 'rule' as const, detail: 'aged 65 and over', rows: 2369 },
    { reason: 'counted' as const, detail: null, rows: 1082 },
  ],
};

const start = (error: string | null) =>
  shown(
    metricsStartPage({
      areas: [coventry],
      quarters: [quarter],
      offered: { quarter, area: '', error },
      withReturn: { quarter, areas: [coventry] },
    }),
  );

const everyPage: [string, string][] = [
  ['the choice of an area', start(null)],
  ['the choice without an area', start('Choose an area.')],
  ['the metrics', cardsOf(flagged)],
  ['the metrics before anything came', cardsOf([], null)],
  ['a metric', shown(metricPage(modelOf(flagged, { ...compared([1900, 2000, 2100, 2200]), revision })))],
  ['a metric with few to compare with', shown(metricPage(modelOf(coventryQuarter(['2025-05']), compared([1900]))))],
  [
    'a metric that changed since',
    shown(metricPage(modelOf(flagged, { revision: { ...revision, since: [change], made: [] } }))),
  ],
  ['a metric without data', shown(metricPage(modelOf([])))],
  ['where a number comes from', lineage()],
  [
    'what became of its rows',
    lineage({ readAgain: { files: [{ ...file, state: 'agrees', why: [], ledgers: [ledger] }], differences: [] } }),
  ],
];

describe.each(everyPage)('the page: %s', (_name, page) => {
  it('has a language, one heading, landmarks, and a way past the header', () => {
    expect(page).toMatch(/^<!doctype html>\n<html [^>]*lang="en-GB">/);
    expect(page.match(/<h1[ >]/g)).toHaveLength(1);
    expect(page.match(/<main [^>]*id="maincontent"/g)).toHaveLength(1);
    expect(page).toContain('<a class="nhsuk-skip-link" href="#maincontent">');
  });

  it('has no script, style or handler of its own, and loads nothing from elsewhere', () => {
    expect(page).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/i);
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
  });

  it('has a caption on every table, a scope on every heading, and every name once', () => {
    const tables = page.match(/<table[ >]/g) ?? [];
    expect(page.match(/<caption [^>]*id="[^"]+">[^<]/g) ?? []).toHaveLength(tables.length);
    expect(page).not.toMatch(/<th(?! scope=)[ >]/);
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, names = ''] of page.matchAll(/aria-labelledby="([^"]+)"/g)) {
      for (const named of names.split(' ')) expect(ids).toContain(named);
    }
  });

  it('leaves no heading level out', () => {
    const levels = [...page.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
    const jumps = levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1);
    expect(jumps).toEqual([]);
  });

  it('has a table for each chart', () => {
    const charts = page.match(/<svg /g)?.length ?? 0;
    expect(page.match(/<table/g)?.length ?? 0).toBeGreaterThanOrEqual(charts);
  });
});

const plainText = (page: string) => page.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('the cards', () => {
  it('are one for each metric of the year, each leading to its page', () => {
    const page = cardsOf(coventryQuarter());
    expect(page.match(/class="nhsuk-card"/g)).toHaveLength(layout.metrics.length);
    for (const { metric } of layout.metrics) expect(page).toContain(`href="/metrics/2025-26-Q1/E08000026/${metric}"`);
  });

  it('say value, plan, interval and assessment, in words and by a sign', () => {
    const text = plainText(cardsOf(coventryQuarter()));
    expect(text).toContain('2,054 per 100,000 people aged 65+ per month, provisional ✓ On track to meet target');
    expect(text).toContain('Plan 2,124 95% interval 1,972 to 2,136');
    expect(text).toContain('82.9% of discharges');
  });

  it('say what is not there, and never show it as zero', () => {
    const text = plainText(cardsOf(coventryQuarter(['2025-05'])));
    expect(text).toContain('? Data not available to assess progress');
    expect(text).toContain('Data 2 of 3 months');
    expect(plainText(cardsOf([], null))).toContain('No file with figures of Coventry in Quarter 1 2025-26 has come.');
  });
});

describe('the page of a metric', () => {
  it('shows quarters and months, each as a chart and as a table, to be downloaded in three formats', () => {
    const page = shown(metricPage(modelOf(coventryQuarter())));
    expect(page.match(/<svg /g)).toHaveLength(2);
    for (const name of ['quarters', 'months']) {
      for (const ending of ['svg', 'png', 'csv']) {
        expect(page).toContain(`href="/metrics/2025-26-Q1/E08000026/${METRIC}/${name}.${ending}"`);
      }
    }
  });

  it('says a note once, with the periods that it is about', () => {
    const text = plainText(shown(metricPage(modelOf(flagged))));
    expect(text.match(/Two feeds overlap/g)).toHaveLength(1);
    expect(text).toContain('(Quarter 1 2025-26, April 2025, May 2025, June 2025)');
  });

  it('stands beside the same quarter a year ago', () => {
    expect(plainText(shown(metricPage(modelOf(flagged))))).toContain('Quarter 1 2024-25, a year ago 2,200 Now better');
    expect(plainText(shown(metricPage(modelOf(coventryQuarter()))))).toContain('The same quarter a year ago not known');
  });

  it('says what the last revision changed, and what has changed since', () => {
    const text = plainText(shown(metricPage(modelOf(flagged, { revision }))));
    expect(text).toContain('It says the same of this metric as is shown here.');
    expect(text).toContain('Changed from revision 2 to revision 3');
    expect(text).toContain('2,000 → 2,054 (numerator 3,200 → 3,288) after the freeze');
    const since = plainText(
      shown(metricPage(modelOf(flagged, { revision: { ...revision, since: [change], made: [] } }))),
    );
    expect(since).toContain('Files that came since change what it says of this metric.');
    expect(since).toContain('Changed since revision 3');
  });

  it('is set beside other boards in words, as a chart and as a table', () => {
    const page = shown(metricPage(modelOf(coventryQuarter(), compared([1900, 2000, 2100, 2200]))));
    const text = plainText(page);
    expect(text).toContain('It is worse than the median of 4 other boards, 2,050. Its place is 3 of 5');
    expect(text).toContain('It is worse than others and worse than a year ago.');
    expect(text).toContain('Coventry (this board) 2,054 1,972 to 2,136');
    expect(page).toContain(`/boards.png?compare=region"`);
    expect(page).toContain('?compare=england#other-boards');
  });

  it('says why it is not compared', () => {
    const few = plainText(shown(metricPage(modelOf(coventryQuarter(), compared([1900])))));
    expect(few).toContain('Too few other boards have a whole value');
  });

  it('says where the number comes from, down to each file and its hash', () => {
    const page = shown(metricPage(modelOf(coventryQuarter())));
    expect(page).toContain('href="/submissions/s-0123456789abcdef0123"');
    expect(page).toContain('a'.repeat(64));
    expect(plainText(page)).toContain('people aged 65+: 53,366');
    expect(page).toContain(`/${METRIC}/lineage?period=2025-04"`);
  });
});

describe('where a number comes from', () => {
  it('names each cell with its counts, and each file with version, hash and what it was counted by', () => {
    const text = plainText(lineage());
    expect(text).toContain(
      'April 2025 sus-apc of coventry numerator 3,243 emergency-admissions-65-plus.nhs-planning: 1,082',
    );
    expect(text).toContain(
      '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;.csv (645 KB) 10 July 2025 at 09:00 UTC not kept v1',
    );
  });

  it('accounts for every row once the files were read again', () => {
    const readAgain = { files: [{ ...file, state: 'agrees' as const, why: [], ledgers: [ledger] }], differences: [] };
    const text = plainText(lineage({ readAgain }));
    expect(text).toContain('fails the rule: aged 65 and over 2,369 counted in this number 1,082 rows read 3,451');
    const wrong = plainText(lineage({ readAgain: { ...readAgain, differences: ['another sum'] } }));
    expect(wrong).toContain('This number does not follow from what is stored: another sum');
  });
});
