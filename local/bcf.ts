import type { Command } from './commands/command.ts';
import { printable } from './printable.ts';
import { UsageError } from './usage-error.ts';

const usage = `npm run bcf -- COMMAND
  check FILE… [--source NAME] [--json]                 says what would become of files; stores nothing
  check --report FILE.xlsx FILE                        writes what was found into a workbook, with the faults marked
    [--good-rows FILE.csv] [--bad-rows FILE.csv]       and the rows that can be used, or cannot, as they were sent
  ingest FILE… [--feed NAME] [--source NAME]           sends files and waits for the outcome of each
  confirm SUBMISSION --reason TEXT [--by NAME]         lets a held file count
  withdraw SUBMISSION --reason TEXT [--by NAME]        takes a file back; what it had replaced counts again
  return --area CODE --quarter 2025-26-Q1              produces one return now
  return --all --quarter 2025-26-Q1                    produces the return of every area that has data
  return --area CODE --quarter 2025-26-Q1 --preview [--json]   shows what would be published now; stores nothing
  quarter-end [--date DAY]                             asks for what is due on a day: drafts, what is missing, notices
  sign-off --area CODE --quarter 2025-26-Q1 --by NAME  gives the step of signing that is due: submit, review, certify
    [--step STEP] [--despite TEXT]                     --despite: why it is certified though the checklist is not complete
  unlock --area CODE --quarter 2025-26-Q1 --by NAME --reason TEXT  takes the signature off, so that a new draft is made
  status [--quarter 2025-26-Q1] [--all] [--json]       says what has come, what has not, and until when months are open
  explain AREA METRIC PERIOD [--json]                  takes one number apart, down to every row of its files
  review FILE… [--date DAY] [--area CODE] [--json]     holds the figures of a return or a paper against each other
  redrive                                              has everything tried again that could not be handled
  replay [--quarter 2025-26-Q1] [--area CODE] [--json] makes a quarter again from the stored files; writes nothing
  repair [--deployed]                                  mends what is missing or altered among reports and returns
  rebuild [--deployed]                                 makes the table again from the buckets; --deployed: of a stage in AWS
Every command takes --data DIR (default .data): the stack that runs there is used, else one is started meanwhile.
Exit codes: 0 done, 1 refused, 2 wrong usage.`;

// Each is read only when it is asked for: checking a file needs no store and no client of one.
const commands: Record<string, () => Promise<Command>> = {
  check: async () => (await import('./commands/check.ts')).check,
  confirm: async () => (await import('./commands/decide.ts')).confirm,
  explain: async () => (await import('./commands/explain.ts')).explain,
  ingest: async () => (await import('./commands/ingest.ts')).ingest,
  'quarter-end': async () => (await import('./commands/quarter-end.ts')).quarterEnd,
  rebuild: async () => (await import('./commands/rebuild.ts')).rebuild,
  redrive: async () => (await import('./commands/redrive.ts')).redrive,
  repair: async () => (await import('./commands/repair.ts')).repair,
  replay: async () => (await import('./commands/replay.ts')).replay,
  return: async () => (await import('./commands/return.ts')).makeReturn,
  review: async () => (await import('./commands/review.ts')).review,
  'sign-off': async () => (await import('./commands/sign-off.ts')).signOff,
  status: async () => (await import('./commands/status.ts')).status,
  unlock: async () => (await import('./commands/sign-off.ts')).unlock,
  withdraw: async () => (await import('./commands/decide.ts')).withdraw,
};

const isUsageFault = (error: unknown): boolean =>
  error instanceof UsageError || String((error as { code?: string }).code).startsWith('ERR_PARSE_ARGS');

function wordsOf(error: unknown): string {
  const { code, path, message } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' && path ? `There is no file ${path}.` : message;
}

async function run(args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args;
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    console.error(name ? `There is no command "${name}".\n\n${usage}` : usage);
    return 2;
  }
  try {
    const command = await load();
    const terminal = process.stderr.isTTY ? process.stderr : undefined;
    const out = (line: string) => console.log(printable(line));
    const problem = (line: string) => console.error(printable(line));
    return await command(rest, { variables: process.env, out, problem, terminal });
  } catch (error) {
    console.error(printable(wordsOf(error)));
    if (isUsageFault(error)) console.error(`\n${usage}`);
    return isUsageFault(error) || (error as { code?: string }).code === 'ENOENT' ? 2 : 1;
  }
}

process.exitCode = await run(process.argv.slice(2));
