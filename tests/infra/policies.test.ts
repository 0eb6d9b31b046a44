import { describe, expect, test } from 'vitest';
import { stageNames } from '../../infra/stage-config.ts';
import { actionsOf, resourcesOf, type Statement, type Templates, testStage } from './test-stage.ts';

/** Where CloudFormation keeps policies, and by which property. */
const POLICIES = {
  'AWS::IAM::Policy': 'PolicyDocument',
  'AWS::IAM::Role': 'AssumeRolePolicyDocument',
  'AWS::S3::BucketPolicy': 'PolicyDocument',
  'AWS::SQS::QueuePolicy': 'PolicyDocument',
  'AWS::SNS::TopicPolicy': 'PolicyDocument',
  'AWS::KMS::Key': 'KeyPolicy',
} as const;

/** Resources that end with a wildcard and what may use them so: the rule packs have the reason of each. */
const WILDCARDS = [
  ['Arrivals', '/*'],
  ['Evidence', '/*'],
  ['Evidence', '/journal/notices/*'],
  ['Returns', '/*'],
  ['rule', '/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*'],
  ['execution', ':*'],
] as const;

type Found = { type: string; statement: Statement };

function statementsIn(templates: Templates): Found[] {
  return Object.values(templates).flatMap((template) =>
    Object.entries(POLICIES).flatMap(([type, property]) =>
      Object.values(resourcesOf(template, type)).flatMap(({ Properties }) =>
        (Properties[property] as { Statement: Statement[] }).Statement.map((statement) => ({ type, statement })),
      ),
    ),
  );
}

const resourceTexts = ({ Resource }: Statement) => [Resource ?? []].flat().map((one) => JSON.stringify(one));

describe.each(stageNames())('every policy of the stage %s', (stage) => {
  const found = statementsIn(testStage(stage));
  const allowed = found.filter(({ statement }) => statement.Effect === 'Allow');

  test('there are policies of every kind', () => {
    expect(found.length).toBeGreaterThan(70);
    expect(new Set(found.map(({ type }) => type)).size).toBe(Object.keys(POLICIES).length);
  });

  test('allows actions by their names; only the account that owns the key may do everything with it', () => {
    const wide = allowed.filter(({ statement }) => actionsOf(statement).some((action) => action.includes('*')));
    expect(wide.map(({ type, statement }) => [type, statement.Action])).toEqual([['AWS::KMS::Key', 'kms:*']]);
  });

  test('allows everything that there is only where there is nothing to name: traces and the delivery of logs', () => {
    const everywhere = allowed.filter(
      ({ type, statement }) => type === 'AWS::IAM::Policy' && resourceTexts(statement).includes('"*"'),
    );
    const services = everywhere.flatMap(({ statement }) => actionsOf(statement).map((action) => action.split(':')[0]));
    expect(new Set(services)).toEqual(new Set(['logs', 'xray']));
  });

  test('names whatever else ends with a wildcard, and that is acknowledged', () => {
    const roles = allowed.filter(({ type }) => type === 'AWS::IAM::Policy');
    const wide = roles.flatMap(({ statement }) => resourceTexts(statement)).filter((text) => text.includes('*'));
    expect(wide.length).toBeGreaterThan(5);
    const isNamed = (text: string) => WILDCARDS.some(([of, tail]) => text.includes(of) && text.includes(`${tail}"`));
    expect(wide.filter((text) => text !== '"*"' && !isNamed(text))).toEqual([]);
  });

  test('is a role of its own for each function, and a function has no policy of others', () => {
    const { flow } = testStage(stage);
    const roles = Object.values(resourcesOf(flow, 'AWS::Lambda::Function')).map(({ Properties }) =>
      JSON.stringify(Properties.Role),
    );
    expect(new Set(roles).size).toBe(roles.length);
    expect(JSON.stringify(resourcesOf(flow, 'AWS::IAM::Role'))).not.toContain('ManagedPolicyArns');
  });
});
