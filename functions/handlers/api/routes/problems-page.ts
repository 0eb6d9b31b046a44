import { problemsPage } from '../../../../web/pages/problem-page.ts';
import { problemTypes } from '../problem-types.ts';
import { page } from '../respond.ts';
import type { Answer } from '../route.ts';

/** What the `type` of a problem leads to. */
export const answerProblemsPage: Answer = async (_deps, request) =>
  page(
    request,
    200,
    problemsPage(Object.entries(problemTypes).map(([code, { status, title }]) => ({ code, status, title }))),
  );
