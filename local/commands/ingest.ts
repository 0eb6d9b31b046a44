import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Upload } from '@aws-sdk/lib-storage';
import { deadLetterView } from '../../functions/core/dead-letters/dead-letter-view.ts';
import { sourceContract } from '../../functions/core/intake/contracts.ts';
import { INBOX } from '../../functions/core/submissions/file-reader.ts';
import type { SubmissionReport } from '../../functions/core/submissions/report.ts';
import { TEMPLATE } from '../../functions/core/template/template-arrival.ts';
import { readingView } from '../../functions/core/words/reading-words.ts';
import { submissionId } from '../../functions/edges/records/identity.ts';
import { DEFAULT_DATA } from '../settings.ts';
import { UsageError } from '../usage-error.ts';
import type { Command } from './command.ts';
import { type Connection, connect } from './connect.ts';
import { deadLetterLines } from './dead-letter-lines.ts';
import { type ReadingLine, readingLine } from './reading-line.ts';
import { reportLines } from './report-lines.ts';

const LOOK_EVERY_MS = 250;
const LONGEST_WAIT_MS = 30 * 60_000;

type Sending = { path: string; key: string; line: ReadingLine };

async function send({ clients, stores }: Connection, { path, key, line }: Sending): Promise<string> {
  const upload = new Upload({
    client: clients.s3,
    params: { Bucket: stores.arrivals.name, Key: key, Body: createReadStream(path) },
  });
  const { size } = await stat(path);
  upload.on('httpUploadProgress', ({ loaded = 0 }) => line.show(`${Math.floor((100 * loaded) / size)}% sent.`));
  const { VersionId } = await upload.done();
  return submissionId(stores.arrivals.name, key, VersionId ?? 'null');
}

async function reportWhenThere({ stores }: Connection, id: string, line: ReadingLine): Promise<SubmissionReport> {
  for (let waited = 0; waited < LONGEST_WAIT_MS; waited += LOOK_EVERY_MS) {
    const submission = await stores.records.submissions.get(id);
    const reading = submission && readingView(submission);
    if (reading) line.show(reading.words);
    const bytes = submission?.reportKey ? await stores.evidence.read(submission.reportKey) : null;
    if (submission?.state === 'settled' && bytes) return JSON.parse(Buffer.from(bytes).toString());
    const letter = await stores.records.deadLetters.get(id);
    // Until the last try has ended it is noted as stopped.
    if (letter && letter.cause !== 'stopped') throw new Error(deadLetterLines(deadLetterView(letter)).join('\n'));
    await pause(LOOK_EVERY_MS);
  }
  throw new Error(`No report after ${LONGEST_WAIT_MS / 60_000} minutes. Look at the submission later: ${id}`);
}

/** `bcf ingest FILE…`: sends files as a team would and waits for the outcome of each. */
export const ingest: Command = async (args, { variables, out, terminal }) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      feed: { type: 'string', default: 'local' },
      source: { type: 'string', default: INBOX },
      data: { type: 'string', default: DEFAULT_DATA },
      json: { type: 'boolean' },
    },
  });
  if (positionals.length === 0) throw new UsageError('bcf ingest needs at least one file.');
  if (![INBOX, TEMPLATE].includes(values.source) && !sourceContract(values.source)) {
    throw new UsageError(`There is no source "${values.source}".`);
  }
  for (const path of positionals) await stat(path);
  const connection = await connect({ data: values.data, variables });
  const line = readingLine(terminal);
  let refused = false;
  try {
    for (const path of positionals) {
      const key = `${values.source}/${values.feed}/${basename(path)}`;
      const id = await send(connection, { path, key, line });
      const report = await reportWhenThere(connection, id, line);
      line.clear();
      refused ||= report.outcome === 'rejected' || report.outcome === 'held';
      if (values.json) out(JSON.stringify(report));
      else for (const line of reportLines(path, report)) out(line);
    }
  } finally {
    line.clear();
    await connection.close();
  }
  return refused ? 1 : 0;
};
