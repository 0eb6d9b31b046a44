import { type Page, pageLayout } from '../../../web/pages/layout.ts';
import type { Submission } from '../../core/submissions/submission.ts';
import type { Visitor } from '../../core/visitors/visitor.ts';
import { readingView } from '../../core/words/reading-words.ts';
import { contentDisposition } from '../../edges/files/content-disposition.ts';
import type { HttpResponse } from './http.ts';
import type { NotDone } from './submission-view.ts';

type Headers = Record<string, string>;

const JSON_TYPE = 'application/json; charset=utf-8';

/** Any document as JSON. */
export function json(statusCode: number, document: unknown, headers: Headers = {}): HttpResponse {
  return jsonText(statusCode, JSON.stringify(document), headers);
}

/** A document that is stored as JSON already. */
export function jsonText(statusCode: number, body: string, headers: Headers = {}): HttpResponse {
  return { statusCode, headers: { 'content-type': JSON_TYPE, ...headers }, body };
}

const STILL_READING_SECONDS = '2';

/** A file is not read to its end yet: ask again. `notDone` says that it could not be. */
export function stillReading(submission: Submission, notDone: NotDone | null): HttpResponse {
  const { id, state } = submission;
  const reading = readingView(submission);
  const body = { submission: id, state, ...(notDone && { notDone }), ...(reading && { reading }) };
  return json(202, body, { 'retry-after': STILL_READING_SECONDS });
}

/** A function's answer may have 6 MB (AWS Lambda quotas), in which so much of a file has room. */
export const MOST_DOWNLOAD_BYTES = 4_400_000;

/** A file of our own to be saved under a name. */
export function download(file: { body: Uint8Array; contentType: string; name: string }): HttpResponse {
  return {
    statusCode: 200,
    headers: { 'content-type': file.contentType, 'content-disposition': contentDisposition(file.name) },
    body: Buffer.from(file.body).toString('base64'),
    isBase64Encoded: true,
  };
}

/** A page as a visitor sees it; null where nobody is signed in. */
export function page({ visitor }: { visitor: Visitor | null }, statusCode: number, shown: Page): HttpResponse {
  return { statusCode, headers: { 'content-type': 'text/html; charset=utf-8' }, body: pageLayout(shown, visitor) };
}

/** Sends a reader on, by GET, to a place that is not to be remembered (RFC 9110, section 15.4.4). */
export function seeOther(location: string): HttpResponse {
  return { statusCode: 303, headers: { location }, body: '' };
}
