import * as z from 'zod/mini';
import { type Board, boardByCode, boards } from '../../../core/areas/boards.ts';
import { Rejected } from '../../../edges/problem.ts';
import { quarterInput, readInput } from '../inputs.ts';
import { json } from '../respond.ts';
import type { Route } from '../route.ts';

const metricsQuery = z.object({ quarter: quarterInput });

const areaOf = ({ code, name, region }: Board) => ({ code, name, region });

export const listAreasRoute: Route = {
  method: 'GET',
  path: '/api/v1/areas',
  answer: async () => json(200, { schema: 'bcf-areas/1', areas: boards.map(areaOf) }),
};

/** By a board's code, current or former, or by the ODS code of a trust that sent figures of its own. */
export const areaMetricsRoute: Route = {
  method: 'GET',
  path: '/api/v1/areas/{code}/metrics',
  answer: async (deps, { path, query }) => {
    const { quarter } = readInput(metricsQuery, query);
    const code = (path.code ?? '').toUpperCase();
    const board = boardByCode(code);
    const stored = await deps.records.metrics.get(quarter, board?.code ?? code);
    if (!board && !stored) {
      throw new Rejected(
        'unknown-area',
        'Give the ONS code of a board, such as E08000026, or a trust’s ODS code that sent data.',
      );
    }
    return json(200, {
      schema: 'bcf-metrics/1',
      area: { code: board?.code ?? code, name: board?.name ?? null },
      quarter,
      computedAt: stored?.computedAt ?? null,
      metrics: stored?.metrics ?? [],
    });
  },
};
