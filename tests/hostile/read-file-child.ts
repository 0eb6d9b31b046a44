import { createReadStream } from 'node:fs';
import { parseArrivalKey } from '../../functions/core/submissions/arrival.ts';
import { assembleReport, outcomeOf } from '../../functions/core/submissions/assemble-report.ts';
import { createFileReader } from '../../functions/core/submissions/file-reader.ts';
import { feedBytes } from '../../functions/edges/files/feed-bytes.ts';

/** Reads the file at `path` as if it had arrived under `key`, in a process of its own, and prints its report and what it took. */
const [path = '', key = ''] = process.argv.slice(2);
const reader = createFileReader({ from: parseArrivalKey(key), areaLookup: new Map() });
const fed = await feedBytes(createReadStream(path), reader);
if (fed.fault) reader.report(fed.fault);
const findings = reader.end();
const report = assembleReport({
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
const { maxRSS } = process.resourceUsage();
process.stdout.write(JSON.stringify({ report, megabytes: maxRSS / 1024, seconds: process.uptime() }));
