import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

// At six in London the day is the same in UTC, in winter and in summer, so that a day begins there and here alike.
const SIX_IN_THE_MORNING = 'cron(0 6 * * ? *)';

/** Puts the time of each morning into a queue, `{"day":"2025-07-01T05:00:00Z"}`. It may do nothing else. */
export class DailySchedule extends Construct {
  constructor(scope: Construct, id: string, { queue }: { queue: Queue }) {
    super(scope, id);
    const ours = { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } };
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', { conditions: ours }),
    });
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] }));
    const schedule = new CfnSchedule(this, 'Schedule', {
      description: 'Asks every morning for what is due at the end of a quarter',
      scheduleExpression: SIX_IN_THE_MORNING,
      scheduleExpressionTimezone: 'Europe/London',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: queue.queueArn,
        roleArn: role.roleArn,
        input: JSON.stringify({ day: '<aws.scheduler.scheduled-time>' }),
        retryPolicy: { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 },
      },
    });
    schedule.node.addDependency(role);
  }
}
