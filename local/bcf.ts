import { check } from './commands/check.ts';
import type { Command } from './commands/command.ts';
import { confirm, withdraw } from './commands/decide.ts';
import { explain } from './commands/explain.ts';
import { ingest } from './commands/ingest.ts';
import { replay } from './commands/replay.ts';
import { makeReturn } from './commands/return.ts';
import { review } from './commands/review.ts';
import { status } from './commands/status.ts';
import { UsageError } from './usage-error.ts';

const usage = `npm run bcf -- COMMAND
  check FILE… [--source NAME] [--json]                 says what would become of files; stores nothing
  check --report FILE.xlsx FILE                        writes what was found into a workbook, with the faults marked
  ingest FILE… [--feed NAME] [--source NAME]           sends files and waits for the outcome of each
  confirm SUBMISSION --reason TEXT [--by NAME]         lets a held file count
  withdraw SUBMISSION --reason TEXT [--by NAME]        takes a file back; what it had replaced counts again
  return --area CODE --quarter 2025-26-Q1              produces one return now
  return --all --quarter 2025-26-Q1                    produces the return of every area that has data
  status [--quarter 2025-26-Q1] [--all] [--json]       says what has come, what has not, and until when months are open
  explain AREA METRIC PERIOD [--json]                  takes one number apart, down to every row of its files
  review FILE… [--date DAY] [--area CODE] [--json]     holds the figures of a return or a paper against each other
  replay [--quarter 2025-26-Q1] [--area CODE] [--json] makes a quarter again from the stored files; writes nothing
Every command takes --data DIR (default .data): the stack that runs there is used, else one is started meanwhile.
Exit codes: 0 done, 1 refused, 2 wrong usage.`;

const commands: Record<string, Command> = {
  check,
  confirm,
  explain,
  ingest,
  replay,
  return: makeReturn,
  review,
  status,
  withdraw,
};

const isUsageFault = (error: unknown): boolean =>
  error instanceof UsageError || String((error as { code?: string }).code).startsWith('ERR_PARSE_ARGS');

function wordsOf(error: unknown): string {
  const { code, path, message } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' && path ? `There is no file ${path}.` : message;
}

async function run(args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    console.error(name ? `There is no command "${name}".\n\n${usage}` : usage);
    return 2;
  }
  try {
    return await command(rest, { variables: process.env, out: console.log, problem: console.error });
  } catch (error) {
    console.error(wordsOf(error));
    if (isUsageFault(error)) console.error(`\n${usage}`);
    return isUsageFault(error) || (error as { code?: string }).code === 'ENOENT' ? 2 : 1;
  }
}

process.exitCode = await run(process.argv.slice(2));
