import { Readable } from 'node:stream';
import { checkedPage, checkPage } from '../../../../web/pages/check-page.ts';
import { sourceContract, sourceContracts } from '../../../core/intake/contracts.ts';
import { INBOX } from '../../../core/submissions/file-reader.ts';
import type { SubmissionReport } from '../../../core/submissions/report.ts';
import { sizeWords } from '../../../core/words/count-words.ts';
import { checkFile } from '../../../edges/check/check-file.ts';
import { Rejected } from '../../../edges/problem.ts';
import { loadAreaLookup } from '../../../edges/records/area-lookups.ts';
import type { ApiDeps } from '../deps.ts';
import { senderOf } from '../http.ts';
import { checkToken } from '../inputs.ts';
import { fileIn, multipartForm } from '../multipart.ts';
import { json, page } from '../respond.ts';
import type { Answer } from '../route.ts';

/** A function is called with 6 MB at most, and a file comes to it as base64 (AWS Lambda quotas). */
export const MOST_CHECKED_BYTES = 4_400_000;

const sources = sourceContracts.map(({ source, title }) => ({ source, title }));

/** Says what would become of a file. Nothing of it is stored or logged. */
async function reportOn(deps: ApiDeps, form: FormData): Promise<SubmissionReport> {
  const file = fileIn(form);
  if (file.size > MOST_CHECKED_BYTES) {
    throw new Rejected(
      'too-large-to-check',
      `The file has ${sizeWords(file.size)}, and ${sizeWords(MOST_CHECKED_BYTES)} can be checked here. Check it at your own machine, npm run bcf -- check FILE, or send it.`,
    );
  }
  const given = form.get('source');
  const source = typeof given === 'string' && given !== '' ? given : INBOX;
  if (source !== INBOX && !sourceContract(source)) {
    throw new Rejected('bad-request', 'source: must be one of those in docs/sources.md, or left out.');
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { areas } = await loadAreaLookup(deps);
  const { report } = await checkFile(
    { fileName: file.name, bytes: file.size, source, open: () => Readable.from([bytes]) },
    { areaLookup: areas, now: deps.now },
  );
  return report;
}

/** The form for checking a file without sending it. */
export const answerCheckPage: Answer = async (_deps, request) => {
  const { query } = request;
  const { source = '', feed = '' } = query;
  return page(
    request,
    200,
    checkPage({ sources, asked: { source, feed }, from: senderOf(request), mostBytes: MOST_CHECKED_BYTES }),
  );
};

export const answerCheckForm: Answer = async (deps, request) => {
  const form = await multipartForm(request);
  checkToken(request, form.get('token'));
  const report = await reportOn(deps, form);
  const feed = form.get('feed');
  return page(request, 200, checkedPage({ report, feed: typeof feed === 'string' ? feed : '' }));
};

/** The same for programs. A page elsewhere may have it sent, and nothing comes of it. */
export const answerCheck: Answer = async (deps, request) =>
  json(200, await reportOn(deps, await multipartForm(request)));
