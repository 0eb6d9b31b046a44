import { describe, expect, test } from 'vitest';
import { areaMap } from '../../infra/area-map.ts';
import { actionsOf, resourcesOf, type Statement, testStage } from './test-stage.ts';

const { flow } = testStage();

function policyOf(template: typeof flow, role: string): Statement[] {
  const policies = Object.entries(resourcesOf(template, 'AWS::IAM::Policy'));
  const [, policy] = policies.find(([id]) => id.startsWith(role)) ?? [];
  const { Statement } = (policy?.Properties.PolicyDocument ?? { Statement: [] }) as { Statement: Statement[] };
  return Statement;
}

describe('the end of a quarter', () => {
  test('is looked after every morning by the clock of London; the schedule may start it and nothing else', () => {
    const [schedule] = Object.values(resourcesOf(flow, 'AWS::Scheduler::Schedule')).map(({ Properties }) => Properties);
    expect(schedule).toMatchObject({
      ScheduleExpression: 'cron(0 6 * * ? *)',
      ScheduleExpressionTimezone: 'Europe/London',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Input: '{"day":"<aws.scheduler.scheduled-time>"}', DeadLetterConfig: expect.anything() },
    });
    expect(JSON.stringify(schedule?.Target)).toContain('stateMachine:bcf-test-quarter-end');
    expect(policyOf(flow, 'QuarterEndScheduleRole').map(actionsOf)).toEqual([
      ['states:StartExecution'],
      ['sqs:SendMessage'],
    ]);
  });

  test('is one call for each area that is due, with retries, and one that fails does not stop the others', () => {
    const { States } = areaMap({ areas: 10, atOnce: 2 });
    const { Publish } = States.PublishEach.ItemProcessor.States;
    expect(States.PublishEach).toMatchObject({ Type: 'Map', MaxConcurrency: 2, Next: 'Report' });
    expect(Publish.Retry.map(({ ErrorEquals, MaxAttempts }) => [ErrorEquals, MaxAttempts])).toEqual([
      [['Rejected'], 0],
      [['States.ALL'], 4],
    ]);
    expect(Publish.Catch).toMatchObject([{ ErrorEquals: ['States.ALL'], Next: 'NotPublished' }]);
  });

  test('ends as failed, naming the areas, where a return that is due does not stand', () => {
    const { States } = areaMap({ areas: 10, atOnce: 2 });
    expect([States.Report.Default, States.SomeFailed.Type]).toEqual(['SomeFailed', 'Fail']);
    expect(States.SomeFailed.Cause).toContain('$states.input');
  });

  test('of 153 areas is a distributed map that may start and stop itself; of ten it is a map within one run', () => {
    const mode = (areas: number) => areaMap({ areas, atOnce: 2 }).States.PublishEach.ItemProcessor.ProcessorConfig.Mode;
    expect([10, 40, 41, 153].map(mode)).toEqual(['INLINE', 'INLINE', 'DISTRIBUTED', 'DISTRIBUTED']);
    const onRuns = (template: typeof flow) =>
      policyOf(template, 'QuarterEndsRole')
        .flatMap(actionsOf)
        .filter((action) => action.startsWith('states:'));
    expect(onRuns(flow)).toEqual([]);
    expect(onRuns(testStage('prod').flow)).toEqual([
      'states:StartExecution',
      'states:DescribeExecution',
      'states:StopExecution',
    ]);
  });

  test('calls two functions and no other', () => {
    const calls = policyOf(flow, 'QuarterEndsRole').filter((each) => actionsOf(each).includes('lambda:InvokeFunction'));
    expect(calls.map(({ Resource }) => [Resource].flat().length)).toEqual([2]);
  });
});
