import { writeFileSync } from 'node:fs';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { exitCodeOf } from '../../infra/command-line.ts';
import { deployStage } from '../../infra/deploy-stage.ts';
import { type Destroyer, destroyStage } from '../../infra/destroy-stage.ts';
import { addProduct } from '../../infra/product.ts';
import { stageConfig, withoutItsData } from '../../infra/stage-config.ts';
import { appWithoutBundles, resourcesOf } from './test-stage.ts';

const BUCKETS = { ArrivalsBucket: 'arrivals-1', EvidenceBucket: 'evidence-1', ReturnsBucket: 'returns-1' };

/** A terminal at which nothing happens: what was run, said and emptied. */
function terminalOf({ isSignedIn = true, typed = '', codes = [] as number[] } = {}) {
  const [ran, said, emptied]: [string[], string[], string[]] = [[], [], []];
  const destroyer: Destroyer = {
    cdk: (args) => {
      const file = args.find((_, at) => args[at - 1] === '--outputs-file');
      if (file !== undefined) {
        writeFileSync(file, JSON.stringify({ 'bcf-test-keep': { ...BUCKETS, Table: 't' } }));
      }
      ran.push(args.filter((arg) => arg !== file).join(' '));
      return codes.shift() ?? 0;
    },
    hasCredentials: async () => isSignedIn,
    say: (line) => void said.push(line),
    ask: async () => typed,
    emptyBucket: async (_, bucket) => emptied.push(bucket),
  };
  const deploy = (...args: string[]) => exitCodeOf(() => deployStage(args, destroyer), destroyer.say);
  const destroy = (...args: string[]) => exitCodeOf(() => destroyStage(args, destroyer), destroyer.say);
  return { ran, said, emptied, deploy, destroy };
}

describe('deploying a stage', () => {
  test('is one command', async () => {
    const { ran, deploy } = terminalOf();
    expect(await deploy('--stage', 'test')).toBe(0);
    expect(ran).toEqual(['deploy --all -c stage=test']);
  });

  test.each([
    [[], 'Which stage?'],
    [['--stage', 'live'], "There is no stage 'live'. There are: test, prod."],
    [['--stag', 'test'], '--stag'],
    [['--stage', 'prod'], 'alarmsTo'],
  ])('with %j says what is missing and does nothing', async (args, words) => {
    const { ran, said, deploy } = terminalOf();
    expect(await deploy(...args)).toBe(2);
    expect([ran, said.join(' ')]).toEqual([[], expect.stringContaining(words)]);
  });

  test('without AWS credentials says how to sign in', async () => {
    const { ran, said, deploy } = terminalOf({ isSignedIn: false });
    expect(await deploy('--stage', 'test')).toBe(2);
    expect([ran, said.at(-1)]).toEqual([[], expect.stringContaining('There are no AWS credentials here')]);
  });

  test('that fails says what has to come before the first time', async () => {
    const { said, deploy } = terminalOf({ codes: [1] });
    expect(await deploy('--stage', 'test')).toBe(1);
    expect(said.at(-1)).toContain('cdk bootstrap aws://<account>/eu-west-2');
  });
});

describe('destroying a stage', () => {
  test('keeps its data', async () => {
    const { ran, said, emptied, destroy } = terminalOf();
    expect(await destroy('--stage', 'test')).toBe(0);
    expect(ran).toEqual(['destroy bcf-test-watch bcf-test-site bcf-test-flow -c stage=test --exclusively --force']);
    expect([emptied, said.at(-1)]).toEqual([[], expect.stringContaining('are kept')]);
  });

  test('with its data asks for its name, and does nothing where another one is typed', async () => {
    const { ran, emptied, destroy } = terminalOf({ typed: 'yes' });
    expect(await destroy('--stage', 'test', '--delete-data')).toBe(2);
    expect([ran, emptied]).toEqual([[], []]);
  });

  test('with its data empties the buckets once the stack lets them go', async () => {
    const { ran, emptied, destroy } = terminalOf({ typed: 'test' });
    expect(await destroy('--stage', 'test', '--delete-data')).toBe(0);
    expect(emptied).toEqual(Object.values(BUCKETS));
    expect(ran.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'destroy bcf-test-watch',
      'deploy bcf-test-keep',
      'destroy bcf-test-keep',
    ]);
  });

  test('with its data is refused for a stage that is protected', async () => {
    const { ran, said, destroy } = terminalOf({ typed: 'prod' });
    expect(await destroy('--stage', 'prod', '--delete-data')).toBe(2);
    expect([ran, said.at(-1)]).toEqual([[], expect.stringContaining("The stage 'prod' is protected")]);
  });

  test('with its data leaves what notes who did what', () => {
    const { keep } = addProduct(appWithoutBundles(), withoutItsData(stageConfig('test')));
    const template = Template.fromStack(keep);
    const kept = Object.entries(template.toJSON().Resources as Record<string, { DeletionPolicy?: string }>)
      .filter(([, resource]) => resource.DeletionPolicy === 'Retain')
      .map(([id]) => id.replace(/[0-9A-F]{8}$/, ''));
    expect(kept.sort()).toEqual(['AccessLogs', 'Audit', 'Key']);
    expect(Object.values(resourcesOf(template, 'AWS::DynamoDB::Table'))).toMatchObject([
      { Properties: { DeletionProtectionEnabled: false } },
    ]);
  });
});
