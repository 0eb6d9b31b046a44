import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { actionsOf, resourcesOf, type Statement, statementsOf, testStage } from './test-stage.ts';

const { keep, flow } = testStage();

describe('from a dropped file to a published return', () => {
  test('every queue has a queue for what it could not do, and messages are tried five times before', () => {
    const queues = Object.entries(resourcesOf(flow, 'AWS::SQS::Queue'));
    const isAside = (id: string) => id.includes('DeadLetters');
    const working = queues.filter(([id]) => !isAside(id));
    expect(working).toHaveLength(3);
    for (const [, queue] of working) {
      const redrive = queue.Properties.RedrivePolicy as {
        maxReceiveCount: number;
        deadLetterTargetArn: { 'Fn::GetAtt': [string, string] };
      };
      expect(redrive.maxReceiveCount).toBe(5);
      expect(isAside(redrive.deadLetterTargetArn['Fn::GetAtt'][0])).toBe(true);
    }
  });

  test('every queue is encrypted and refuses calls without TLS', () => {
    flow.allResourcesProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true });
    const refusals = statementsOf(flow, 'AWS::SQS::QueuePolicy').filter((statement) => statement.Effect === 'Deny');
    expect(refusals).toHaveLength(6);
    expect(JSON.stringify(refusals[0]?.Condition)).toBe('{"Bool":{"aws:SecureTransport":"false"}}');
  });

  test('a message stays hidden for at least six times as long as its function may run', () => {
    const queues = resourcesOf(flow, 'AWS::SQS::Queue');
    const functions = resourcesOf(flow, 'AWS::Lambda::Function');
    const sources = Object.values(resourcesOf(flow, 'AWS::Lambda::EventSourceMapping'));
    expect(sources).toHaveLength(3);
    for (const { Properties: source } of sources) {
      const queue = queues[(source.EventSourceArn as { 'Fn::GetAtt': [string, string] })['Fn::GetAtt'][0]];
      const taker = functions[(source.FunctionName as { Ref: string }).Ref];
      expect(Number(queue?.Properties.VisibilityTimeout)).toBeGreaterThanOrEqual(6 * Number(taker?.Properties.Timeout));
    }
  });

  test('messages are taken one at a time, and one that fails is reported by itself', () => {
    flow.allResourcesProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });

  test('every new object of the arrivals bucket is queued', () => {
    flow.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: { source: ['aws.s3'], 'detail-type': ['Object Created'], detail: { bucket: Match.anyValue() } },
      Targets: [Match.objectLike({ DeadLetterConfig: Match.anyValue() })],
      State: 'ENABLED',
    });
  });

  test('the functions run on Node 24 and arm64, with traces, a limit of their own and every setting they read', () => {
    expect(Object.keys(resourcesOf(flow, 'AWS::Lambda::Function'))).toHaveLength(3);
    flow.allResourcesProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      TracingConfig: { Mode: 'Active' },
      ReservedConcurrentExecutions: 2,
      Environment: {
        Variables: {
          ARRIVALS_BUCKET: Match.anyValue(),
          EVIDENCE_BUCKET: Match.anyValue(),
          RETURNS_BUCKET: Match.anyValue(),
          TABLE_NAME: Match.anyValue(),
          ARRIVALS_QUEUE_URL: Match.anyValue(),
          PUBLISH_QUEUE_URL: Match.anyValue(),
          LINK_HOURS: '12',
          PREFERRED_FEEDS: '{}',
        },
      },
    });
  });

  test('the logs of every function are encrypted and kept for a stated time', () => {
    expect(Object.keys(resourcesOf(flow, 'AWS::Logs::LogGroup'))).toHaveLength(3);
    flow.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 90, KmsKeyId: Match.anyValue() });
  });

  test('a function may do only what is named, to what is named', () => {
    const statements = statementsOf(flow, 'AWS::IAM::Policy');
    expect(statements.length).toBeGreaterThanOrEqual(12);
    expect(statements.flatMap(actionsOf).filter((action) => action.includes('*'))).toEqual([]);
    const onEverything = statements.filter((statement) => JSON.stringify(statement.Resource).includes('"*"'));
    // AWS X-Ray has no resources to name.
    expect(new Set(onEverything.flatMap(actionsOf))).toEqual(
      new Set(['xray:PutTelemetryRecords', 'xray:PutTraceSegments']),
    );
    expect(JSON.stringify(Object.values(resourcesOf(flow, 'AWS::IAM::Role')))).not.toContain('ManagedPolicyArns');
  });

  test('no policy of a bucket, a queue or the key allows everything, but for the account that owns the key', () => {
    const allowed = [
      ...statementsOf(keep, 'AWS::S3::BucketPolicy'),
      ...statementsOf(flow, 'AWS::SQS::QueuePolicy'),
      ...statementsOf(keep, 'AWS::KMS::Key', 'KeyPolicy'),
    ].filter((statement) => statement.Effect === 'Allow');
    expect(allowed.flatMap(actionsOf).filter((action) => action.includes('*'))).toEqual(['kms:*']);
  });

  test('every morning by the clock of London the ends of quarters are asked for, and the schedule may do nothing else', () => {
    const schedules = Object.values(resourcesOf(flow, 'AWS::Scheduler::Schedule'));
    expect(schedules.map(({ Properties }) => Properties)).toMatchObject([
      {
        ScheduleExpression: 'cron(0 6 * * ? *)',
        ScheduleExpressionTimezone: 'Europe/London',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: { Input: '{"day":"<aws.scheduler.scheduled-time>"}' },
      },
    ]);
    const queueOf = (arn: unknown) => (arn as { 'Fn::GetAtt': [string, string] })['Fn::GetAtt'][0];
    const [schedule] = schedules;
    const target = schedule?.Properties.Target as { Arn: unknown; RoleArn: unknown };
    expect(queueOf(target.Arn)).toContain('QuarterEnds');
    const policies = Object.entries(resourcesOf(flow, 'AWS::IAM::Policy'));
    const [, policy] = policies.find(([id]) => id.includes('QuarterEndSchedule')) ?? [];
    const { Statement } = (policy?.Properties.PolicyDocument ?? { Statement: [] }) as { Statement: Statement[] };
    expect(Statement.map((statement) => [actionsOf(statement), queueOf(statement.Resource)])).toEqual([
      [['sqs:SendMessage'], queueOf(target.Arn)],
    ]);
    expect(policy?.Properties.Roles).toEqual([{ Ref: queueOf(target.RoleArn) }]);
  });

  test('whoever looks what is due reads the table and writes notices, and nothing else', () => {
    const policies = Object.entries(resourcesOf(flow, 'AWS::IAM::Policy'));
    const [, policy] = policies.find(([id]) => id.startsWith('QuarterEndRole')) ?? [];
    const { Statement } = (policy?.Properties.PolicyDocument ?? { Statement: [] }) as { Statement: Statement[] };
    const writes = Statement.filter((each) =>
      actionsOf(each).some((action) => /^dynamodb:(Put|Upd|BatchW)/.test(action)),
    );
    expect(writes.map((each) => [actionsOf(each), each.Condition])).toEqual([
      [
        ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
        { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['NOTICE#*'] } },
      ],
    ]);
    expect(Statement.flatMap(actionsOf).filter((action) => action.startsWith('s3:'))).toEqual([]);
  });

  test('neither stack is empty', () => {
    const count = (template: typeof keep) => Object.keys(template.toJSON().Resources).length;
    expect(count(keep)).toBeGreaterThanOrEqual(11);
    expect(count(flow)).toBeGreaterThanOrEqual(19);
  });
});
