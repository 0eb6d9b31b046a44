import * as z from 'zod/mini';
import { filesPage } from '../../../../web/pages/files-page.ts';
import { sourceContracts } from '../../../core/intake/contracts.ts';
import { OUTCOMES } from '../../../core/submissions/report.ts';
import { afterInput, cursorOf } from '../cursor.ts';
import { outcomeInput, readInput } from '../inputs.ts';
import { listSubmissions } from '../list-submissions.ts';
import { page } from '../respond.ts';
import type { Answer } from '../route.ts';

const filesQuery = z.object({
  after: afterInput,
  source: z.optional(z.string()),
  feed: z.optional(z.string().check(z.trim())),
  outcome: outcomeInput,
});

const FILES_ON_A_PAGE = 50;

const sources = sourceContracts.map(({ source, title }) => ({ source, title }));

/** Every file that came, newest first. */
export const answerFilesPage: Answer = async (deps, request) => {
  const { after, ...wanted } = readInput(filesQuery, request.query);
  const { submissions, next } = await listSubmissions(deps, request, { ...wanted, limit: FILES_ON_A_PAGE, after });
  const { source = '', feed = '', outcome = '' } = wanted;
  return page(
    request,
    200,
    filesPage({
      s3Url: deps.s3Url,
      bucket: deps.arrivals.name,
      sources,
      outcomes: OUTCOMES,
      submissions,
      asked: { source, feed, outcome, after: after ? cursorOf(after) : '' },
      next: next === null ? null : cursorOf(next),
    }),
  );
};
