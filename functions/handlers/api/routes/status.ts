import * as z from 'zod/mini';
import { loadStatus } from '../../../edges/records/load-status.ts';
import { quarterInput, readInput } from '../inputs.ts';
import { json } from '../respond.ts';
import type { Route } from '../route.ts';

const statusQuery = z.object({ quarter: quarterInput });

export const statusRoute: Route = {
  method: 'GET',
  path: '/api/v1/status',
  answer: async (deps, { query }) => json(200, await loadStatus(deps, readInput(statusQuery, query).quarter)),
};
