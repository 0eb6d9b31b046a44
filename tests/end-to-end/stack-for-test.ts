import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { LatestDocument } from '../../functions/core/returns/latest-document.ts';
import type { ReturnDocument } from '../../functions/core/returns/return-document.ts';
import type { SubmissionReport } from '../../functions/core/submissions/report.ts';
import { createLog } from '../../functions/edges/log.ts';
import { submissionId } from '../../functions/edges/records/identity.ts';
import { publishReturn } from '../../functions/handlers/publish-return/publish-return.ts';
import { type Stack, startStack } from '../../local/stack.ts';

type Quarter = `${number}-${number}-Q${1 | 2 | 3 | 4}`;

/** A running stack on a folder of its own, as a team would meet it: files go in and come out by a plain S3 client. */
export type TestStack = {
  stack: Stack;
  /** A client that knows nothing of the product but the address. */
  s3: S3Client;
  dataDir: string;
  /** Every line that the product logged. */
  logged: string[];
  /** Drops a file and waits for its report. */
  drop(key: string, body: string | Uint8Array): Promise<SubmissionReport>;
  reportWhen(id: string, isWanted: (report: SubmissionReport) => boolean): Promise<SubmissionReport>;
  /** Publishes a return and reads it back as anybody would: latest.json, then the file it names. */
  returnOf(area: string, quarter: Quarter): Promise<ReturnDocument>;
  close(): Promise<void>;
};

const LONGEST_WAIT_MS = 60_000;
const LOOK_EVERY_MS = 15;

export function plainS3Client(endpoint: string): S3Client {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return new S3Client({ endpoint, region: 'eu-west-2', credentials, forcePathStyle: true });
}

export async function readText(s3: S3Client, bucket: string, key: string): Promise<string | null> {
  try {
    const found = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return (await found.Body?.transformToString()) ?? '';
  } catch (error) {
    if (error instanceof NoSuchKey) return null;
    throw error;
  }
}

/** Puts a file into the arrivals bucket; answers with the id of the submission that it becomes. */
export async function put(s3: S3Client, key: string, body: string | Uint8Array): Promise<string> {
  const { VersionId } = await s3.send(
    new PutObjectCommand({ Bucket: 'bcf-arrivals', Key: key, Body: Buffer.from(body) }),
  );
  return submissionId('bcf-arrivals', key, VersionId ?? 'null');
}

/** Waits for the report of a submission to be as wanted, by looking into the evidence bucket. */
export async function waitForReport(
  s3: S3Client,
  id: string,
  isWanted: (report: SubmissionReport) => boolean,
): Promise<SubmissionReport> {
  for (let waited = 0; waited < LONGEST_WAIT_MS; waited += LOOK_EVERY_MS) {
    const text = await readText(s3, 'bcf-evidence', `reports/${id}/report.json`);
    const report = text === null ? null : (JSON.parse(text) as SubmissionReport);
    if (report && isWanted(report)) return report;
    await pause(LOOK_EVERY_MS);
  }
  throw new Error(`No such report of ${id} after ${LONGEST_WAIT_MS} ms`);
}

export async function readReturn(s3: S3Client, area: string, quarter: Quarter): Promise<ReturnDocument> {
  const folder = `${quarter.slice(0, 7)}/${quarter.slice(8)}/${area}`;
  const latest = JSON.parse((await readText(s3, 'bcf-returns', `${folder}/latest.json`)) ?? 'null') as LatestDocument;
  const file = latest.files.find(({ name }) => name === 'return.json');
  return JSON.parse((await readText(s3, 'bcf-returns', file?.key ?? 'no return.json')) ?? 'null');
}

export async function startTestStack(variables: Record<string, string> = {}): Promise<TestStack> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bcf-end-to-end-'));
  const logged: string[] = [];
  const log = createLog(
    (line) => logged.push(line),
    () => new Date(),
  );
  const stack = await startStack({ dataDir, s3Port: 0, dynamodbPort: 0, variables, log, publishDelayMs: 100 });
  const s3 = plainS3Client(stack.s3Url);
  const isSettled = async (id: string) => (await stack.stores.records.submissions.get(id))?.state === 'settled';
  return {
    stack,
    s3,
    dataDir,
    logged,
    drop: async (key, body) => {
      const id = await put(s3, key, body);
      const report = await waitForReport(s3, id, () => true);
      for (let waited = 0; !(await isSettled(id)); waited += LOOK_EVERY_MS) {
        if (waited > LONGEST_WAIT_MS) throw new Error(`${id} is not settled`);
        await pause(LOOK_EVERY_MS);
      }
      return report;
    },
    reportWhen: (id, isWanted) => waitForReport(s3, id, isWanted),
    returnOf: async (area, quarter) => {
      await publishReturn(stack.publish, area, quarter);
      return readReturn(s3, area, quarter);
    },
    close: async () => {
      s3.destroy();
      await stack.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
