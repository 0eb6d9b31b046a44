import type { MetricsStartModel } from '../../../web/pages/metrics-start-page.ts';
import { boards } from '../../core/areas/boards.ts';
import { quartersWithData } from '../../edges/records/quarters-with-data.ts';
import type { ApiDeps } from './deps.ts';
import { newestQuarter } from './quarter-view.ts';

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);

/** What can be chosen: every board, and every quarter of which something has come. */
export async function metricsStart(
  deps: Pick<ApiDeps, 'records' | 'now'>,
  offered: MetricsStartModel['offered'],
): Promise<MetricsStartModel> {
  const newest = await newestQuarter(deps);
  const [feeds, returns] = await Promise.all([deps.records.currents.all(), deps.records.returns.ofQuarter(newest)]);
  const quarters = quartersWithData(feeds);
  return {
    areas: boards.map(({ code, name }) => ({ code, name })).sort(byName),
    quarters: quarters.length > 0 ? quarters : [newest],
    offered: { ...offered, quarter: offered.quarter || newest },
    withReturn:
      returns.length === 0 ? null : { quarter: newest, areas: returns.map(({ entry }) => entry.area).sort(byName) },
  };
}
