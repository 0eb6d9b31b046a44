import { expect, test } from 'vitest';
import { metricDefinition } from '../../../functions/core/metrics/catalogue.ts';
import { chooseCells } from '../../../functions/core/metrics/choose-cells.ts';
import { dischargeMonth, extractMonth, inputsOf, metricValue } from './quarter-fixture.ts';

const RATE = 'emergency-admissions-65-plus';
const DELAY = 'discharge-delay-average-days';
const SHARE = 'discharged-on-ready-date';

test('discharge figures of several providers are added up', () => {
  const cells = [
    dischargeMonth('2025-04', [1_000, 900, 500], { feed: 'rkb' }),
    dischargeMonth('2025-04', [500, 300, 700], { feed: 'rjc' }),
  ];
  const value = metricValue({ cells }, DELAY, '2025-04');
  expect(value).toMatchObject({
    numerator: 1_200,
    denominator: 1_500,
    display: '0.80',
    source: 'discharge-ready',
    flags: [],
  });
  expect(value.lineage.map(({ file }) => file)).toEqual(['rjc-2025-04.csv', 'rkb-2025-04.csv']);
});

test('two extracts of the same month are never added up: the larger one counts and the overlap is said', () => {
  const cells = [
    extractMonth('2025-04', 900, { feed: 'icb', all: 1_400 }),
    extractMonth('2025-04', 1_000, { feed: 'council', all: 1_200 }),
  ];
  const value = metricValue({ cells }, RATE, '2025-04');
  expect(value.numerator).toBe(900);
  expect(value.lineage).toHaveLength(1);
  expect(value.flags).toEqual([
    {
      code: 'overlap',
      text: 'council and icb each report April 2025; only icb is counted, the one with more emergency admissions.',
    },
  ]);
});

test('extracts of the same size are decided by the name of their feed, then of their submission, whatever the order', () => {
  const [{ feeds } = { feeds: undefined }] = metricDefinition(RATE).sources;
  const [a1, a2, b1] = [
    { ...extractMonth('2025-04', 900, { feed: 'a' }), submission: 's-1' },
    { ...extractMonth('2025-04', 900, { feed: 'a' }), submission: 's-2' },
    { ...extractMonth('2025-04', 900, { feed: 'b' }), submission: 's-1' },
  ];
  if (feeds === undefined) throw new Error('the rate has a source');
  const wanted = { measures: [], sources: [{ source: 'sus-apc', feeds }], preferredFeed: undefined };
  for (const cells of [
    [a1, a2, b1],
    [a1, b1, a2],
    [a2, a1, b1],
    [a2, b1, a1],
    [b1, a1, a2],
    [b1, a2, a1],
  ])
    expect(chooseCells(cells, wanted).cells).toEqual([a1]);
  expect(chooseCells([a2, b1], wanted).cells).toEqual([a2]);
  expect(chooseCells([b1, a2], wanted).cells).toEqual([a2]);
  expect(chooseCells([], wanted)).toEqual({ cells: [], flags: [] });
});

test('the preferred feed counts where it has the month, and another where it has not', () => {
  const { choices } = inputsOf({});
  const given = {
    cells: [
      extractMonth('2025-04', 900, { feed: 'icb', all: 1_400 }),
      extractMonth('2025-04', 1_000, { feed: 'council', all: 1_200 }),
      extractMonth('2025-05', 950, { feed: 'icb' }),
    ],
    choices: { ...choices, preferredFeed: 'council' },
  };
  expect(metricValue(given, RATE, '2025-04')).toMatchObject({
    numerator: 1_000,
    flags: [{ text: 'council and icb each report April 2025; only council is counted, the preferred feed.' }],
  });
  expect(metricValue(given, RATE, '2025-05')).toMatchObject({ numerator: 950, flags: [] });
});

test('discharge figures go before an extract; the extract fills the months that they lack, and the mix is said', () => {
  const cells = [
    dischargeMonth('2025-04', [100, 90, 10]),
    dischargeMonth('2025-04', [999, 0, 999], { source: 'sus-apc', feed: 'coventry' }),
    dischargeMonth('2025-05', [100, 70, 30], { source: 'sus-apc', feed: 'coventry' }),
  ];
  expect(metricValue({ cells }, SHARE, '2025-04')).toMatchObject({
    denominator: 100,
    source: 'discharge-ready',
    flags: [],
  });
  expect(metricValue({ cells }, SHARE, '2025-26-Q1')).toMatchObject({
    numerator: 160,
    denominator: 200,
    source: 'discharge-ready, sus-apc',
    flags: [
      {
        code: 'mixed-sources',
        text: 'The months come from different sources, discharge-ready and sus-apc, which may not count in the same way.',
      },
    ],
  });
});

test('a feed that leaves a figure out is not taken for nought', () => {
  const partial = dischargeMonth('2025-04', [500, 400, 0], { feed: 'rjc' });
  const { 'bed-days-after-ready-date': _, ...counts } = partial.counts;
  const cells = [dischargeMonth('2025-04', [1_000, 900, 500]), { ...partial, counts }];
  expect(metricValue({ cells }, DELAY, '2025-04')).toMatchObject({
    numerator: 500,
    denominator: 1_000,
    flags: [{ code: 'feed-left-out', text: 'rjc reported April 2025 without these figures and could not be added.' }],
  });
  expect(metricValue({ cells }, SHARE, '2025-04')).toMatchObject({ numerator: 1_300, denominator: 1_500, flags: [] });
});

test('feeds that leave a figure out are named in order', () => {
  const without = (feed: string) => {
    const { 'bed-days-after-ready-date': _, ...counts } = dischargeMonth('2025-04', [500, 400, 0]).counts;
    return { ...dischargeMonth('2025-04', [500, 400, 0], { feed }), counts };
  };
  const cells = [dischargeMonth('2025-04', [1_000, 900, 500]), without('rwe'), without('rjc')];
  expect(metricValue({ cells }, DELAY, '2025-04').flags.map(({ text }) => text)).toEqual([
    'rjc and rwe reported April 2025 without these figures and could not be added.',
  ]);
});

test('an extract without discharge ready dates gives no delay at all', () => {
  expect(metricValue({ cells: [extractMonth('2025-04', 900)] }, DELAY, '2025-04')).toMatchObject({
    numerator: null,
    denominator: null,
    value: null,
    source: null,
    coverage: { monthsExpected: 1, monthsPresent: 0, complete: false },
  });
});
