import { boardByCode } from '../../core/areas/boards.ts';
import type { MetricValue } from '../../core/metrics/metric-value.ts';
import { financialYearOf, type Quarter, quartersOfYear } from '../../core/periods/period.ts';
import { assembleReturn, type ReturnDraft } from '../../core/returns/return-document.ts';
import { Rejected } from '../../edges/problem.ts';
import { loadEntries } from '../../edges/records/load-entries.ts';
import { refreshMetrics } from '../../edges/records/refresh-metrics.ts';
import type { PublishDeps } from './deps.ts';
import { type PublishedBefore, publishedBefore } from './published-before.ts';
import { type TemplateInputs, templateInputs } from './template-files.ts';

/** One return as it is to be: everything but its revision and time. `at` is the time (ISO) as of which it says what is final. */
export type Draft = {
  area: string;
  quarter: Quarter;
  at: string;
  content: ReturnDraft;
  earlierQuarters: MetricValue[];
  template: TemplateInputs | null;
  publishedBefore: PublishedBefore[];
};

/** The quarters of the same year before this one. */
export function quartersBefore(quarter: Quarter): Quarter[] {
  return quartersOfYear(financialYearOf(quarter)).filter((other) => other < quarter);
}

async function earlierQuartersOf(deps: PublishDeps, area: string, quarter: Quarter): Promise<MetricValue[]> {
  const stored = await Promise.all(quartersBefore(quarter).map((other) => deps.records.metrics.get(other, area)));
  return stored.flatMap((item) => (item ? item.metrics.filter(({ period }) => period === item.quarter) : []));
}

/** Computes the metrics anew, reads what else the area has sent, and assembles the return. Throws `Rejected` where there is no such area. */
export async function draftOf(deps: PublishDeps, area: string, quarter: Quarter): Promise<Draft> {
  const board = boardByCode(area);
  if (!board) throw new Rejected('unknown-area', `${area} is not the code of a health and wellbeing board`);
  const [computed] = (await refreshMetrics(deps, [{ unit: board.code, quarter }])).computed;
  const at = deps.now().toISOString();
  const entries = await loadEntries(deps.records, { unit: board.code, quarter });
  const content = assembleReturn({ board, quarter, metrics: computed?.metrics ?? [], entries, today: at });
  const earlierQuarters = await earlierQuartersOf(deps, board.code, quarter);
  const template = await templateInputs(deps, quarter);
  const before = await publishedBefore(deps, board.code, quarter);
  return { area: board.code, quarter, at, content, earlierQuarters, template, publishedBefore: before };
}
