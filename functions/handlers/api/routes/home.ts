import * as z from 'zod/mini';
import { quarterPage } from '../../../../web/pages/quarter-page.ts';
import { SHOWS } from '../../../core/quarter-view/show.ts';
import { pageInput, quarterInPath, readInput } from '../inputs.ts';
import { newestQuarter, quarterView } from '../quarter-view.ts';
import { page } from '../respond.ts';
import type { Answer } from '../route.ts';

const gridQuery = z.object({
  show: z._default(z.enum(SHOWS, `must be one of ${SHOWS.join(', ')}`), 'all'),
  area: z._default(z.string().check(z.maxLength(200)), ''),
  page: pageInput,
});

/** The newest quarter of which something has come. */
export const answerHome: Answer = async (deps, request) =>
  page(
    request,
    200,
    quarterPage(
      await quarterView(deps, request, {
        quarter: await newestQuarter(deps),
        ...readInput(gridQuery, request.query),
      }),
    ),
  );

export const answerQuarterPage: Answer = async (deps, request) =>
  page(
    request,
    200,
    quarterPage(
      await quarterView(deps, request, { quarter: quarterInPath(request), ...readInput(gridQuery, request.query) }),
    ),
  );
