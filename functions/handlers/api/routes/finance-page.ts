import { financePage } from '../../../../web/pages/finance-page.ts';
import { incomeTable, schemeTable } from '../../../core/returns/entry-form/finance-columns.ts';
import { type FinanceFile, financeCsv } from '../../../core/returns/entry-form/finance-file.ts';
import { financeForm } from '../../../core/returns/entry-form/finance-form.ts';
import { sentFinance } from '../../../core/returns/entry-form/finance-sent.ts';
import { LINES_FIELD, linesIn, plannedTexts, withSuggestions } from '../../../core/returns/entry-form/finance-texts.ts';
import { pageFeed } from '../../../core/returns/entry-form/page-feed.ts';
import type { EntryFile } from '../../../core/returns/return-entries.ts';
import type { ApiDeps } from '../deps.ts';
import { type EntryContent, entryContent } from '../entry-content.ts';
import { CHANGED_MEANWHILE, type EntryRequest, entryFrame, entryRequest } from '../entry-request.ts';
import { type ApiRequest, type HttpResponse, senderOf } from '../http.ts';
import { boardInPath, quarterInPath } from '../inputs.ts';
import { page } from '../respond.ts';
import type { Answer } from '../route.ts';
import { formFileName, sendEntries } from '../send-entries.ts';

const MORE_LINES = 3;

type Stand = { request: ApiRequest; entry: EntryContent; files: EntryFile[]; seen: string };

async function standOf(deps: ApiDeps, request: ApiRequest): Promise<Stand> {
  const entry = await entryContent(deps, boardInPath(request), quarterInPath(request));
  const files = entry.content.entries.entryFiles.filter(({ source }) => source === 'finance');
  return { request, entry, files, seen: files.map(({ submission }) => submission).join(' ') };
}

/** What came of a form that was sent and not taken. */
type Sent = EntryRequest & { notice: string | null; faults?: ReadonlyMap<string, string> };

function shown(status: number, { request, entry, files, seen }: Stand, sent: Sent | null): HttpResponse {
  const frame = entryFrame(entry, { from: senderOf(request), seen, notice: sent?.notice ?? null });
  const { content, quarterBefore, before } = entry;
  const form = financeForm({
    ...content,
    before: before.entries,
    ...(sent && { typed: sent.typed, faults: sent.faults ?? new Map() }),
  });
  return page(request, status, financePage({ frame, form, files, before: quarterBefore }));
}

/** The form with more lines, or with what the quarter before planned; nothing is saved. */
function changed(stand: Stand, sent: EntryRequest): HttpResponse {
  const texts =
    sent.use === null
      ? new Map([...sent.typed, [LINES_FIELD, String(linesIn(sent.typed) + MORE_LINES)]])
      : withSuggestions(sent.typed, plannedTexts(stand.entry.before.entries), `${sent.use}.`);
  return shown(200, { ...stand, seen: sent.seen }, { ...sent, typed: texts, notice: null });
}

async function save(deps: ApiDeps, stand: Stand, sent: EntryRequest): Promise<HttpResponse> {
  const { board, content } = stand.entry;
  const { layout, entries, quarter } = content;
  const fileName = formFileName(quarter, deps.now());
  const file: FinanceFile = { area: board.code, quarter, feed: pageFeed(board.code), fileName };
  const tables = { income: incomeTable(layout, entries), schemes: schemeTable(layout) };
  if (stand.seen !== sent.seen) return shown(409, stand, { ...sent, notice: CHANGED_MEANWHILE });
  const read = sentFinance({ tables, typed: sent.typed, entries, file });
  if (read.faults.size > 0 || read.refused !== null) {
    return shown(422, stand, { ...sent, notice: read.refused, faults: read.faults });
  }
  const text = financeCsv(file, read.content);
  return sendEntries(deps, stand.request, { source: 'finance', area: board.code, fileName, text });
}

/** The amounts and scheme lines of a return, to be filled in. */
export const answerFinancePage: Answer = async (deps, request) => shown(200, await standOf(deps, request), null);

/** Amounts that somebody filled in: they become a file, or are shown again with what is wrong. */
export const answerFinanceForm: Answer = async (deps, request) => {
  const sent = entryRequest(request);
  const stand = await standOf(deps, request);
  return sent.use === null && !sent.wantsLines ? save(deps, stand, sent) : changed(stand, sent);
};
