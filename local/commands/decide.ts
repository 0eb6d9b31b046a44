import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { SubmissionReport } from '../../functions/core/submissions/report.ts';
import { findRunning } from '../running.ts';
import { DEFAULT_DATA } from '../settings.ts';
import { UsageError } from '../usage-error.ts';
import type { Command } from './command.ts';
import { reportLines } from './report-lines.ts';

/** A command by which somebody decides about a submission. The stack must be running, because it does what follows. */
function decide(decision: 'confirm' | 'withdraw'): Command {
  return async (args, { out, problem }) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { by: { type: 'string' }, reason: { type: 'string' }, data: { type: 'string', default: DEFAULT_DATA } },
    });
    const [submission] = positionals;
    if (!submission || positionals.length > 1 || !values.reason) {
      throw new UsageError(`bcf ${decision} needs one submission and --reason with the reason.`);
    }
    const running = await findRunning(resolve(values.data));
    if (!running) throw new Error(`No stack runs here. Start one with npm start, then ${decision}.`);
    const answer = await fetch(`${running.web}/api/v1/submissions/${encodeURIComponent(submission)}/${decision}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ by: values.by ?? userInfo().username, reason: values.reason }),
    });
    const body = (await answer.json()) as SubmissionReport & { detail?: string; title?: string };
    if (!answer.ok) {
      problem(body.detail ?? body.title ?? `The stack answered ${answer.status}.`);
      return 1;
    }
    for (const line of reportLines(body.file.key, body)) out(line);
    return 0;
  };
}

/** `bcf confirm SUBMISSION`: says that a held file is right, so that it counts. */
export const confirm = decide('confirm');

/** `bcf withdraw SUBMISSION`: takes a file back, so that what it had replaced counts again. */
export const withdraw = decide('withdraw');
