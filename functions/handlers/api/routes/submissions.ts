import * as z from 'zod/mini';
import { confirmHeld } from '../../file-arrived/confirm.ts';
import { afterInput, cursorOf } from '../cursor.ts';
import { limitInput, readInput, readJsonBody, wordsInput } from '../inputs.ts';
import { listSubmissions } from '../list-submissions.ts';
import { json, jsonText } from '../respond.ts';
import type { Route } from '../route.ts';
import { storedReport } from '../stored-report.ts';

const OUTCOMES = ['accepted', 'accepted-with-warnings', 'held', 'rejected', 'duplicate'] as const;

const listQuery = z.object({
  limit: limitInput,
  after: afterInput,
  source: z.optional(z.string()),
  outcome: z.optional(z.enum(OUTCOMES, `must be one of ${OUTCOMES.join(', ')}`)),
});

const confirmation = z.object({ by: wordsInput(200), reason: wordsInput(2000) });

const STILL_READING_SECONDS = '2';

export const listSubmissionsRoute: Route = {
  method: 'GET',
  path: '/api/v1/submissions',
  answer: async (deps, request) => {
    const { submissions, next } = await listSubmissions(deps, readInput(listQuery, request.query));
    return json(200, { schema: 'bcf-submissions/1', submissions, next: next === null ? null : cursorOf(next) });
  },
};

export const getSubmissionRoute: Route = {
  method: 'GET',
  path: '/api/v1/submissions/{id}',
  answer: async (deps, { path }) => {
    const { submission, report } = await storedReport(deps, path.id ?? '');
    if (report !== null) return jsonText(200, report);
    return json(202, { submission: submission.id, state: submission.state }, { 'retry-after': STILL_READING_SECONDS });
  },
};

export const confirmSubmissionRoute: Route = {
  method: 'POST',
  path: '/api/v1/submissions/{id}/confirm',
  answer: async (deps, request) => {
    const { by, reason } = readJsonBody(confirmation, request);
    return json(200, await confirmHeld(deps, { submission: request.path.id ?? '', by, reason }));
  },
};
