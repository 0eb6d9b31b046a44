import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { Settings } from '../../functions/edges/env.ts';
import { submissionId } from '../../functions/edges/records/identity.ts';
import type { Hands } from '../end-to-end/busy-quarter.ts';
import type { deployedFunctions, FunctionClients } from './deployed-functions.ts';
import type { Sent } from './embedded-servers.ts';

type Parts = {
  functions: ReturnType<typeof deployedFunctions>;
  outside: FunctionClients;
  settings: Settings;
  receive(): Promise<Sent | null>;
};

/** When the n-th file came: files follow each other by a minute. */
const arrivedAt = (n: number) => new Date(Date.UTC(2025, 6, 20, 9, n)).toISOString();

/** Drops files and hands on every message, as S3, EventBridge and SQS do between the functions. */
export function deployedHands({
  functions,
  outside,
  settings,
  receive,
}: Parts): Hands & { names: Map<string, string> } {
  const names = new Map<string, string>();
  const idle = async () => {
    for (let message = await receive(); message; message = await receive()) {
      const { queue, body } = message;
      await (queue === settings.arrivalsQueueUrl ? functions.fileArrived(body) : functions.publishReturn(body));
    }
  };
  const drop: Hands['drop'] = async (key, body) => {
    const bytes = Buffer.from(body);
    const bucket = settings.arrivalsBucket;
    const stored = await outside.s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes }));
    const version = stored.VersionId ?? 'null';
    const id = submissionId(bucket, key, version);
    names.set(id, `file ${names.size + 1}`);
    const object = { key, size: bytes.length, 'version-id': version, sequencer: `00${names.size + 100}` };
    const event = {
      'detail-type': 'Object Created',
      time: arrivedAt(names.size),
      detail: { bucket: { name: bucket }, object },
    };
    await functions.fileArrived(JSON.stringify(event));
    await idle();
    return id;
  };
  const signing = { ...functions.api };
  return { drop, idle, deciding: functions.api, signing, names };
}
