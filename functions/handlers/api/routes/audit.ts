import * as z from 'zod/mini';
import { afterInput, cursorOf } from '../cursor.ts';
import { limitInput, readInput } from '../inputs.ts';
import { json } from '../respond.ts';
import type { Route } from '../route.ts';

const auditQuery = z.object({ limit: limitInput, after: afterInput });

export const auditRoute: Route = {
  method: 'GET',
  path: '/api/v1/audit',
  answer: async ({ records }, { query }) => {
    const { limit, after } = readInput(auditQuery, query);
    const entries = await records.audit.list({ limit, after });
    const last = entries.length === limit ? entries.at(-1) : undefined;
    const next = last ? cursorOf(`${last.at}#${last.id}`) : null;
    return json(200, { schema: 'bcf-audit/1', entries, next });
  },
};
