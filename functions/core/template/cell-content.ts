import type { MetricValue } from '../metrics/metric-value.ts';
import { decimal, over, toNumber } from '../metrics/rational.ts';
import { parseDateDays } from '../periods/parse-date.ts';
import { type FilledCells, fillCells } from '../returns/answers/filled-cells.ts';
import { layoutFor, type ReturnLayout } from '../returns/layout.ts';
import { createMetricLookup, type MetricLookup } from '../returns/metric-lookup.ts';
import { quarterOf, type ReturnDocument } from '../returns/return-document.ts';
import type { CellContent } from './cell-xml.ts';
import { financeAmount } from './finance-amount.ts';
import { mapPeriod } from './map-period.ts';
import { metricPart } from './metric-part.ts';
import type { TemplateFindingCode } from './template-finding.ts';
import type { MapEntry, TemplateMap } from './template-map.ts';

/** What goes into a cell, or why nothing does. */
export type Content =
  | { content: CellContent; lack: null }
  | { content: null; lack: { code: TemplateFindingCode; found: string; fix: string } };

type Said = {
  map: TemplateMap;
  document: ReturnDocument;
  layout: ReturnLayout;
  metricOf: MetricLookup;
  filled: FilledCells;
};
type Raw = { raw: string | number | null; as?: MapEntry['as'] };

function wordFor(words: Readonly<Record<string, string>>, text: string): string | undefined {
  const found = Object.keys(words).find((key) => key.toLowerCase() === text.trim().toLowerCase());
  return found === undefined ? undefined : words[found];
}

/** What stands in a cell of the year's layout: an answer, what is known from data, or an amount. */
function enteredValue(
  { layout, filled }: Said,
  { block, row, column }: { block: string; row: string; column: string },
): Raw {
  const found = layout.sheets.flatMap(({ blocks }) => blocks).find(({ id }) => id === block);
  if (found?.kind === 'amounts') return { raw: filled.amounts(found)(row, column)?.value ?? null };
  const cell = filled.cell(block, row, column);
  return { raw: cell?.value ?? null, ...(cell?.answer.type === 'date' ? { as: 'date' } : {}) };
}

function metricValue(
  said: Said,
  { metric, period, part }: { metric: string; period: string; part: Parameters<typeof metricPart>[1] },
): Raw {
  const meant = mapPeriod(period, quarterOf(said.document));
  const found = meant && said.metricOf(metric, meant);
  const raw = found ? metricPart(found, part) : null;
  if (part !== 'assessment' || typeof raw !== 'string') return { raw };
  return { raw: wordFor(said.map.words, raw) ?? wordFor(said.layout.assessmentWords, raw) ?? raw };
}

function rawValue({ value }: MapEntry, said: Said): Raw {
  if ('area' in value) return { raw: said.document.area[value.area] };
  if ('text' in value) return { raw: value.text };
  if ('finance' in value) return { raw: financeAmount(said.document, value.finance) };
  return 'metric' in value ? metricValue(said, value) : enteredValue(said, value.entry);
}

const lacking = (code: TemplateFindingCode, found: string, fix: string): Content => ({
  content: null,
  lack: { code, found, fix },
});

function typed(as: MapEntry['as'], raw: string | number, divideBy = 1): Content {
  if (as === 'date') {
    const days = parseDateDays(String(raw));
    if (days !== null) return { content: { kind: 'date', days }, lack: null };
    return lacking('not-a-date', `"${raw}"`, 'Write the date as day, month and year, such as 26/07/2026.');
  }
  if (as === 'text' || (as === undefined && typeof raw === 'string')) {
    return { content: { kind: 'text', text: String(raw) }, lack: null };
  }
  const number = typeof raw === 'number' ? raw : Number(raw.replace(/[,£\s]/g, '') || Number.NaN);
  if (!Number.isFinite(number)) return lacking('not-a-number', `"${raw}"`, 'Write the number in digits.');
  return { content: { kind: 'number', number: toNumber(over(decimal(number), decimal(divideBy))) }, lack: null };
}

function contentOf(entry: MapEntry, said: Said): Content {
  const { raw, as } = rawValue(entry, said);
  if (raw === null || raw === '') {
    return lacking('no-value', 'nothing in this return', 'Send what is missing, or fill in the cell by hand.');
  }
  const words =
    typeof raw === 'string' ? (wordFor(entry.words ?? {}, raw) ?? wordFor(said.map.words, raw) ?? raw) : raw;
  return typed(entry.as ?? as, words, entry.divideBy);
}

/** What a return says for each cell of a map, in the words and types that the map asks for. `earlierQuarters` are of its year. */
export function cellContents(
  map: TemplateMap,
  document: ReturnDocument,
  earlierQuarters: readonly MetricValue[],
): Content[] {
  const layout = layoutFor(document.period.financialYear);
  const content = { layout, quarter: quarterOf(document), metrics: document.metrics };
  const said: Said = {
    map,
    document,
    layout,
    metricOf: createMetricLookup<MetricValue>([...earlierQuarters, ...document.metrics]),
    filled: fillCells({ ...content, entries: { ...document, leftOut: [] } }),
  };
  return map.cells.map((entry) => contentOf(entry, said));
}
