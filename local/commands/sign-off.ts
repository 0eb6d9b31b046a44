import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findBoard } from '../../functions/core/areas/boards.ts';
import { parseQuarter } from '../../functions/core/periods/parse-period.ts';
import type { SignOffView } from '../../functions/core/returns/sign-off-view.ts';
import { givenWords, meaningWords } from '../../functions/core/returns/sign-off-words.ts';
import { findRunning } from '../running.ts';
import { DEFAULT_DATA } from '../settings.ts';
import { UsageError } from '../usage-error.ts';
import type { Command, CommandContext } from './command.ts';

type Values = Partial<Record<'area' | 'quarter' | 'by' | 'step' | 'despite' | 'reason' | 'data', string>>;

const place = {
  area: { type: 'string' },
  quarter: { type: 'string' },
  by: { type: 'string' },
  data: { type: 'string', default: DEFAULT_DATA },
} as const;

/** The address of a return below `/api/v1/returns`. Throws where the command does not name one, or nobody acts. */
function returnIn(name: string, { area = '', quarter = '', by }: Values): string {
  const [board, period] = [findBoard(area), parseQuarter(quarter)];
  if (!board) throw new UsageError(`bcf ${name} needs --area with the code or name of a health and wellbeing board.`);
  if (!period) throw new UsageError(`bcf ${name} needs --quarter, such as 2025-26-Q1.`);
  if (!by) throw new UsageError(`bcf ${name} needs --by with the name of whoever signs.`);
  return `${board.code}/${period}`;
}

function standingLines({ area, quarter, revision, status, steps, next, contentSha256 }: SignOffView): string[] {
  const due = next && `  Next: ${next.step}, which says that ${meaningWords(next.step)}.`;
  return [
    `${area.name} ${quarter}, revision ${revision}: ${status === 'signed-off' ? 'signed off' : 'not signed off'}`,
    ...steps.map((step) => `  ${givenWords(step)}`),
    `  Content ${contentSha256}`,
    ...(due ? [due] : []),
  ];
}

type Request = { at: string; body: Record<string, string | undefined>; data: string };

/** The stack must be running, because it publishes what follows. Tells how the return stands then, or why it was refused. */
async function ask({ at, body, data }: Request, { out, problem }: CommandContext): Promise<number> {
  const running = await findRunning(resolve(data));
  if (!running) throw new Error('No stack runs here. Start one with npm start, then do this.');
  const answer = await fetch(`${running.web}/api/v1/returns/${at}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const said = (await answer.json()) as SignOffView & { detail?: string; title?: string };
  if (!answer.ok) {
    problem(said.detail ?? said.title ?? `The stack answered ${answer.status}.`);
    return 1;
  }
  for (const line of standingLines(said)) out(line);
  return 0;
}

/** `bcf sign-off`: gives the step that is due to the newest draft of a return, or the one that is named. */
export const signOff: Command = async (args, context) => {
  const options = { ...place, step: { type: 'string' }, despite: { type: 'string' } } as const;
  const { values } = parseArgs({ args: [...args], options });
  const { by, step, despite, data } = values;
  return ask({ at: `${returnIn('sign-off', values)}/sign-off`, body: { by, step, despite }, data }, context);
};

/** `bcf unlock`: takes the signature off a return, so that a new draft is made. */
export const unlock: Command = async (args, context) => {
  const { values } = parseArgs({ args: [...args], options: { ...place, reason: { type: 'string' } } });
  const { by, reason, data } = values;
  const at = `${returnIn('unlock', values)}/unlock`;
  if (!reason) throw new UsageError('bcf unlock needs --reason with the reason.');
  return ask({ at, body: { by, reason }, data }, context);
};
