import { readFileSync } from 'node:fs';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { resourcesOf, statementsOf, testStage } from './test-stage.ts';

const { keep, flow, site, watch } = testStage();
const alarms = Object.values(resourcesOf(watch, 'AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties);
const text = (value: unknown) => JSON.stringify(value);

function alarmsOn(metric: string): Record<string, unknown>[] {
  return alarms.filter(({ MetricName }) => MetricName === metric);
}

describe('what is watched', () => {
  test('every queue of dead letters speaks of the first message', () => {
    const deadLetters = [flow, watch].flatMap((template) =>
      Object.keys(resourcesOf(template, 'AWS::SQS::Queue')).filter((id) => id.includes('DeadLetters')),
    );
    const spoken = alarmsOn('ApproximateNumberOfMessagesVisible');
    expect(deadLetters).toHaveLength(5);
    expect(spoken).toHaveLength(5);
    for (const id of deadLetters) expect(text(spoken)).toContain(id);
    for (const alarm of spoken) expect(alarm).toMatchObject({ Threshold: 1, EvaluationPeriods: 1 });
  });

  test('every function speaks of failures, of being held back and of coming near its end', () => {
    const functions = [flow, site].flatMap((each) => Object.entries(resourcesOf(each, 'AWS::Lambda::Function')));
    for (const metric of ['Errors', 'Throttles', 'Duration']) expect(alarmsOn(metric)).toHaveLength(functions.length);
    for (const [id, { Properties }] of functions) {
      const duration = alarmsOn('Duration').find(({ Dimensions }) => text(Dimensions).includes(id));
      expect(duration).toMatchObject({ ExtendedStatistic: 'p95', Threshold: Number(Properties.Timeout) * 800 });
    }
  });

  test('work that waits, a quiet month, a late return, a slow report, malware and a failed morning speak too', () => {
    expect(alarmsOn('ApproximateAgeOfOldestMessage')).toHaveLength(2);
    for (const metric of ['daysSinceArrival', 'returnsLate', 'minutesToReport', 'malwareFound', 'ExecutionsFailed']) {
      expect(alarmsOn(metric)).toMatchObject([{ TreatMissingData: 'notBreaching' }]);
    }
    expect(alarmsOn('ExecutionsSucceeded')).toMatchObject([
      { TreatMissingData: 'breaching', ComparisonOperator: 'LessThanThreshold', EvaluationPeriods: 2 },
    ]);
  });

  test('each alarm says what is wrong and which part of the runbook says what to do, and that it is over', () => {
    const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
    expect(alarms.length).toBeGreaterThanOrEqual(25);
    const headings = runbook.split('\n').flatMap((line) => /^### (Alarm: .+)$/.exec(line)?.[1] ?? []);
    const named = alarms.map(({ AlarmDescription }) => /"(.+)"\.$/.exec(String(AlarmDescription))?.[1] ?? '');
    expect(new Set(named)).toEqual(new Set(headings));
    for (const { AlarmActions, OKActions } of alarms) {
      expect([text(AlarmActions), text(OKActions)]).toEqual(Array(2).fill(expect.stringContaining('AlarmsTopic')));
    }
  });

  test('the metrics are those that the log lines count', () => {
    const log = readFileSync(new URL('../../functions/edges/log.ts', import.meta.url), 'utf8');
    const ours = alarms.filter(({ Namespace }) => Namespace === 'BetterCareFund');
    expect(ours).toHaveLength(4);
    for (const { MetricName, Dimensions } of ours) {
      expect(log).toContain(`${MetricName}: '`);
      expect(Dimensions).toEqual([{ Name: 'stage', Value: 'test' }]);
    }
  });

  test('one dashboard shows every function, every queue and what people wait for', () => {
    const [dashboard] = Object.values(resourcesOf(watch, 'AWS::CloudWatch::Dashboard'));
    const body = text(dashboard?.Properties.DashboardBody);
    for (const name of ['filesRejected', 'returnsSigned', 'Errors', 'Throttles', 'Duration', 'ExecutionsFailed']) {
      expect(body).toContain(name);
    }
  });
});

describe('who is told', () => {
  test('topics are encrypted with our own key, and what could not be delivered is kept', () => {
    for (const template of [flow, watch]) {
      template.allResourcesProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.anyValue() });
      const [refusal] = statementsOf(template, 'AWS::SNS::TopicPolicy').filter(({ Effect }) => Effect === 'Deny');
      expect(text(refusal?.Condition)).toBe('{"Bool":{"aws:SecureTransport":"false"}}');
    }
    const services = statementsOf(keep, 'AWS::KMS::Key', 'KeyPolicy').map((statement) => text(statement));
    expect(services.filter((statement) => statement.includes('cloudwatch.amazonaws.com'))).toHaveLength(1);
  });

  test('a budget watches over the account', () => {
    watch.hasResourceProperties('AWS::Budgets::Budget', {
      Budget: { BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 20, Unit: 'USD' } },
    });
  });
});

describe('the audit trail', () => {
  test('notes every access to the objects of the arrivals, the evidence and the returns, in sealed files', () => {
    watch.hasResourceProperties('AWS::CloudTrail::Trail', {
      IsLogging: true,
      EnableLogFileValidation: true,
      KMSKeyId: Match.anyValue(),
      AdvancedEventSelectors: [
        {
          FieldSelectors: [
            { Field: 'eventCategory', Equals: ['Data'] },
            { Field: 'resources.type', Equals: ['AWS::S3::Object'] },
            { Field: 'resources.ARN', StartsWith: [Match.anyValue(), Match.anyValue(), Match.anyValue()] },
          ],
        },
      ],
    });
  });

  test('only the trail may write into its bucket', () => {
    const writers = statementsOf(keep, 'AWS::S3::BucketPolicy').filter(
      (statement) => statement.Effect === 'Allow' && text(statement).includes('cloudtrail.amazonaws.com'),
    );
    expect(writers.map(({ Action }) => Action)).toEqual(['s3:GetBucketAcl', 's3:PutObject']);
    for (const { Condition } of writers) expect(text(Condition)).toContain('bcf-test-audit');
  });
});
