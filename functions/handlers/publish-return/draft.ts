import { type Board, boardByCode } from '../../core/areas/boards.ts';
import type { MetricValue } from '../../core/metrics/metric-value.ts';
import { financialYearOf, type Quarter, quartersOfYear } from '../../core/periods/period.ts';
import { assembleReturn, type ReturnDraft } from '../../core/returns/return-document.ts';
import type { ReturnEntries } from '../../core/returns/return-entries.ts';
import { Rejected } from '../../edges/problem.ts';
import { loadEntries } from '../../edges/records/load-entries.ts';
import { refreshMetrics } from '../../edges/records/refresh-metrics.ts';
import type { PublishDeps } from './deps.ts';
import { type PublishedBefore, publishedBefore } from './published-before.ts';
import { type TemplateInputs, templateInputs } from './template-inputs.ts';

/** What goes into a return beside what its document says. */
export type DraftInputs = {
  earlierQuarters: readonly MetricValue[];
  template: TemplateInputs | null;
  publishedBefore: readonly PublishedBefore[];
};

/** All that the files of a revision say, whenever they are written. */
export type SaidContent = DraftInputs & { content: ReturnDraft };

/** One return as it is to be: everything but its revision and time. `at` is the time (ISO) as of which it says what is final. */
export type Draft = SaidContent & { area: string; quarter: Quarter; at: string; madeOf: MadeOf };

type MadeOf = { board: Board; metrics: readonly MetricValue[]; entries: ReturnEntries };

/** The quarters of the same year before this one. */
export function quartersBefore(quarter: Quarter): Quarter[] {
  return quartersOfYear(financialYearOf(quarter)).filter((other) => other < quarter);
}

/** The values of the quarters of the same year before this one, oldest first. */
export async function earlierQuartersOf(
  deps: Pick<PublishDeps, 'records'>,
  area: string,
  quarter: Quarter,
): Promise<MetricValue[]> {
  const stored = await Promise.all(quartersBefore(quarter).map((other) => deps.records.metrics.get(other, area)));
  return stored.flatMap((item) => (item ? item.metrics.filter(({ period }) => period === item.quarter) : []));
}

/** The board of a current or former code. Throws `Rejected` where there is none. */
export function boardOf(area: string): Board {
  const board = boardByCode(area);
  if (board) return board;
  throw new Rejected('unknown-area', `${area} is not the code of a health and wellbeing board`);
}

/** What the return of an area would be with these metrics: reads what else the area has sent, and assembles it. Stores nothing. */
export async function draftWith(
  deps: PublishDeps,
  { board, quarter, metrics }: { board: Board; quarter: Quarter; metrics: readonly MetricValue[] },
): Promise<Draft> {
  const at = deps.now().toISOString();
  const entries = await loadEntries(deps.records, { unit: board.code, quarter });
  const madeOf = { board, metrics, entries };
  const content = assembleReturn({ ...madeOf, quarter, today: at });
  const earlierQuarters = await earlierQuartersOf(deps, board.code, quarter);
  const template = await templateInputs(deps, quarter);
  const before = await publishedBefore(deps, board.code, quarter);
  return { area: board.code, quarter, at, content, earlierQuarters, template, publishedBefore: before, madeOf };
}

/** Computes the metrics anew, stores them, and drafts the return. Throws `Rejected` where there is no such area. */
export async function draftOf(deps: PublishDeps, area: string, quarter: Quarter): Promise<Draft> {
  const board = boardOf(area);
  const [computed] = (await refreshMetrics(deps, [{ unit: board.code, quarter }])).computed;
  return draftWith(deps, { board, quarter, metrics: computed?.metrics ?? [] });
}

/** The same data as they would have been said on another day (ISO), when less or more of them was final. */
export function asOf(draft: Draft, day: string): Draft {
  return { ...draft, at: day, content: assembleReturn({ ...draft.madeOf, quarter: draft.quarter, today: day }) };
}
