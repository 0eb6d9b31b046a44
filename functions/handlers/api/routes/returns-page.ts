import * as z from 'zod/mini';
import { returnsPage } from '../../../../web/pages/returns-page.ts';
import type { Quarter } from '../../../core/periods/period.ts';
import { maySee } from '../../../core/visitors/visitor.ts';
import type { LatestReturn } from '../../../edges/records/returns.ts';
import type { ApiDeps } from '../deps.ts';
import { quarterInput, readInput } from '../inputs.ts';
import { begunQuarters, newestQuarter } from '../quarter-view.ts';
import { page } from '../respond.ts';
import { returnView } from '../return-view.ts';
import type { Answer } from '../route.ts';

const returnsQuery = z.object({
  quarter: z.optional(quarterInput),
  area: z._default(z.string().check(z.maxLength(200)), ''),
});

type Found = { quarter: Quarter; returns: LatestReturn[] };

/** The returns of the newest quarter that has any. */
async function newestReturns(deps: ApiDeps, quarters: readonly Quarter[]): Promise<Found> {
  for (const quarter of quarters) {
    const returns = await deps.records.returns.ofQuarter(quarter);
    if (returns.length > 0) return { quarter, returns };
  }
  return { quarter: await newestQuarter(deps), returns: [] };
}

/** Returns to download, a quarter at a time. */
export const answerReturnsPage: Answer = async (deps, request) => {
  const asked = readInput(returnsQuery, request.query);
  const quarters = begunQuarters(await deps.records.currents.all(), deps.now());
  const found = asked.quarter
    ? { quarter: asked.quarter, returns: await deps.records.returns.ofQuarter(asked.quarter) }
    : await newestReturns(deps, quarters);
  const { quarter, returns } = found;
  return page(
    request,
    200,
    returnsPage({
      quarter,
      quarters,
      returns: returns.filter(({ area }) => maySee(request.visitor, area)).map(returnView),
      asked: { area: asked.area },
    }),
  );
};
