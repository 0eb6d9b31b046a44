import { sourceContractOf } from '../../../core/intake/contracts.ts';
import { parseArrivalKey } from '../../../core/submissions/arrival.ts';
import type { FileReaderOptions } from '../../../core/submissions/file-reader.ts';
import type { SubmissionReport } from '../../../core/submissions/report.ts';
import type { RowKind } from '../../../core/submissions/row-file.ts';
import { identifiableName } from '../../../core/submissions/shown-key.ts';
import type { Submission } from '../../../core/submissions/submission.ts';
import { countWords, sizeWords } from '../../../core/words/count-words.ts';
import { rowFileName } from '../../../core/workbook/errors/file-name.ts';
import { Rejected } from '../../../edges/problem.ts';
import { readRowsOf } from '../../../edges/rows/read-rows-of.ts';
import type { ApiDeps } from '../deps.ts';
import { download, MOST_DOWNLOAD_BYTES, stillReading } from '../respond.ts';
import type { Answer } from '../route.ts';
import { parseReport, storedReport } from '../stored-report.ts';

const GONE = 'The file has expired or was deleted, so its rows cannot be read again. Whoever sent it has them.';

const otherwise = (kind: RowKind) =>
  `Whoever has the file gets them at their own machine: npm run bcf -- check FILE --${kind}-rows ${kind}.csv`;

/** The gateway waits 30 seconds (Amazon API Gateway quotas), and a file is read twice. */
const MOST_READ_BYTES = 100_000_000;

/** The file is read as it was read for its report. */
function readerOf({ key, arrivedAt }: Submission, { source, sourceVersion }: SubmissionReport): FileReaderOptions {
  const contract = source === null || sourceVersion === null ? undefined : sourceContractOf(source, sourceVersion);
  if (source !== null && !contract) {
    throw new Rejected('rows-not-kept', 'What the file was read by is kept no longer. Send the file again.');
  }
  return {
    from: parseArrivalKey(key),
    areaLookup: new Map(),
    arrived: arrivedAt.slice(0, 10),
    contract,
    refusal: identifiableName(key),
  };
}

async function rowsOf(deps: ApiDeps, { submission, report, kind }: Asked): Promise<Uint8Array> {
  if (submission.bytes > MOST_READ_BYTES) {
    const words = `The file has ${sizeWords(submission.bytes)}, which is too much to be read while you wait.`;
    throw new Rejected('too-many-rows', `${words} ${otherwise(kind)}`);
  }
  const { rows, text } = await readRowsOf({
    open: async () => {
      const opened = await deps.arrivals.open(submission.key, submission.versionId);
      if (!opened) throw new Rejected('rows-not-kept', GONE);
      return opened.stream;
    },
    reader: readerOf(submission, report),
    kind,
    most: MOST_DOWNLOAD_BYTES,
  });
  const body = text === null ? null : new TextEncoder().encode(text);
  if (body && body.length <= MOST_DOWNLOAD_BYTES) return body;
  throw new Rejected(
    'too-many-rows',
    `They are ${countWords(rows, 'row')}, and 4 MB can be downloaded. ${otherwise(kind)}`,
  );
}

type Asked = { submission: Submission; report: SubmissionReport; kind: RowKind };

/** Rows of a file that can be used, or cannot, read from the arrivals as they were sent; who took them is in the audit trail. */
export const answerRows =
  (kind: RowKind): Answer =>
  async (deps, request) => {
    const stored = await storedReport(deps, request);
    const { submission } = stored;
    if (stored.report === null) return stillReading(submission, stored.notDone);
    const report = parseReport(stored.report);
    const body = await rowsOf(deps, { submission, report, kind });
    const at = deps.now().toISOString();
    await deps.records.audit.add({
      id: `${submission.id}-${kind}-rows-${at}`,
      at,
      who: request.visitor.name,
      what: kind === 'good' ? 'rows that can be used downloaded' : 'rows that cannot be used downloaded',
      subject: submission.id,
      why: null,
    });
    return download({ body, contentType: 'text/csv; charset=utf-8', name: rowFileName(report, kind) });
  };
