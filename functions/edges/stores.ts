import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Settings } from './env.ts';
import { type Bucket, createBucket } from './files/bucket.ts';
import { createJournal } from './records/journal.ts';
import { createRecords, type Records } from './records/records.ts';

/** Where everything is kept: three buckets and the table. */
export type Stores = { arrivals: Bucket; evidence: Bucket; returns: Bucket; records: Records };

export type StoreClients = { s3: S3Client; dynamodb: DynamoDBDocumentClient };

/** A server that is not AWS: spoken to by path, with credentials of its own. */
export type OtherServer = { endpoint: string; region: string; accessKeyId: string; secretAccessKey: string };

function clientSettings(server: OtherServer | undefined) {
  if (!server) return {};
  const { endpoint, region, accessKeyId, secretAccessKey } = server;
  return { endpoint, region, credentials: { accessKeyId, secretAccessKey } };
}

/** Servers other than those that the SDK finds by itself; `pathStyle` where that one is not AWS either. */
type Servers = { s3?: OtherServer; dynamodb?: OtherServer; pathStyle?: boolean };

/**
 * The clients that all stores share: AWS, or whatever the usual SDK variables name, or the servers given. Links are
 * signed without a checksum, because S3 would hold the real body against the checksum of an empty one.
 */
export function createStoreClients(servers: Servers = {}): StoreClients {
  const s3 = new S3Client({
    ...clientSettings(servers.s3),
    forcePathStyle: servers.s3 !== undefined || servers.pathStyle === true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const dynamodb = DynamoDBDocumentClient.from(new DynamoDBClient(clientSettings(servers.dynamodb)), {
    marshallOptions: { removeUndefinedValues: true },
  });
  // It copies every request and answer for a log that nobody keeps, which is a tenth of the time of a long run.
  for (const { middlewareStack } of [s3, dynamodb]) middlewareStack.remove('loggerMiddleware');
  return { s3, dynamodb };
}

/** The buckets and the table that the settings name, behind clients that all of them share. */
export function createStores(clients: StoreClients, settings: Settings): Stores {
  const evidence = createBucket(clients.s3, settings.evidenceBucket);
  return {
    arrivals: createBucket(clients.s3, settings.arrivalsBucket),
    evidence,
    returns: createBucket(clients.s3, settings.returnsBucket),
    records: createRecords({ client: clients.dynamodb, name: settings.tableName }, createJournal(evidence)),
  };
}
