import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { SubmissionReport } from '../../functions/core/submissions/report.ts';
import { findRunning } from '../running.ts';
import { DEFAULT_DATA } from '../settings.ts';
import { UsageError } from '../usage-error.ts';
import type { Command } from './command.ts';
import { reportLines } from './report-lines.ts';

/** `bcf confirm SUBMISSION`: says that a held file is right, so that it counts. The stack must be running. */
export const confirm: Command = async (args, { out, problem }) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { by: { type: 'string' }, reason: { type: 'string' }, data: { type: 'string', default: DEFAULT_DATA } },
  });
  const [submission] = positionals;
  if (!submission || positionals.length > 1 || !values.by || !values.reason) {
    throw new UsageError('bcf confirm needs one submission, --by with a name and --reason with the reason.');
  }
  const running = await findRunning(resolve(values.data));
  if (!running) throw new Error('No stack runs here. Start one with npm start, then confirm.');
  const answer = await fetch(`${running.web}/api/v1/submissions/${encodeURIComponent(submission)}/confirm`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ by: values.by, reason: values.reason }),
  });
  const body = (await answer.json()) as SubmissionReport & { detail?: string; title?: string };
  if (!answer.ok) {
    problem(body.detail ?? body.title ?? `The stack answered ${answer.status}.`);
    return 1;
  }
  for (const line of reportLines(body.file.key, body)) out(line);
  return 0;
};
