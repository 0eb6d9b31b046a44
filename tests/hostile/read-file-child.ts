import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { parseArrivalKey } from '../../functions/core/submissions/arrival.ts';
import { assembleReport, outcomeOf } from '../../functions/core/submissions/assemble-report.ts';
import { createFileReader } from '../../functions/core/submissions/file-reader.ts';
import type { SubmissionReport } from '../../functions/core/submissions/report.ts';
import { feedBytes } from '../../functions/edges/files/feed-bytes.ts';

/** Reads the file at `path` as if it had arrived under `key`, up to its report. */
async function reportOn(path: string, key: string): Promise<SubmissionReport> {
  const reader = createFileReader({ from: parseArrivalKey(key), areaLookup: new Map() });
  const fed = await feedBytes(createReadStream(path), reader);
  if (fed.fault) reader.report(fed.fault);
  const findings = reader.end();
  return assembleReport({
    submission: 's-0',
    source: findings.contract?.source ?? null,
    feed: null,
    file: { key, versionId: 'null', bytes: fed.bytes, sha256: fed.sha256 },
    findings,
    outcome: outcomeOf(findings),
    duplicateOf: null,
    startedAt: '',
    finishedAt: '',
  });
}

/** What resourceUsage() gives begins with the memory of the process that started this one. */
function mostMegabytes(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? process.resourceUsage().maxRSS) / 1024;
}

// One line a file: its report, how long it took, by the clock and in processor time of all threads (the first with the
// start of the process), and the most memory so far.
let started = performance.now() - process.uptime() * 1000;
let used = 0;
for (const { path, key } of JSON.parse(process.argv[2] ?? '[]') as { path: string; key: string }[]) {
  const report = await reportOn(path, key);
  const megabytes = mostMegabytes();
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage();
  const processorSeconds = (user + system) / 1e6 - used;
  process.stdout.write(`${JSON.stringify({ report, megabytes, seconds, processorSeconds })}\n`);
  used += processorSeconds;
  started = performance.now();
}
