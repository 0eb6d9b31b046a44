import { shownAs } from '../board-report/chart-numbers.ts';
import { csvField } from '../returns/csv-field.ts';
import type { BoardValue } from './compared-boards.ts';
import type { HistoryPoint } from './metric-history.ts';

type Cell = string | number | null;
type Area = { code: string; name: string };

const BOARD_COLUMNS = ['area_code', 'area_name', 'metric', 'period', 'value', 'display', 'lower95', 'upper95'];
const COLUMNS = [...BOARD_COLUMNS, 'unit', 'numerator', 'denominator', 'plan', 'assessment'];

/** UTF-8 with BOM, CRLF: spreadsheet programs take the text for what it is. */
function csvOf(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(csvField).join(',')}\r\n`).join('')}`;
}

/** The figures of a trend, one row per period, unrounded values beside the displayed ones. */
export function historyCsv(area: Area, metric: string, points: readonly HistoryPoint[]): string {
  const row = ({ period, value, shown }: HistoryPoint): Cell[] => [
    ...[area.code, area.name, metric, period],
    ...[shown.value?.value ?? null, shown.value?.text ?? null],
    ...[shown.lower?.value ?? null, shown.upper?.value ?? null],
    ...[value?.unit, value?.numerator, value?.denominator].map((cell) => cell ?? null),
    shown.plan?.value ?? null,
    value?.assessment ?? null,
  ];
  return csvOf([COLUMNS, ...points.map(row)]);
}

/** The figures of a comparison, one row per board; empty where a board has none that can be compared. */
export function boardsCsv(metric: string, period: string, boards: readonly BoardValue[]): string {
  const row = ({ code, name, value }: BoardValue): Cell[] => [
    ...[code, name, metric, period],
    ...[value?.value ?? null, shownAs(metric, value?.value ?? null)?.text ?? null],
    ...[value?.lower95 ?? null, value?.upper95 ?? null],
  ];
  return csvOf([BOARD_COLUMNS, ...boards.map(row)]);
}
