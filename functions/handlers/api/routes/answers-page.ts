import { answersPage } from '../../../../web/pages/answers-page.ts';
import { askedCells } from '../../../core/returns/answers/asked-cells.ts';
import { answerForm } from '../../../core/returns/entry-form/answer-form.ts';
import { type AnswersFile, answersCsv, answersLost } from '../../../core/returns/entry-form/answers-file.ts';
import type { FeedAnswers } from '../../../core/returns/entry-form/feed-answers.ts';
import { pageFeed } from '../../../core/returns/entry-form/page-feed.ts';
import { type SentAnswers, sentAnswers } from '../../../core/returns/entry-form/sent-answers.ts';
import { loadFeedAnswers } from '../../../edges/records/load-answers.ts';
import type { ApiDeps } from '../deps.ts';
import { type EntryContent, entryContent } from '../entry-content.ts';
import { CHANGED_MEANWHILE, type EntryRequest, entryFrame, entryRequest } from '../entry-request.ts';
import { type ApiRequest, type HttpResponse, senderOf } from '../http.ts';
import { boardInPath, quarterInPath } from '../inputs.ts';
import { page } from '../respond.ts';
import type { Answer } from '../route.ts';
import { formFileName, sendEntries } from '../send-entries.ts';

const NOTHING_OWN =
  'Nothing was saved: no box says anything that has not come in a file. To take answers back that were saved here, withdraw the file that they are in.';

type Stand = { request: ApiRequest; entry: EntryContent; feeds: FeedAnswers[]; seen: string };

async function standOf(deps: ApiDeps, request: ApiRequest): Promise<Stand> {
  const [quarter, board] = [quarterInPath(request), boardInPath(request)];
  const [entry, feeds] = await Promise.all([
    entryContent(deps, board, quarter),
    loadFeedAnswers(deps.records, { unit: board.code, quarter }),
  ]);
  return { request, entry, feeds, seen: feeds.map(({ submission }) => submission).join(' ') };
}

/** What came of a form that was sent and not taken. */
type Sent = EntryRequest & { notice: string | null; faults?: ReadonlyMap<string, string> };

function formOf({ entry, feeds }: Stand, sent: Sent | null) {
  const { content, before, board } = entry;
  const feed = pageFeed(board.code);
  return answerForm({
    content,
    feeds,
    pageFeed: feed,
    before,
    ...(sent && { typed: sent.typed, faults: sent.faults ?? new Map() }),
  });
}

function shown(status: number, stand: Stand, sent: Sent | null): HttpResponse {
  const { request, entry, seen } = stand;
  const frame = entryFrame(entry, { from: senderOf(request), seen, notice: sent?.notice ?? null });
  const { content, quarterBefore, board } = entry;
  const form = formOf(stand, sent);
  return page(
    request,
    status,
    answersPage({ frame, form, content, pageFeed: pageFeed(board.code), before: quarterBefore }),
  );
}

/** The form with the suggestion of the quarter before in the box of that name. */
function withSuggestion(stand: Stand, sent: EntryRequest, name: string): HttpResponse {
  const asked = { ...sent, notice: null };
  const suggestion = formOf(stand, asked).find((field) => field.name === name)?.suggestion;
  const typed = new Map(sent.typed);
  if (suggestion) typed.set(name, suggestion);
  return shown(200, { ...stand, seen: sent.seen }, { ...asked, typed });
}

/** The faults of what is to be sent, those too that show only when the file is read. */
function allFaults(file: AnswersFile, { sent, faults }: SentAnswers): Map<string, string> {
  const lost = answersLost(
    file,
    sent.map(({ given }) => given),
  );
  return new Map([...faults, ...[...lost].map(([place, words]) => [sent[place]?.field ?? '', words] as const)]);
}

async function save(deps: ApiDeps, stand: Stand, sent: EntryRequest): Promise<HttpResponse> {
  const { entry, feeds, seen } = stand;
  const { content, board } = entry;
  const feed = pageFeed(board.code);
  const fileName = formFileName(content.quarter, deps.now());
  const file = { area: board.code, quarter: content.quarter, feed, fileName };
  const answers = sentAnswers({ cells: askedCells(content), feeds, pageFeed: feed, typed: sent.typed });
  if (seen !== sent.seen) return shown(409, stand, { ...sent, notice: CHANGED_MEANWHILE });
  const faults = allFaults(file, answers);
  if (faults.size > 0) return shown(422, stand, { ...sent, notice: null, faults });
  const given = answers.sent.map((one) => one.given);
  if (given.length === 0) return shown(422, stand, { ...sent, notice: NOTHING_OWN });
  const text = answersCsv(file, given);
  return sendEntries(deps, stand.request, { source: 'narrative', area: board.code, fileName, text });
}

/** The questions of a return with what is answered and what is missing. */
export const answerAnswersPage: Answer = async (deps, request) => shown(200, await standOf(deps, request), null);

/** Answers that somebody filled in: they become a file, or are shown again with what is wrong. */
export const answerAnswersForm: Answer = async (deps, request) => {
  const sent = entryRequest(request);
  const stand = await standOf(deps, request);
  return sent.use === null ? save(deps, stand, sent) : withSuggestion(stand, sent, sent.use);
};
