import * as z from 'zod/mini';
import { deadLettersFor } from '../../../core/dead-letters/dead-letter-view.ts';
import { statusOf } from '../../../edges/records/load-status.ts';
import { quarterInput, readInput } from '../inputs.ts';
import { json } from '../respond.ts';
import type { Answer } from '../route.ts';

const statusQuery = z.object({ quarter: quarterInput });

export const answerStatus: Answer = async (deps, { query, visitor }) => {
  const { quarter } = readInput(statusQuery, query);
  const { records } = deps;
  const [feeds, returns, letters] = await Promise.all([
    records.currents.all(),
    records.returns.standing(quarter),
    records.deadLetters.list(),
  ]);
  const status = await statusOf(deps, { feeds, returns }, { quarter, visitor });
  return json(200, { ...status, deadLetters: deadLettersFor(visitor, letters) });
};
