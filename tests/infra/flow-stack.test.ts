import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { actionsOf, resourcesOf, type Statement, statementsOf, testStage } from './test-stage.ts';

const { flow } = testStage();

describe('from a dropped file to a published return', () => {
  test('every queue has a queue for what it could not do, and messages are tried five times before', () => {
    const queues = Object.entries(resourcesOf(flow, 'AWS::SQS::Queue'));
    const isAside = (id: string) => id.includes('DeadLetters');
    const working = queues.filter(([id]) => !isAside(id));
    expect(working).toHaveLength(2);
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
    expect(sources).toHaveLength(2);
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
    expect(Object.keys(resourcesOf(flow, 'AWS::Lambda::Function'))).toHaveLength(4);
    flow.allResourcesProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      TracingConfig: { Mode: 'Active' },
      ReservedConcurrentExecutions: 2,
      Environment: {
        Variables: {
          STAGE: 'test',
          NOTICE_TOPIC_ARN: Match.anyValue(),
          SIGNED_KEPT_YEARS: '1',
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

  test('the logs of every function, and of the morning runs, are encrypted and kept for a stated time', () => {
    expect(Object.keys(resourcesOf(flow, 'AWS::Logs::LogGroup'))).toHaveLength(5);
    flow.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 90, KmsKeyId: Match.anyValue() });
  });

  test('whoever looks what is due reads the table, writes notices and sends them, and nothing else', () => {
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
    const elsewhere = Statement.filter((each) => actionsOf(each).some((action) => /^(s3|sns|sqs):/.test(action)));
    expect(elsewhere.map((each) => [actionsOf(each), JSON.stringify(each.Resource)])).toEqual([
      [['s3:PutObject'], expect.stringContaining('/journal/notices/*')],
      [['sns:Publish'], expect.stringContaining('NoticesTopic')],
    ]);
  });
});

describe('a file that has to be found clean first', () => {
  const prod = testStage('prod');

  test('is announced by what the scan found, and not by its arrival', () => {
    const rules = Object.values(resourcesOf(prod.flow, 'AWS::Events::Rule')).map(({ Properties }) => Properties);
    expect(rules).toMatchObject([
      {
        EventPattern: {
          source: ['aws.guardduty'],
          'detail-type': ['GuardDuty Malware Protection Object Scan Result'],
          detail: { s3ObjectDetails: { bucketName: [expect.anything()] } },
        },
        Targets: [{ DeadLetterConfig: expect.anything() }],
      },
    ]);
  });

  test('is scanned and tagged on arrival', () => {
    prod.keep.hasResourceProperties('AWS::GuardDuty::MalwareProtectionPlan', {
      Actions: { Tagging: { Status: 'ENABLED' } },
      ProtectedResource: { S3Bucket: { BucketName: Match.anyValue() } },
    });
  });

  test('can be read by nobody but the scanner until its tag says so, and only the scanner can set the tag', () => {
    const refusals = statementsOf(prod.keep, 'AWS::S3::BucketPolicy').filter(({ Condition }) =>
      JSON.stringify(Condition ?? null).includes('aws:PrincipalArn'),
    );
    expect(refusals.map(({ Effect, Action, Principal }) => ({ Effect, Action, Principal }))).toEqual([
      { Effect: 'Deny', Action: ['s3:GetObject', 's3:GetObjectVersion'], Principal: { AWS: '*' } },
      { Effect: 'Deny', Action: ['s3:PutObjectTagging', 's3:PutObjectVersionTagging'], Principal: { AWS: '*' } },
    ]);
    const [reading, tagging] = refusals.map(({ Condition }) => Condition);
    expect(reading?.StringNotEquals).toEqual({ 's3:ExistingObjectTag/GuardDutyMalwareScanStatus': 'NO_THREATS_FOUND' });
    expect(tagging?.['ForAnyValue:StringEquals']).toEqual({
      's3:RequestObjectTagKeys': ['GuardDutyMalwareScanStatus'],
    });
    for (const condition of [reading, tagging])
      expect(JSON.stringify(condition?.ArnNotEquals)).toContain('MalwareScanRole');
  });

  test('is no matter where the setting switches the scan off', () => {
    expect(resourcesOf(testStage().keep, 'AWS::GuardDuty::MalwareProtectionPlan')).toEqual({});
  });
});
