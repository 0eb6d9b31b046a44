import { createReadStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { AreaLookup } from '../../functions/core/counts/counter.ts';
import { sourceContract } from '../../functions/core/intake/contracts.ts';
import { INBOX } from '../../functions/core/submissions/file-reader.ts';
import type { SubmissionReport } from '../../functions/core/submissions/report.ts';
import { ROW_KINDS, type RowKind } from '../../functions/core/submissions/row-file.ts';
import { readingWords } from '../../functions/core/words/reading-words.ts';
import { errorWorkbook } from '../../functions/core/workbook/errors/error-workbook.ts';
import { checkFile, type FileToCheck, readerOfChecked } from '../../functions/edges/check/check-file.ts';
import { systemClock } from '../../functions/edges/clock.ts';
import { Rejected } from '../../functions/edges/problem.ts';
import { loadAreaLookup } from '../../functions/edges/records/area-lookups.ts';
import { readRowsOf } from '../../functions/edges/rows/read-rows-of.ts';
import { writeWorkbook } from '../../functions/edges/spreadsheets/write-workbook.ts';
import { findRunning } from '../running.ts';
import { DEFAULT_DATA } from '../settings.ts';
import { UsageError } from '../usage-error.ts';
import type { Command } from './command.ts';
import { connect } from './connect.ts';
import { readingLine } from './reading-line.ts';
import { reportLines } from './report-lines.ts';

/** The lookups of the stack that runs, if one does: checking alone starts nothing. */
async function currentLookup(data: string, variables: Record<string, string | undefined>): Promise<AreaLookup> {
  if (!(await findRunning(data))) return new Map();
  const connection = await connect({ data, variables });
  try {
    return (await loadAreaLookup(connection.stores)).areas;
  } finally {
    await connection.close();
  }
}

async function fileAt(path: string, source: string): Promise<FileToCheck> {
  const { size } = await stat(path);
  const open = () => createReadStream(path, { highWaterMark: 1 << 20 });
  return { fileName: basename(path), bytes: size, source, open };
}

/** V8 holds no longer text. */
const MOST_CHARACTERS = 400_000_000;

/** Writes the rows of a kind to a file of their own; says how many there are. */
async function writeRows(file: FileToCheck, kind: RowKind, to: string): Promise<string> {
  const arrived = systemClock().toISOString().slice(0, 10);
  try {
    const { rows, text } = await readRowsOf({
      open: async () => file.open(),
      reader: readerOfChecked(file, { areaLookup: new Map(), arrived }),
      kind,
      most: MOST_CHARACTERS,
    });
    if (text === null) return `  The ${kind} rows are too many for one file: check the file in parts.`;
    await writeFile(to, text);
    return `  ${rows} ${kind} ${rows === 1 ? 'row is' : 'rows are'} in ${to}.`;
  } catch (error) {
    if (error instanceof Rejected) return `  ${to} was not written. ${error.message}`;
    throw error;
  }
}

type Outputs = { report?: string; 'good-rows'?: string; 'bad-rows'?: string };

/** Refuses before anything is read what would overwrite the file itself, or one output with another. */
function checkUsage(paths: readonly string[], { source, ...outputs }: Outputs & { source?: string }): void {
  if (paths.length === 0) throw new UsageError('bcf check needs at least one file.');
  if (source && !sourceContract(source)) throw new UsageError(`There is no source "${source}".`);
  const { report } = outputs;
  if (report !== undefined && !report.endsWith('.xlsx')) {
    throw new UsageError('--report needs the name of a workbook, such as faults.xlsx.');
  }
  const written = [report, outputs['good-rows'], outputs['bad-rows']].filter((path) => path !== undefined);
  if (written.length === 0) return;
  if (paths.length > 1) throw new UsageError('--report, --good-rows and --bad-rows take one file at a time.');
  const all = [...paths, ...written].map((path) => resolve(path));
  if (new Set(all).size < all.length)
    throw new UsageError(
      '--report, --good-rows and --bad-rows must each name a file of their own, and not the one that is checked.',
    );
}

/**
 * `bcf check FILE…`: says what would become of files and stores nothing; with `--report` in a workbook too, with
 * `--good-rows` and `--bad-rows` with the rows that can be used and those that cannot as CSV files.
 */
export const check: Command = async (args, { variables, out, terminal }) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      source: { type: 'string' },
      report: { type: 'string' },
      'good-rows': { type: 'string' },
      'bad-rows': { type: 'string' },
      data: { type: 'string', default: DEFAULT_DATA },
    },
  });
  checkUsage(positionals, values);
  const areaLookup = await currentLookup(values.data, variables);
  const reports: SubmissionReport[] = [];
  for (const path of positionals) {
    const file = await fileAt(path, values.source ?? INBOX);
    const line = readingLine(terminal);
    const onRead = (bytes: number, rows: number) => line.show(readingWords({ bytes, ofBytes: file.bytes, rows }));
    const checked = await checkFile(file, { areaLookup, now: systemClock, onRead });
    line.clear();
    const { report } = checked;
    reports.push(report);
    const say = values.json ? () => {} : out;
    for (const line of reportLines(path, report)) say(line);
    if (values.report) {
      await writeFile(values.report, await writeWorkbook(errorWorkbook({ ...checked, reached: 'only-checked' })));
      say(`  The workbook is ${values.report}.`);
    }
    for (const kind of ROW_KINDS) {
      const to = values[`${kind}-rows`];
      if (to !== undefined) say(await writeRows(file, kind, to));
    }
  }
  if (values.json) out(JSON.stringify(reports.length === 1 ? reports[0] : reports, null, 2));
  return reports.some(({ outcome }) => outcome === 'rejected') ? 1 : 0;
};
