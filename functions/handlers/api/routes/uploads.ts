import * as z from 'zod/mini';
import { sourceContract } from '../../../core/intake/contracts.ts';
import { feedFault, fileNameFault, uploadFolder } from '../../../core/submissions/upload-place.ts';
import { Rejected } from '../../../edges/problem.ts';
import { findUpload } from '../find-upload.ts';
import { checkFeed, readInput, readJsonBody } from '../inputs.ts';
import { json } from '../respond.ts';
import type { Answer } from '../route.ts';
import { submissionView } from '../submission-view.ts';

const PATH = '/api/v1/uploads';
const MOST_NAME = 1000;

const uploadBody = z.object({
  feed: z.string().check(z.trim(), z.maxLength(MOST_NAME)),
  source: z.optional(z.string()),
  fileName: z.string().check(z.maxLength(MOST_NAME)),
});

/** Where a browser or program may send one file, and the signed fields that it sends before the file. */
export const answerCreateUpload: Answer = async ({ arrivals, settings }, request) => {
  const { feed, source, fileName } = readJsonBody(uploadBody, request);
  if (source !== undefined && !sourceContract(source)) {
    throw new Rejected('bad-request', 'source: must be one of those in docs/sources.md, or left out.');
  }
  const feedWrong = feedFault(feed);
  if (feedWrong !== null) throw new Rejected('bad-request', `feed: ${feedWrong}`);
  checkFeed(request, feed);
  const nameWrong = fileNameFault(fileName);
  if (nameWrong !== null) throw new Rejected('bad-file-name', nameWrong);
  const key = `${uploadFolder({ source, feed })}${fileName}`;
  const { url, fields } = await arrivals.uploadForm({ key, keyArn: settings.arrivalsKeyArn });
  const submissionsUrl = `${PATH}?${new URLSearchParams({ key })}`;
  return json(201, { schema: 'bcf-upload-form/1', url, fields, key, submissionsUrl });
};

const foundQuery = z.object({
  key: z.string('must name what was sent').check(z.maxLength(1024)),
  version: z.optional(z.string().check(z.maxLength(1024))),
});

const LOOK_AGAIN_SECONDS = '1';

/** What became of a file that was sent to a key: 202 while it has arrived and is not read to its end. */
export const answerFindUpload: Answer = async (deps, request) => {
  const { id, submission } = await findUpload(deps, request, readInput(foundQuery, request.query));
  if (submission?.state === 'settled') return json(200, submissionView(submission));
  const state = submission?.state ?? 'arrived';
  return json(202, { submission: id, state }, { 'retry-after': LOOK_AGAIN_SECONDS });
};
