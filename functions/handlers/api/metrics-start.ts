import type { MetricsStartModel } from '../../../web/pages/metrics-start-page.ts';
import { boards } from '../../core/areas/boards.ts';
import { maySee } from '../../core/visitors/visitor.ts';
import { quartersWithData } from '../../edges/records/quarters-with-data.ts';
import type { ApiDeps } from './deps.ts';
import type { ApiRequest } from './http.ts';
import { newestQuarter } from './quarter-view.ts';

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);

/** What can be chosen: every board that the visitor may see, and every quarter of which something has come. */
export async function metricsStart(
  deps: Pick<ApiDeps, 'records' | 'now'>,
  { visitor }: Pick<ApiRequest, 'visitor'>,
  offered: MetricsStartModel['offered'],
): Promise<MetricsStartModel> {
  const newest = await newestQuarter(deps);
  const [feeds, all] = await Promise.all([deps.records.currents.all(), deps.records.returns.ofQuarter(newest)]);
  const isSeen = ({ code }: { code: string }) => maySee(visitor, code);
  const returns = all.map(({ entry }) => entry.area).filter(isSeen);
  const quarters = quartersWithData(feeds);
  return {
    areas: boards
      .filter(isSeen)
      .map(({ code, name }) => ({ code, name }))
      .sort(byName),
    quarters: quarters.length > 0 ? quarters : [newest],
    offered: { ...offered, quarter: offered.quarter || newest },
    withReturn: returns.length === 0 ? null : { quarter: newest, areas: returns.sort(byName) },
  };
}
