import { createReadStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { AreaLookup } from '../../functions/core/counts/counter.ts';
import { sourceContract } from '../../functions/core/intake/contracts.ts';
import { assembleReport, outcomeOf } from '../../functions/core/submissions/assemble-report.ts';
import { createFileReader, INBOX } from '../../functions/core/submissions/file-reader.ts';
import type { SubmissionReport } from '../../functions/core/submissions/report.ts';
import type { SheetCopy } from '../../functions/core/submissions/sheet-copy.ts';
import { identifiableName } from '../../functions/core/submissions/shown-key.ts';
import { errorWorkbook } from '../../functions/core/workbook/errors/error-workbook.ts';
import { feedBytes } from '../../functions/edges/files/feed-bytes.ts';
import { loadAreaLookup } from '../../functions/edges/records/area-lookups.ts';
import { writeWorkbook } from '../../functions/edges/spreadsheets/write-workbook.ts';
import { findRunning } from '../running.ts';
import { DEFAULT_DATA } from '../settings.ts';
import { UsageError } from '../usage-error.ts';
import type { Command } from './command.ts';
import { connect } from './connect.ts';
import { reportLines } from './report-lines.ts';

const FEED = 'check';

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

/** What was found in a file, and the sheet that was read where it may be copied. */
type Checked = { report: SubmissionReport; copy: SheetCopy | null };

async function checkFile(path: string, source: string, areaLookup: AreaLookup): Promise<Checked> {
  const startedAt = new Date().toISOString();
  const { size } = await stat(path);
  const reader = createFileReader({
    from: { source, feed: FEED, fileName: basename(path) },
    areaLookup,
    arrived: startedAt.slice(0, 10),
    refusal: identifiableName(basename(path)),
  });
  const fed = await feedBytes(createReadStream(path, { highWaterMark: 1 << 20 }), reader);
  if (fed.fault) reader.report(fed.fault);
  const findings = reader.end();
  const report = assembleReport({
    submission: 'check',
    source: findings.contract?.source ?? null,
    feed: null,
    file: { key: basename(path), versionId: 'null', bytes: size, sha256: fed.sha256 },
    findings,
    outcome: outcomeOf(findings),
    duplicateOf: null,
    startedAt,
    finishedAt: new Date().toISOString(),
  });
  return { report, copy: findings.copy };
}

/** Refuses before anything is read what would overwrite the file itself, or one workbook with another. */
function checkUsage(paths: readonly string[], { source, report }: { source?: string; report?: string }): void {
  if (paths.length === 0) throw new UsageError('bcf check needs at least one file.');
  if (source && !sourceContract(source)) throw new UsageError(`There is no source "${source}".`);
  if (report === undefined) return;
  if (!report.endsWith('.xlsx')) throw new UsageError('--report needs the name of a workbook, such as faults.xlsx.');
  if (paths.length > 1) throw new UsageError('--report takes one file at a time.');
  if (paths.some((path) => resolve(path) === resolve(report))) {
    throw new UsageError('--report would overwrite the file that is checked.');
  }
}

/** `bcf check FILE…`: says what would become of files, with `--report` in a workbook too, and stores nothing. */
export const check: Command = async (args, { variables, out }) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      source: { type: 'string' },
      report: { type: 'string' },
      data: { type: 'string', default: DEFAULT_DATA },
    },
  });
  checkUsage(positionals, values);
  const areaLookup = await currentLookup(values.data, variables);
  const reports: SubmissionReport[] = [];
  for (const path of positionals) {
    const checked = await checkFile(path, values.source ?? INBOX, areaLookup);
    const { report } = checked;
    reports.push(report);
    if (values.report) {
      await writeFile(values.report, await writeWorkbook(errorWorkbook({ ...checked, reached: 'only-checked' })));
    }
    if (values.json) continue;
    for (const line of reportLines(path, report)) out(line);
    if (values.report) out(`  The workbook is ${values.report}.`);
  }
  if (values.json) out(JSON.stringify(reports.length === 1 ? reports[0] : reports, null, 2));
  return reports.some(({ outcome }) => outcome === 'rejected') ? 1 : 0;
};
