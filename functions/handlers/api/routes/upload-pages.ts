import * as z from 'zod/mini';
import { sentPage } from '../../../../web/pages/sent-page.ts';
import { uploadFilePage } from '../../../../web/pages/upload-file-page.ts';
import { uploadPage } from '../../../../web/pages/upload-page.ts';
import { sourceContract, sourceContracts } from '../../../core/intake/contracts.ts';
import { areaOfPageFeed } from '../../../core/returns/entry-form/page-feed.ts';
import { fileNameOf } from '../../../core/submissions/arrival.ts';
import { shownKey } from '../../../core/submissions/shown-key.ts';
import { feedFault, uploadFolder } from '../../../core/submissions/upload-place.ts';
import { isOwnFeed } from '../../../core/visitors/visitor.ts';
import { ANY_FILE_NAME, MOST_UPLOAD_BYTES, UPLOAD_MINUTES } from '../../../edges/files/upload-form.ts';
import type { ApiDeps } from '../deps.ts';
import { findUpload } from '../find-upload.ts';
import type { ApiRequest, HttpResponse } from '../http.ts';
import { checkFeed, readInput } from '../inputs.ts';
import { page, seeOther } from '../respond.ts';
import type { Answer } from '../route.ts';
import { contentSecurityPolicy } from '../security-headers.ts';
import { hasBegunSoon } from '../until-read.ts';
import { MOST_CHECKED_BYTES } from './check.ts';

const sources = sourceContracts.map(({ source, title }) => ({ source, title }));
const isSource = (source: string) => source === '' || sourceContract(source) !== undefined;

const placeQuery = z.object({
  feed: z._default(z.string().check(z.trim(), z.maxLength(200)), ''),
  source: z._default(z.string().check(z.refine(isSource, 'must be a kind of file')), ''),
});

type Place = z.infer<typeof placeQuery>;

/** A page from which files go straight into the bucket, which it must be allowed to send to. */
function sendingPage(bucketUrl: string, response: HttpResponse): HttpResponse {
  const policy = contentSecurityPolicy(new URL(bucketUrl).origin);
  return { ...response, headers: { ...response.headers, 'content-security-policy': policy } };
}

async function placeForm(
  deps: ApiDeps,
  request: ApiRequest,
  { status, asked, fault }: { status: number; asked: Place; fault: string | null },
): Promise<HttpResponse> {
  const key = `${uploadFolder({ source: undefined, feed: 'any' })}${ANY_FILE_NAME}`;
  const [{ url }, currents] = await Promise.all([deps.arrivals.uploadForm({ key }), deps.records.currents.all()]);
  const isToSend = (feed: string) => areaOfPageFeed(feed) === null && isOwnFeed(request.visitor, feed);
  const feeds = [...new Set(currents.map(({ feed }) => feed))].filter(isToSend).sort();
  const limits = { mostBytes: MOST_UPLOAD_BYTES, mostCheckedBytes: MOST_CHECKED_BYTES };
  return sendingPage(url, page(request, status, uploadPage({ asked, fault, feeds, sources, ...limits })));
}

/** Where files are sent from: with scripts several at once, without them first whose file it is. */
export const answerUploadPage: Answer = async (deps, request) => {
  const asked = readInput(placeQuery, request.query);
  return placeForm(deps, request, { status: 200, asked, fault: null });
};

/** The form that sends one file without scripts. */
export const answerUploadFilePage: Answer = async (deps, request) => {
  const asked = readInput(placeQuery, request.query);
  const { feed, source } = asked;
  const fault = feedFault(feed);
  if (fault !== null) return placeForm(deps, request, { status: 422, asked, fault });
  checkFeed(request, feed);
  const form = await deps.arrivals.uploadForm({
    key: `${uploadFolder({ source: source || undefined, feed })}${ANY_FILE_NAME}`,
    keyArn: deps.settings.arrivalsKeyArn,
    redirect: `${deps.settings.siteUrl ?? request.site}/upload/sent`,
  });
  const title = sourceContract(source)?.title ?? null;
  return sendingPage(form.url, page(request, 200, uploadFilePage({ asked, title, form, minutes: UPLOAD_MINUTES })));
};

const sentQuery = z.object({ key: z.string('must name what was sent').check(z.maxLength(1024)) });

/** Where the bucket sends a browser when a file is stored: on to what was found in it, as soon as that is there. */
export const answerUploadSent: Answer = async (deps, request) => {
  const { key } = readInput(sentQuery, request.query);
  const { id } = await findUpload(deps, request, { key });
  const href = `/submissions/${id}`;
  if (await hasBegunSoon(deps, id)) return seeOther(href);
  return page(request, 200, sentPage({ fileName: fileNameOf(shownKey(key)), href, what: 'file' }));
};
