import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import type { Context, SQSEvent } from 'aws-lambda';
import type { SubmissionReport } from '../../functions/core/submissions/report.ts';
import { submissionId } from '../../functions/edges/records/identity.ts';
import { writeWorkbook } from '../../functions/edges/spreadsheets/write-workbook.ts';
import type { FileArrivedDeps } from '../../functions/handlers/file-arrived/deps.ts';
import { createFileArrived } from '../../functions/handlers/file-arrived/file-arrived.ts';
import { localSettings } from '../../local/settings.ts';
import { memoryStores } from '../handlers/memory-stores.ts';

/** The function that is set off by files, on files of this disk and on stores in memory. */
export type HandlerOnDisk = {
  /** Hands on the event of one file and answers with its report. Throws where the handler fails. */
  arrive(path: string, key: string): Promise<SubmissionReport>;
  /** A hash of all numbers that count, and of every metric that is made of them. */
  numbers(): Promise<string>;
};

const QUARTERS = ['2024-25-Q4', '2025-26-Q1', '2025-26-Q2'] as const;
const ARRIVALS = 'bcf-arrivals';
const NOW = new Date('2026-01-15T12:00:00.000Z');
const nobody = {} as Context;

export function createHandlerOnDisk(): HandlerOnDisk {
  const stores = memoryStores();
  const paths = new Map<string, string>();
  const { records } = stores;
  const open: FileArrivedDeps['arrivals']['open'] = async (key) => {
    const path = paths.get(key);
    if (path === undefined) return null;
    const { size } = statSync(path);
    return { stream: createReadStream(path), bytes: size, lastModified: NOW, versionId: 'v1' };
  };
  const failures: unknown[] = [];
  const deps: FileArrivedDeps = {
    ...stores,
    records,
    arrivals: { ...stores.arrivals, open },
    settings: localSettings({}),
    countAgain: { send: async () => {} },
    publish: { send: async () => {} },
    writeWorkbook,
    now: () => NOW,
    log: (code, fields) => {
      if (code === 'file-arrived.failed') failures.push(fields);
    },
  };
  const handler = createFileArrived(deps);
  return {
    arrive: async (path, key) => {
      paths.set(key, path);
      const object = { key, size: statSync(path).size, 'version-id': 'v1', sequencer: '1' };
      const event = {
        'detail-type': 'Object Created',
        time: NOW.toISOString(),
        detail: { bucket: { name: ARRIVALS }, object },
      };
      const message = { Records: [{ messageId: 'm', body: JSON.stringify(event) }] } as unknown as SQSEvent;
      await handler(message, nobody);
      const bytes = await stores.evidence.read(`reports/${submissionId(ARRIVALS, key, 'v1')}/report.json`);
      if (!bytes) throw new Error(`No report of ${key}: ${JSON.stringify(failures)}`);
      return JSON.parse(Buffer.from(bytes).toString());
    },
    numbers: async () => {
      const metrics = await Promise.all(QUARTERS.map((quarter) => records.metrics.ofQuarter(quarter)));
      const all = JSON.stringify([await records.currents.all(), metrics]);
      return createHash('sha256').update(all).digest('hex');
    },
  };
}
