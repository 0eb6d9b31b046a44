import * as z from 'zod/mini';
import { maySee } from '../../../core/visitors/visitor.ts';
import { previewReturn } from '../../publish-return/preview-return.ts';
import { boardInPath, quarterInPath, quarterInput, readInput } from '../inputs.ts';
import { json } from '../respond.ts';
import type { Answer } from '../route.ts';

const MOST = 1000;

const noticesQuery = z.object({ quarter: z.optional(quarterInput) });

/** What would be published if the window closed now. */
export const answerPreviewReturn: Answer = async (deps, request) =>
  json(200, await previewReturn(deps, boardInPath(request).code, quarterInPath(request)));

/** What the people of each area were told. */
export const answerListNotices: Answer = async ({ records }, { query, visitor }) => {
  const { quarter } = readInput(noticesQuery, query);
  const notices = quarter ? await records.notices.ofQuarter(quarter) : await records.notices.list(MOST);
  return json(200, { schema: 'bcf-notices/1', notices: notices.filter(({ area }) => maySee(visitor, area.code)) });
};
