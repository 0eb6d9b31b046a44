import * as z from 'zod/mini';
import { auditPage } from '../../../../web/pages/audit-page.ts';
import { auditCsv } from '../../../core/audit/audit-csv.ts';
import { afterInput, cursorOf } from '../cursor.ts';
import { auditFilterInput, limitInput, readInput } from '../inputs.ts';
import { listAudit } from '../list-audit.ts';
import { download, json, page } from '../respond.ts';
import type { Answer } from '../route.ts';

const auditQuery = z.extend(auditFilterInput, { limit: limitInput, after: afterInput });

const nextOf = (next: string | null): string | null => (next === null ? null : cursorOf(next));

export const answerAudit: Answer = async (deps, request) => {
  const { limit, after, ...filter } = readInput(auditQuery, request.query);
  const { entries, next } = await listAudit(deps, request, { filter, limit, after });
  return json(200, { schema: 'bcf-audit/1', entries, next: nextOf(next) });
};

export const answerAuditPage: Answer = async (deps, request) => {
  const { limit, after, ...filter } = readInput(auditQuery, request.query);
  const { entries, next } = await listAudit(deps, request, { filter, limit, after });
  return page(request, 200, auditPage({ entries, filter, after: after ? cursorOf(after) : '', next: nextOf(next) }));
};

/** As many entries as an answer has room for: a function's may have 6 MB (AWS Lambda quotas). */
const MOST_IN_A_FILE = 15_000;

export const answerAuditCsv: Answer = async (deps, request) => {
  const filter = readInput(auditFilterInput, request.query);
  const { entries, next } = await listAudit(deps, request, { filter, limit: MOST_IN_A_FILE });
  const body = new TextEncoder().encode(auditCsv(entries, { isWhole: next === null }));
  return download({ body, contentType: 'text/csv; charset=utf-8', name: 'audit-trail.csv' });
};
