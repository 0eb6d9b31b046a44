import { boards } from '../../functions/core/areas/boards.ts';
import { metricCatalogue } from '../../functions/core/metrics/catalogue.ts';
import { computeQuarter } from '../../functions/core/metrics/compute-quarter.ts';
import type { MetricChoices } from '../../functions/core/metrics/quarter-inputs.ts';
import type { MetricValue } from '../../functions/core/metrics/metric-value.ts';
import { quartersOfYear } from '../../functions/core/periods/period.ts';
import { createFileReader, type FileFindings } from '../../functions/core/submissions/file-reader.ts';
import { WHOLE_FEED } from '../../functions/core/submissions/current.ts';
import type { CellKey, StoredCell } from '../../functions/edges/records/counts.ts';
import type { FeedCurrent } from '../../functions/edges/records/currents.ts';
import { type CurrentFeeds, loadQuarter } from '../../functions/edges/records/load-quarter.ts';
import { metricChoices } from '../../functions/core/returns/metric-choices.ts';
import { tableText } from '../../samples/generator/table-text.ts';
import type { Scene } from './scene.ts';
import { type Figures, figureKey } from './sql-values.ts';

type Lookup = ReadonlyMap<string, string>;
type Arrived = { source: string; feed: string; name: string; findings: FileFindings };

const encoder = new TextEncoder();

function read(file: { source: string; feed: string; name: string }, blocks: Iterable<string>, areaLookup: Lookup): Arrived {
  const reader = createFileReader({ from: { ...file, fileName: file.name }, areaLookup });
  for (const block of blocks) reader.push(encoder.encode(block));
  const findings = reader.end();
  if (findings.counted === null) {
    throw new Error(`${file.name} was refused: ${JSON.stringify(findings.tally.result().issues.slice(0, 3))}`);
  }
  return { ...file, findings };
}

/** Reads every file of a scene as it is read when it arrives. Throws where one is refused. */
export function readScene({ extracts, sheets, smallAreas }: Scene): Arrived[] {
  const none = new Map<string, string>();
  const lookup = read({ source: 'area-lookup', feed: 'ons', name: 'lookup.csv' }, [smallAreas], none);
  const areaLookup = lookup.findings.counted?.areaLookup ?? none;
  return [
    ...extracts.map(({ feed, text }) => read({ source: 'sus-apc', feed, name: `${feed}.csv` }, text(), areaLookup)),
    ...sheets.filter(({ rows }) => rows.length > 1).map((sheet) => read(sheet, [tableText(sheet.rows)], areaLookup)),
  ];
}

/** What is current where every file of a scene has arrived, and the counts behind it. */
function recordsOf(arrived: readonly Arrived[]) {
  const cells = new Map<string, StoredCell>();
  const currents = new Map<string, FeedCurrent>();
  arrived.forEach(({ source, feed, name, findings }, n) => {
    const submission = `s-${n}`;
    const known = currents.get(`${source}/${feed}`) ?? { source, feed, current: { version: 1, arrivals: {}, slots: {} } };
    currents.set(`${source}/${feed}`, known);
    const key = `${source}/${feed}/${name}`;
    known.current.arrivals[submission] = {
      submission, key, countsId: submission, sequencer: '0', arrivedAt: '2026-05-01T00:00:00.000Z', sha256: name, fingerprint: '',
    };
    for (const { scope, period, rows } of findings.counted?.slots ?? []) {
      known.current.slots[scope] = { ...known.current.slots[scope], [period]: [{ submission, rows }] };
    }
    for (const cell of findings.counted?.cells ?? []) {
      cells.set(`${submission}#${cell.unit}#${cell.period}`, { ...cell, countsId: submission });
    }
  });
  const ofSource = (keep: (source: string) => boolean) => [...currents.values()].filter(({ source }) => keep(source));
  const feeds: CurrentFeeds = {
    counts: ofSource((source) => source !== 'plan' && source !== 'population'),
    plans: ofSource((source) => source === 'plan'),
    populations: ofSource((source) => source === 'population'),
  };
  const getAll = async (keys: readonly CellKey[]) =>
    keys.flatMap(({ countsId, unit, period }) => cells.get(`${countsId}#${unit}#${period}`) ?? []);
  return { feeds, records: { counts: { getAll, putAll: async () => {}, list: async () => [] } } };
}

/** The metrics of a year's return by its own choices, and by choices that turn every variant to the front. */
function choicesFor(unit: string): MetricChoices[] {
  const own = metricChoices('2025-26', unit);
  const asked = new Set(own.metrics.map(({ id }) => id));
  const others = metricCatalogue.filter(({ id }) => !asked.has(id));
  const turned = metricCatalogue.flatMap(({ id, numerators }) =>
    numerators.slice(1).flatMap(({ variant }) => (variant === null ? [] : [[id, variant] as const])),
  );
  const severalVariants = metricCatalogue.filter(({ numerators }) => numerators.length > 1);
  return [
    { ...own, metrics: [...own.metrics, ...others] },
    { metrics: severalVariants, variants: Object.fromEntries(turned) },
  ];
}

function keep(figures: Figures, board: string, value: MetricValue): void {
  const { metric, variant, period, numerator, denominator } = value;
  figures.set(figureKey(board, period, metric, variant), { numerator, denominator, value: value.value });
}

/** Computes the figures of 2025-26 of every board as the product computes them from the files that it read. */
export async function productFigures(arrived: readonly Arrived[]): Promise<Figures> {
  const { feeds, records } = recordsOf(arrived);
  const figures: Figures = new Map();
  for (const { code: unit } of boards) {
    for (const quarter of quartersOfYear('2025-26')) {
      const data = await loadQuarter(records, feeds, { unit, quarter });
      for (const choices of choicesFor(unit)) {
        for (const value of computeQuarter({ unit, quarter, ...data, choices })) keep(figures, unit, value);
      }
    }
  }
  return figures;
}

export { WHOLE_FEED };
