import * as z from 'zod/mini';
import { type Board, boards } from '../../../core/areas/boards.ts';
import { financialYearOf } from '../../../core/periods/period.ts';
import { layoutFor } from '../../../core/returns/layout.ts';
import { withStates } from '../../../core/returns/number-state.ts';
import { maySee } from '../../../core/visitors/visitor.ts';
import { Rejected } from '../../../edges/problem.ts';
import { comparisonView } from '../comparison-view.ts';
import { groupInput, quarterInput, readInput, unitInPath } from '../inputs.ts';
import { json } from '../respond.ts';
import type { Answer } from '../route.ts';

const metricsQuery = z.object({
  quarter: quarterInput,
  compare: z.optional(groupInput),
});

const areaOf = ({ code, name, region }: Board) => ({ code, name, region });

/** The boards that the visitor may see. */
export const answerListAreas: Answer = async (_deps, { visitor }) => {
  const seen = boards.filter(({ code }) => maySee(visitor, code));
  return json(200, { schema: 'bcf-areas/1', areas: seen.map(areaOf) });
};

/** By a board's code, current or former, or by the ODS code of a trust that sent figures of its own. */
export const answerAreaMetrics: Answer = async (deps, request) => {
  const { visitor, query } = request;
  const { quarter, compare } = readInput(metricsQuery, query);
  const { code, board } = unitInPath(request);
  const stored = await deps.records.metrics.get(quarter, code);
  if (!board && !stored) {
    throw new Rejected(
      'unknown-area',
      'Give the ONS code of a board, such as E08000026, or a trust’s ODS code that sent data.',
    );
  }
  return json(200, {
    schema: 'bcf-metrics/1',
    area: { code, name: board?.name ?? null },
    quarter,
    computedAt: stored?.computedAt ?? null,
    metrics: withStates(layoutFor(financialYearOf(quarter)), stored?.metrics ?? [], deps.now().toISOString()),
    ...(board &&
      compare && {
        comparison: await comparisonView(deps, stored?.metrics ?? [], { board, quarter, group: compare, visitor }),
      }),
  });
};
