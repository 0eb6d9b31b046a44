import { ListObjectsV2Command, PutBucketVersioningCommand, type S3Client } from '@aws-sdk/client-s3';
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, describe, expect, test } from 'vitest';
import type { Settings } from '../../functions/edges/env.ts';
import { createStoreClients } from '../../functions/edges/stores.ts';
import { COVENTRY, playBusyQuarter } from '../end-to-end/busy-quarter.ts';
import { readText } from '../end-to-end/stack-for-test.ts';
import { deployedFunctions, type FunctionClients } from './deployed-functions.ts';
import { type Sent, startEmbedded } from './embedded-servers.ts';
import { hasMoto, MOTO_CREDENTIALS, MOTO_REGION, startMoto } from './moto-server.ts';
import { createStack, physicalId } from './moto-stacks.ts';
import { deployedHands } from './play-deployed.ts';
import { testStage } from './test-stage.ts';

const LONG = 300_000;
const now = () => new Date('2025-08-08T05:00:00.000Z');
const closing: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

if (!hasMoto) console.log('moto_server is not on this machine: the stacks are not created in an emulator.');

type World = { settings: Settings; outside: FunctionClients; receive(): Promise<Sent | null> };

/** Everything that is published of the quarter, by key, as text in which files have names in place of their ids. */
async function published({ settings, outside }: World, names: ReadonlyMap<string, string>) {
  const listed = await outside.s3.send(new ListObjectsV2Command({ Bucket: settings.returnsBucket }));
  const keys = (listed.Contents ?? []).flatMap(({ Key }) => Key ?? []).filter((key) => key.endsWith('/return.json'));
  const texts = new Map<string, unknown>();
  for (const key of keys) {
    const text = (await readText(outside.s3, settings.returnsBucket, key)) ?? '';
    const named = text.replaceAll(/s-[0-9a-f]{20}/g, (id) => names.get(id) ?? 'a file nobody sent');
    // The hash of the content covers the ids of the files.
    texts.set(
      key,
      JSON.parse(named, (name, value) => (name === 'contentSha256' ? '' : value)),
    );
  }
  return texts;
}

async function play(world: World) {
  const { settings, outside } = world;
  const nobody = { send: async () => {} };
  const functions = deployedFunctions({ clientsOf: () => outside, notifyOf: () => nobody, settings, now });
  const hands = deployedHands({ functions, ...world });
  await playBusyQuarter(hands);
  return published(world, hands.names);
}

async function embeddedWorld(): Promise<World> {
  const embedded = await startEmbedded();
  closing.push(embedded.close);
  return embedded;
}

function receiver(sqs: SQSClient, queues: readonly string[]): World['receive'] {
  return async () => {
    for (const queue of queues) {
      const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: queue, MaxNumberOfMessages: 1 }));
      const [message] = Messages ?? [];
      if (!message) continue;
      await sqs.send(new DeleteMessageCommand({ QueueUrl: queue, ReceiptHandle: message.ReceiptHandle }));
      return { queue, body: message.Body ?? '' };
    }
    return null;
  };
}

/** The emulator leaves out of a bucket's template that it keeps versions. */
async function keepVersions(s3: S3Client, buckets: readonly string[]): Promise<void> {
  for (const Bucket of buckets) {
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  }
}

async function motoWorld(): Promise<World & { created: string[] }> {
  const moto = await startMoto();
  closing.push(moto.stop);
  const { keep, flow } = testStage();
  const kept = await createStack(moto.url, 'bcf-test-keep', keep);
  const flowing = await createStack(moto.url, 'bcf-test-flow', flow);
  const server = { endpoint: moto.url, region: MOTO_REGION, ...MOTO_CREDENTIALS };
  const sqs = new SQSClient({ endpoint: moto.url, region: MOTO_REGION, credentials: MOTO_CREDENTIALS });
  const outside = { ...createStoreClients({ s3: server, dynamodb: server }), sqs };
  const [arrivalsQueueUrl, publishQueueUrl] = ['ArrivedFilesQueue', 'ReturnsToPublishQueue'].map((id) =>
    physicalId(flowing, 'AWS::SQS::Queue', id),
  );
  const settings: Settings = {
    arrivalsBucket: physicalId(kept, 'AWS::S3::Bucket', 'Arrivals'),
    evidenceBucket: physicalId(kept, 'AWS::S3::Bucket', 'Evidence'),
    returnsBucket: physicalId(kept, 'AWS::S3::Bucket', 'Returns'),
    tableName: physicalId(kept, 'AWS::DynamoDB::Table', 'Records'),
    arrivalsQueueUrl: arrivalsQueueUrl ?? '',
    publishQueueUrl: publishQueueUrl ?? '',
    linkHours: 12,
    preferredFeeds: {},
  };
  await keepVersions(outside.s3, [settings.arrivalsBucket, settings.evidenceBucket, settings.returnsBucket]);
  const created = [...kept.values(), ...flowing.values()].map(({ ResourceType }) => ResourceType);
  return { settings, outside, receive: receiver(sqs, [settings.arrivalsQueueUrl, settings.publishQueueUrl]), created };
}

describe.skipIf(!hasMoto)('the stacks in an emulator of AWS', () => {
  test(
    'have their buckets, table, queues and rule, and a busy quarter there ends in the same returns as on this machine',
    async () => {
      const world = await motoWorld();
      const count = (type: string) => world.created.filter((one) => one === type).length;
      expect(count('AWS::S3::Bucket')).toBeGreaterThanOrEqual(4);
      expect(count('AWS::DynamoDB::Table')).toBe(1);
      expect(count('AWS::SQS::Queue')).toBeGreaterThanOrEqual(4);
      expect(count('AWS::Events::Rule')).toBeGreaterThanOrEqual(1);
      // The emulator has a process of its own.
      const [there, here] = await Promise.all([play(world), embeddedWorld().then(play)]);
      expect([...there.keys()].some((key) => key.includes(COVENTRY))).toBe(true);
      expect([...there.keys()]).toEqual([...here.keys()]);
      for (const [key, document] of there) expect(document, key).toEqual(here.get(key));
    },
    LONG,
  );
});
