import { returnPage } from '../../../../web/pages/return-page.ts';
import { layoutFor } from '../../../core/returns/layout.ts';
import { boardInPath, quarterInPath } from '../inputs.ts';
import { page, seeOther } from '../respond.ts';
import { returnView } from '../return-view.ts';
import type { Route } from '../route.ts';
import { fileOf, newestReturn, parseReturn, storedReturn } from '../stored-return.ts';

export const returnPageRoute: Route = {
  method: 'GET',
  path: '/returns/{quarter}/{area}',
  answer: async (deps, request) => {
    const { latest, text } = await storedReturn(deps, quarterInPath(request), boardInPath(request).code);
    const document = parseReturn(text);
    const { files } = returnView(latest);
    return page(
      200,
      returnPage({
        document,
        files,
        layout: layoutFor(document.period.financialYear),
        today: deps.now().toISOString(),
      }),
    );
  },
};

/** A download begins at once, so the link need not live long. */
const LINK_HOURS = 5 / 60;

/** Leads to the newest revision's file by a link that is made now, so that the address itself never runs out. */
export const returnFileRoute: Route = {
  method: 'GET',
  path: '/returns/{quarter}/{area}/{file}',
  answer: async (deps, request) => {
    const latest = await newestReturn(deps, quarterInPath(request), boardInPath(request).code);
    const { key } = fileOf(latest, request.path.file ?? '');
    const { url } = await deps.returns.link(key, LINK_HOURS, deps.now());
    return seeOther(url);
  },
};
