import * as z from 'zod/mini';
import { boardInPath, periodInput, readInput } from '../inputs.ts';
import { numberAsked, numberLineage } from '../number-lineage.ts';
import { json } from '../respond.ts';
import type { Answer } from '../route.ts';

const lineageQuery = z.object({ period: periodInput });

/** What one number is made of, from what is stored: its cells and its files. The files themselves are not read. */
export const answerLineage: Answer = async (deps, request) => {
  const { period } = readInput(lineageQuery, request.query);
  const board = boardInPath(request);
  const asked = numberAsked(deps, { board, metric: request.path.metric ?? '', period });
  return json(200, { schema: 'bcf-lineage/1', ...(await numberLineage(deps, request, asked)) });
};
