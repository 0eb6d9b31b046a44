import * as z from 'zod/mini';
import { boardByCode } from '../../../core/areas/boards.ts';
import { Rejected } from '../../../edges/problem.ts';
import { periodInput, readInput } from '../inputs.ts';
import { numberAsked, numberLineage } from '../number-lineage.ts';
import { json } from '../respond.ts';
import type { Route } from '../route.ts';

const lineageQuery = z.object({ period: periodInput });

/** What one number is made of, from what is stored: its cells and its files. The files themselves are not read. */
export const lineageRoute: Route = {
  method: 'GET',
  path: '/api/v1/areas/{code}/metrics/{metric}/lineage',
  answer: async (deps, { path, query }) => {
    const { period } = readInput(lineageQuery, query);
    const board = boardByCode(path.code ?? '');
    if (!board) throw new Rejected('unknown-area', 'Give the ONS code of a board, such as E08000026.');
    const asked = numberAsked(deps, { board, metric: path.metric ?? '', period });
    return json(200, { schema: 'bcf-lineage/1', ...(await numberLineage(deps, asked)) });
  },
};
