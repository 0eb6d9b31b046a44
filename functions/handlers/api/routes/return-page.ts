import * as z from 'zod/mini';
import { returnPage } from '../../../../web/pages/return-page.ts';
import { returnPath } from '../../../../web/pages/return-path.ts';
import { unpublishedPage } from '../../../../web/pages/unpublished-page.ts';
import { layoutFor } from '../../../core/returns/layout.ts';
import { loadSignOff } from '../../publish-return/load-sign-off.ts';
import { publishReturn } from '../../publish-return/publish-return.ts';
import { writeIndex } from '../../publish-return/write-latest.ts';
import { senderOf } from '../http.ts';
import { boardInPath, formFields, quarterInPath, readInput, revisionInput } from '../inputs.ts';
import { page, seeOther } from '../respond.ts';
import { returnView, revisionFiles } from '../return-view.ts';
import type { Answer } from '../route.ts';
import { fileOf, newestReturn, parseReturn, publishedOf, returnText } from '../stored-return.ts';

export const answerReturnPage: Answer = async (deps, request) => {
  const [quarter, board] = [quarterInPath(request), boardInPath(request)];
  const { code: area } = board;
  const from = senderOf(request);
  const latest = await deps.records.returns.latest(quarter, area);
  if (!latest) return page(request, 200, unpublishedPage({ area: board, quarter, from }));
  const document = parseReturn(await returnText(deps, latest));
  const { files } = returnView(latest);
  const { proposed } = latest;
  const proposal = proposed && (await publishedOf(deps, { quarter, area, revision: proposed.revision }));
  return page(
    request,
    200,
    returnPage({
      document,
      files,
      layout: layoutFor(document.period.financialYear),
      signOff: await loadSignOff(deps, quarter, area),
      proposedFiles: proposal ? revisionFiles(proposal) : [],
      from,
      today: deps.now().toISOString(),
    }),
  );
};

/** Publishes a return now, and leads to its page. */
export const answerPublishForm: Answer = async (deps, request) => {
  formFields(request);
  const [quarter, area] = [quarterInPath(request), boardInPath(request)];
  await publishReturn(deps, area.code, quarter);
  await writeIndex(deps, quarter);
  return seeOther(returnPath({ quarter, area }));
};

/** A download begins at once, so the link need not live long. */
const LINK_HOURS = 5 / 60;

const fileQuery = z.object({ revision: revisionInput });

/** Leads to a file of the revision that stands, or of another one, by a link that is made now, so that the address itself never runs out. */
export const answerReturnFile: Answer = async (deps, request) => {
  const [quarter, { code: area }] = [quarterInPath(request), boardInPath(request)];
  const { revision } = readInput(fileQuery, request.query);
  const found =
    revision === undefined
      ? await newestReturn(deps, quarter, area)
      : await publishedOf(deps, { quarter, area, revision });
  const { key } = fileOf(found, request.path.file ?? '');
  const { url } = await deps.returns.link(key, LINK_HOURS, deps.now());
  return seeOther(url);
};
