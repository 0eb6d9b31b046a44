import * as z from 'zod/mini';
import { confirmHeld } from '../../file-arrived/confirm.ts';
import { withdraw } from '../../file-arrived/withdraw.ts';
import { actorOf } from '../actor.ts';
import { afterInput, cursorOf } from '../cursor.ts';
import { submissionInPath } from '../find-submission.ts';
import { decisionInput, limitInput, outcomeInput, readInput, readJsonBody } from '../inputs.ts';
import { listSubmissions } from '../list-submissions.ts';
import { json, jsonText, stillReading } from '../respond.ts';
import type { Answer } from '../route.ts';
import { storedReport } from '../stored-report.ts';

const listQuery = z.object({
  limit: limitInput,
  after: afterInput,
  source: z.optional(z.string()),
  feed: z.optional(z.string()),
  outcome: outcomeInput,
});

export const answerListSubmissions: Answer = async (deps, request) => {
  const { submissions, next } = await listSubmissions(deps, request, readInput(listQuery, request.query));
  return json(200, { schema: 'bcf-submissions/1', submissions, next: next === null ? null : cursorOf(next) });
};

export const answerGetSubmission: Answer = async (deps, request) => {
  const { submission, report, notDone } = await storedReport(deps, request);
  if (report !== null) return jsonText(200, report);
  return stillReading(submission, notDone);
};

export const answerConfirmSubmission: Answer = async (deps, request) => {
  const { by, reason } = readJsonBody(decisionInput, request);
  const { id } = await submissionInPath(deps, request);
  return json(200, await confirmHeld(deps, { submission: id, by: actorOf(deps, request, by).name, reason }));
};

export const answerWithdrawSubmission: Answer = async (deps, request) => {
  const { by, reason } = readJsonBody(decisionInput, request);
  const { id } = await submissionInPath(deps, request);
  return json(200, await withdraw(deps, { submission: id, by: actorOf(deps, request, by).name, reason }));
};
