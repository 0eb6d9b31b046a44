import * as z from 'zod/mini';
import { sheetsPage } from '../../../../web/pages/sheets-page.ts';
import type { ReturnDocument } from '../../../core/returns/return-document.ts';
import { Rejected } from '../../../edges/problem.ts';
import { returnNow } from '../../publish-return/preview-return.ts';
import type { ApiDeps } from '../deps.ts';
import { type ApiRequest, senderOf } from '../http.ts';
import { boardInPath, pageInput, quarterInPath, readInput, revisionInput } from '../inputs.ts';
import { page } from '../respond.ts';
import { revisionOf, sheetsOfReturn } from '../return-document.ts';
import type { Answer } from '../route.ts';

const sheetQuery = z.object({ sheet: pageInput, revision: revisionInput });

type Shown = { document: ReturnDocument; isPublished: boolean; isNew: boolean };

async function shownReturn(deps: ApiDeps, request: ApiRequest, revision: number | undefined): Promise<Shown> {
  const [quarter, { code: area }] = [quarterInPath(request), boardInPath(request)];
  if (revision === undefined) {
    const { document, isNew } = await returnNow(deps, area, quarter);
    return { document, isPublished: false, isNew };
  }
  return { document: await revisionOf(deps, { quarter, area, revision }), isPublished: true, isNew: false };
}

/** A sheet of a published revision, or of what would be published now. */
export const answerSheetsPage: Answer = async (deps, request) => {
  const { sheet, revision } = readInput(sheetQuery, request.query);
  const { document, isPublished, isNew } = await shownReturn(deps, request, revision);
  const sheets = await sheetsOfReturn(deps, document);
  const found = sheets[sheet - 1];
  if (!found) throw new Rejected('not-found', `The return has ${sheets.length} sheets.`);
  const { area, checklist } = document;
  return page(
    request,
    200,
    sheetsPage({
      area,
      quarter: quarterInPath(request),
      revision: isPublished ? { revision: document.revision, publishedAt: document.generatedAt } : null,
      isNew,
      sheets: sheets.map(({ sheet: { name } }) => name),
      place: sheet - 1,
      checklist,
      from: senderOf(request),
      ...found,
    }),
  );
};
