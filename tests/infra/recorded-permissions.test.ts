import { SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { notifyBySns } from '../../functions/edges/notices/notify-by-sns.ts';
import { playBusyQuarter } from '../end-to-end/busy-quarter.ts';
import { emergencies, extractFile } from '../end-to-end/hand-made.ts';
import { askWeb } from './ask-web.ts';
import { deployedFunctions, type FunctionClients, type FunctionId } from './deployed-functions.ts';
import { startEmbedded } from './embedded-servers.ts';
import { allowedTo, covers } from './function-policies.ts';
import { deployedHands } from './play-deployed.ts';
import { type Call, recorded, topicCall } from './recorded-calls.ts';
import { testStage } from './test-stage.ts';

const FUNCTIONS: FunctionId[] = ['FileArrived', 'PublishReturn', 'PublishDue', 'QuarterEnd', 'Api'];
const LONG = 240_000;

/** Rights that no call of ours shows, as `action kind`, and why they are there. */
const UNSEEN: [RegExp, string][] = [
  [/^(logs|xray|kms):/, 'used by the services that log, trace and encrypt, not by a call of the function'],
  [/^sqs:(?!SendMessage)/, 'how Lambda takes messages from the queue of the function'],
  [/^s3:ListBucket /, 'lets S3 answer 404 rather than 403 for an object that is not there'],
  [/^s3:GetObject bcf-arrivals/, 'S3 may ask for it beside the right to the version that is named'],
  [/^s3:GetObjectTagging bcf-arrivals/, 'the tag by which the bucket says whether a file was found clean'],
  [/^s3:PutObjectTagging bcf-arrivals/, 'S3 may ask for it beside the right to the version that is named'],
  [
    /^s3:PutObjectRetention bcf-returns/,
    'signed returns are locked where the stage says so; the embedded S3 locks nothing',
  ],
  [/^dynamodb:Query index/, 'functions that write records share one set of rights to the table and its index'],
];

/** The same of one function. */
const UNSEEN_OF: Partial<Record<FunctionId, [RegExp, string][]>> = {
  Api: [
    [/^s3:PutObject bcf-arrivals/, 'browsers send files by forms that the function signs, and answers are put there'],
    [/^sqs:SendMessage arrived-files/, 'a held file that needs an area lookup is counted again once it is confirmed'],
  ],
};

const templates = Object.values(testStage());
const calls: Record<FunctionId, Call[]> = {
  FileArrived: [],
  PublishReturn: [],
  PublishDue: [],
  QuarterEnd: [],
  Api: [],
};
let embedded: Awaited<ReturnType<typeof startEmbedded>>;

/** People are told by mail; nobody is, here. */
function topicOf(id: FunctionId) {
  const client = new SNSClient({ region: 'eu-west-2' });
  client.middlewareStack.add(
    () => async () => {
      calls[id].push(topicCall);
      return { output: { $metadata: {} } as never, response: {} };
    },
    { step: 'initialize' },
  );
  return notifyBySns(client, 'arn:aws:sns:eu-west-2:123456789012:notices');
}

beforeAll(async () => {
  embedded = await startEmbedded();
  const { settings, connect, outside, receive } = embedded;
  const own = new Map<FunctionId, FunctionClients>();
  const clientsOf = (id: FunctionId) => {
    const clients = own.get(id) ?? recorded(connect(), calls[id]);
    own.set(id, clients);
    return clients;
  };
  const now = () => new Date('2025-08-08T05:00:00.000Z');
  const functions = deployedFunctions({ clientsOf, notifyOf: topicOf, settings, now });
  let isHeldUp = false;
  const held = async () => (isHeldUp ? null : receive());
  const hands = deployedHands({ functions, outside, settings, receive: held });
  await playBusyQuarter(hands);
  await hands.drop(
    'sus-apc/portal/small areas.csv',
    extractFile(emergencies(3, { residence: '', lsoa21: 'E01009642' })),
  );
  await hands.drop('area-lookup/council/new.csv', 'LSOA21CD,LTLA23CD,UTLA23CD\nE01009642,E08000026,E08000026\n');
  const [header, ...rows] = extractFile(emergencies(2)).trim().split('\n');
  const named = [`${header},NHS number`, ...rows.map((row) => `${row},9434765919`)].join('\n');
  await hands.drop('sus-apc/coventry/named.csv', named);
  await functions.morning('2025-08-08');
  await askWeb(functions.api);
  isHeldUp = true;
  await hands.drop('sus-apc/coventry/last.csv', extractFile(emergencies(31)));
  await functions.morning('2025-08-08');
}, LONG);
afterAll(() => embedded.close());

const distinct = (all: readonly Call[]) => [
  ...new Map(all.map((call) => [`${call.action} ${call.kind} ${call.key}`, call])).values(),
];

describe.each(FUNCTIONS)('the role of %s', (id) => {
  const allowed = allowedTo(templates, id);

  test.skipIf(allowed === null)('allows every call that the function makes in a busy quarter', () => {
    expect(distinct(calls[id]).length).toBeGreaterThan(5);
    const refused = distinct(calls[id]).filter((call) => !allowed?.some((one) => covers(one, call)));
    expect(refused).toEqual([]);
  });

  test.skipIf(allowed === null)(
    'allows nothing that the function never does, but for what is listed with a reason',
    () => {
      const idle = (allowed ?? []).filter((one) => !calls[id].some((call) => covers(one, call)));
      const unexplained = idle.filter(
        ({ action, kind }) =>
          ![...UNSEEN, ...(UNSEEN_OF[id] ?? [])].some(([pattern]) => pattern.test(`${action} ${kind}`)),
      );
      expect(unexplained).toEqual([]);
    },
  );
});

test('the roles of the functions that take messages and days are among those looked at', () => {
  expect(FUNCTIONS.filter((id) => allowedTo(templates, id) !== null)).toEqual(
    expect.arrayContaining(['FileArrived', 'PublishReturn', 'QuarterEnd']),
  );
});
