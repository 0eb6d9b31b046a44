import type { MetricValue } from '../metrics/metric-value.ts';
import { financialYearOf, type Quarter } from '../periods/period.ts';
import type { ReturnLayout } from './layout.ts';
import type { MetricsBlock } from './layout-blocks.ts';
import type { ReturnEntries } from './return-entries.ts';

/** The metrics of a return, by the layout of its year. */
export type ReturnFigures = { layout: ReturnLayout; quarter: Quarter; metrics: readonly MetricValue[] };

/** All that a return says. */
export type ReturnContent = ReturnFigures & { entries: ReturnEntries };

/** The table of metrics of a layout. */
export function metricsBlock(layout: ReturnLayout): MetricsBlock {
  const block = layout.sheets.flatMap(({ blocks }) => blocks).find(({ kind }) => kind === 'metrics');
  if (block?.kind !== 'metrics') throw new Error(`The layout of ${layout.financialYear} has no table of metrics`);
  return block;
}

/** The period over which metrics are assessed in the return of a quarter: the quarter, or its year where the layout says so. */
export function assessedPeriod(layout: ReturnLayout, quarter: Quarter): string {
  const isYear = metricsBlock(layout).assessedOver === 'year' && quarter.endsWith('Q4');
  return isYear ? financialYearOf(quarter) : quarter;
}
