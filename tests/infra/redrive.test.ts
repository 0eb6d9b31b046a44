import { GetQueueAttributesCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, describe, expect, test } from 'vitest';
import { MOST_RECEIVES } from '../../functions/edges/work/last-try.ts';
import { exitCodeOf } from '../../infra/command-line.ts';
import { type Redriver, redriveStage } from '../../infra/redrive-stage.ts';
import { hasMoto, MOTO_CREDENTIALS, MOTO_REGION, startMoto } from './moto-server.ts';
import { createStack, physicalId } from './moto-stacks.ts';
import { resourcesOf, testStage } from './test-stage.ts';

const LONG = 60_000;
const closing: (() => unknown)[] = [];
afterAll(() => closing.reverse().map((close) => close()));

function terminalOf(queuesOf: Redriver['queuesOf'], isSignedIn = true) {
  const said: string[] = [];
  const redriver: Redriver = {
    cdk: () => 0,
    hasCredentials: async () => isSignedIn,
    say: (line) => void said.push(line),
    queuesOf,
  };
  return { said, redrive: (...args: string[]) => exitCodeOf(() => redriveStage(args, redriver), redriver.say) };
}

const noQueues = () => {
  throw new Error('No queue is to be looked at');
};

describe('having work tried again that was laid aside', () => {
  test.each([
    [[], 'Which stage?'],
    [['--stage', 'live'], "There is no stage 'live'. There are: test, prod."],
  ])('with %j says what is missing and does nothing', async (args, words) => {
    const { said, redrive } = terminalOf(noQueues);
    expect(await redrive(...args)).toBe(2);
    expect(said.join(' ')).toContain(words);
  });

  test('without AWS credentials says how to sign in', async () => {
    const { said, redrive } = terminalOf(noQueues, false);
    expect(await redrive('--stage', 'test')).toBe(2);
    expect(said.at(-1)).toContain('There are no AWS credentials here');
  });

  test('the queues lay a message aside after as many tries as the functions count', () => {
    const { flow } = testStage();
    const most = Object.values(resourcesOf(flow, 'AWS::SQS::Queue')).flatMap(({ Properties }) => {
      const policy = Properties.RedrivePolicy as { maxReceiveCount: number } | undefined;
      return policy ? [policy.maxReceiveCount] : [];
    });
    expect(most).toEqual([MOST_RECEIVES, MOST_RECEIVES]);
  });
});

describe.skipIf(!hasMoto)('the queues of a stage in an emulator of AWS', () => {
  test(
    'have back every message that they had laid aside, and those that could not be delivered to them',
    async () => {
      const moto = await startMoto();
      closing.push(moto.stop);
      const connect = () =>
        new SQSClient({ endpoint: moto.url, region: MOTO_REGION, credentials: MOTO_CREDENTIALS, maxAttempts: 1 });
      const sqs = connect();
      closing.push(() => sqs.destroy());
      const { keep, flow } = testStage();
      await createStack(moto.url, 'bcf-test-keep', keep);
      const resources = await createStack(moto.url, 'bcf-test-flow', flow);
      const urlOf = (id: string) => physicalId(resources, 'AWS::SQS::Queue', id);
      const [files, returns] = ['ArrivedFiles', 'ReturnsToPublish'];
      for (let n = 0; n < 23; n += 1) {
        const sent = { QueueUrl: urlOf(`${files}DeadLetters`), MessageBody: `file ${n}` };
        await sqs.send(new SendMessageCommand(sent));
      }
      await sqs.send(new SendMessageCommand({ QueueUrl: urlOf(`${returns}DeadLetters`), MessageBody: 'return' }));
      const { said, redrive } = terminalOf(connect);
      expect(await redrive('--stage', 'test')).toBe(0);
      expect(said.map((line) => line.replace(/^.*(ArrivedFiles|ReturnsToPublish).*:/, '$1:')).sort()).toEqual([
        'ArrivedFiles: 23 put back.',
        'ReturnsToPublish: 1 put back.',
      ]);
      const waiting = async (id: string) => {
        const asked = { QueueUrl: urlOf(id), AttributeNames: ['ApproximateNumberOfMessages' as const] };
        return Number((await sqs.send(new GetQueueAttributesCommand(asked))).Attributes?.ApproximateNumberOfMessages);
      };
      expect([await waiting(`${files}Queue`), await waiting(`${files}DeadLetters`)]).toEqual([23, 0]);
      const given = await sqs.send(new ReceiveMessageCommand({ QueueUrl: urlOf(`${returns}Queue`) }));
      expect(given.Messages?.map(({ Body }) => Body)).toEqual(['return']);
      expect(await redrive('--stage', 'test')).toBe(0);
      expect(said.at(-1)).toContain(' 0 put back.');
    },
    LONG,
  );
});
