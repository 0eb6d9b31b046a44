import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { AreaLookup } from '../../functions/core/counts/counter.ts';
import { sourceContract } from '../../functions/core/intake/contracts.ts';
import { assembleReport, outcomeOf } from '../../functions/core/submissions/assemble-report.ts';
import { createFileReader, INBOX } from '../../functions/core/submissions/file-reader.ts';
import type { SubmissionReport } from '../../functions/core/submissions/report.ts';
import { feedBytes } from '../../functions/edges/files/feed-bytes.ts';
import { loadAreaLookup } from '../../functions/edges/records/area-lookups.ts';
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

async function checkFile(path: string, source: string, areaLookup: AreaLookup): Promise<SubmissionReport> {
  const startedAt = new Date().toISOString();
  const { size } = await stat(path);
  const reader = createFileReader({ from: { source, feed: FEED, fileName: basename(path) }, areaLookup });
  const fed = await feedBytes(createReadStream(path, { highWaterMark: 1 << 20 }), reader);
  if (fed.fault) reader.report(fed.fault);
  const findings = reader.end();
  return assembleReport({
    submission: 'check',
    source: findings.contract?.source ?? null,
    feed: FEED,
    file: { key: basename(path), versionId: 'null', bytes: size, sha256: fed.sha256 },
    findings,
    outcome: outcomeOf(findings),
    duplicateOf: null,
    startedAt,
    finishedAt: new Date().toISOString(),
  });
}

/** `bcf check FILE…`: says what would become of files, and stores nothing. */
export const check: Command = async (args, { variables, out }) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean' }, source: { type: 'string' }, data: { type: 'string', default: DEFAULT_DATA } },
  });
  if (positionals.length === 0) throw new UsageError('bcf check needs at least one file.');
  if (values.source && !sourceContract(values.source)) {
    throw new UsageError(`There is no source "${values.source}".`);
  }
  const areaLookup = await currentLookup(values.data, variables);
  const reports: SubmissionReport[] = [];
  for (const path of positionals) {
    const report = await checkFile(path, values.source ?? INBOX, areaLookup);
    reports.push(report);
    if (!values.json) for (const line of reportLines(path, report)) out(line);
  }
  if (values.json) out(JSON.stringify(reports.length === 1 ? reports[0] : reports, null, 2));
  return reports.some(({ outcome }) => outcome === 'rejected') ? 1 : 0;
};
