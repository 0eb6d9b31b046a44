import { boardByCode } from '../../core/areas/boards.ts';
import type { MetricValue } from '../../core/metrics/metric-value.ts';
import { financialYearOf, type Quarter, quartersOfYear } from '../../core/periods/period.ts';
import { layoutFor } from '../../core/returns/layout.ts';
import { freezeDate } from '../../core/returns/layout-settings.ts';
import { assembleReturn, type ReturnDocument } from '../../core/returns/return-document.ts';
import { returnState } from '../../core/returns/return-state.ts';
import { Rejected } from '../../edges/problem.ts';
import { refreshMetrics } from '../../edges/records/refresh-metrics.ts';
import type { PublishDeps } from './deps.ts';

/** One return as it is to be: everything but its revision and time. */
export type Draft = { area: string; quarter: Quarter; document: ReturnDocument; earlierQuarters: MetricValue[] };

const NOT_YET = { revision: 0, generatedAt: '' };

async function earlierQuartersOf(deps: PublishDeps, area: string, quarter: Quarter): Promise<MetricValue[]> {
  const earlier = quartersOfYear(financialYearOf(quarter)).filter((other) => other < quarter);
  const stored = await Promise.all(earlier.map((other) => deps.records.metrics.get(other, area)));
  return stored.flatMap((item) => (item ? item.metrics.filter(({ period }) => period === item.quarter) : []));
}

/** Computes the metrics anew and assembles the return. Throws `Rejected` where there is no such area. */
export async function draftOf(deps: PublishDeps, area: string, quarter: Quarter): Promise<Draft> {
  const board = boardByCode(area);
  if (!board) throw new Rejected('unknown-area', `${area} is not the code of a health and wellbeing board`);
  const [computed] = await refreshMetrics(deps, [{ unit: board.code, quarter }]);
  const metrics = computed?.metrics ?? [];
  const layout = layoutFor(financialYearOf(quarter));
  const today = deps.now().toISOString().slice(0, 10);
  const state = returnState({ layout, quarter, metrics, today, freezeDate: freezeDate(layout, quarter) });
  const document = assembleReturn({ board, quarter, metrics, state, ...NOT_YET });
  return { area: board.code, quarter, document, earlierQuarters: await earlierQuartersOf(deps, board.code, quarter) };
}
