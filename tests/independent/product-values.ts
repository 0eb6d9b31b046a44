import { metricCatalogue } from '../../functions/core/metrics/catalogue.ts';
import { computeQuarter } from '../../functions/core/metrics/compute-quarter.ts';
import type { MetricValue } from '../../functions/core/metrics/metric-value.ts';
import type { MetricChoices } from '../../functions/core/metrics/quarter-inputs.ts';
import { quartersOfYear } from '../../functions/core/periods/period.ts';
import { metricChoices } from '../../functions/core/returns/metric-choices.ts';
import { createFileReader, type FileFindings } from '../../functions/core/submissions/file-reader.ts';
import type { CellKey, StoredCell } from '../../functions/edges/records/counts.ts';
import type { FeedCurrent } from '../../functions/edges/records/currents.ts';
import { type CurrentFeeds, loadQuarter } from '../../functions/edges/records/load-quarter.ts';
import { tableText } from '../../samples/generator/table-text.ts';
import { type Figure, type Figures, figureKey } from './figures.ts';
import type { Scene } from './scene.ts';

type Lookup = ReadonlyMap<string, string>;
type Arrived = { source: string; feed: string; name: string; findings: FileFindings };

const encoder = new TextEncoder();

function read(
  file: { source: string; feed: string; name: string },
  blocks: Iterable<string>,
  areaLookup: Lookup,
): Arrived {
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
  const lookups = smallAreas.flatMap(({ name, text }) => {
    const { findings } = read({ source: 'area-lookup', feed: 'ons', name }, [text], new Map());
    return [...(findings.counted?.areaLookup ?? [])];
  });
  const areaLookup = new Map(lookups);
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
    const known = currents.get(`${source}/${feed}`) ?? {
      source,
      feed,
      current: { version: 1, arrivals: {}, slots: {} },
    };
    currents.set(`${source}/${feed}`, known);
    const key = `${source}/${feed}/${name}`;
    known.current.arrivals[submission] = {
      submission,
      key,
      countsId: submission,
      sequencer: '0',
      arrivedAt: new Date(Date.UTC(2026, 4, 1, 0, n)).toISOString(),
      sha256: name,
      fingerprint: '',
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
  return {
    feeds,
    records: { counts: { getAll, putAll: async () => {}, list: async () => [], rowsOf: async () => [] } },
  };
}

/** Every metric by the choices of the year's return, and those of several variants by each of the others. */
function choicesFor(unit: string, preferredFeed: string | undefined): MetricChoices[] {
  const own = metricChoices('2025-26', unit, preferredFeed);
  const asked = new Set(own.metrics.map(({ id }) => id));
  const several = metricCatalogue.filter(({ numerators }) => numerators.length > 1);
  const others = several.flatMap(({ id, numerators }) =>
    numerators.flatMap(({ variant }) =>
      variant === null || variant === own.variants[id] ? [] : [[id, variant] as const],
    ),
  );
  return [
    { ...own, metrics: [...own.metrics, ...metricCatalogue.filter(({ id }) => !asked.has(id))] },
    { ...own, metrics: several, variants: Object.fromEntries(others) },
  ];
}

const metOf = ({ assessment }: MetricValue) => (assessment === 'met' ? true : assessment === 'not-met' ? false : null);

function figureOf(value: MetricValue): Figure {
  const { numerator, denominator, plan } = value;
  return { numerator, denominator, value: value.value, plan, isMet: metOf(value) };
}

/** The figures, and by the same keys what stands beside a figure of another variant. */
export type ProductFigures = { figures: Figures; beside: Map<string, Pick<Figure, 'numerator' | 'value'>> };

/** The figures of 2025-26 of the boards of a scene, as the product computes them from the files that it read. */
export async function productFigures(scene: Scene, arrived: readonly Arrived[]): Promise<ProductFigures> {
  const { feeds, records } = recordsOf(arrived);
  const figures: Figures = new Map();
  const beside: ProductFigures['beside'] = new Map();
  for (const unit of scene.boards) {
    for (const quarter of quartersOfYear('2025-26')) {
      const data = await loadQuarter(records, feeds, { unit, quarter });
      for (const choices of choicesFor(unit, scene.preferred[unit])) {
        for (const value of computeQuarter({ unit, quarter, ...data, choices })) {
          figures.set(figureKey(unit, value.period, value.metric, value.variant), figureOf(value));
          for (const { variant, ...other } of value.otherVariants) {
            beside.set(figureKey(unit, value.period, value.metric, variant), other);
          }
        }
      }
    }
  }
  return { figures, beside };
}
