import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { DeadLetters } from './dead-letters.ts';

// At six in London the day is the same in UTC, in winter and in summer, so that a day begins there and here alike.
const SIX_IN_THE_MORNING = 'cron(0 6 * * ? *)';

/**
 * Starts a state machine each morning with the time of it, `{"day":"2025-07-01T05:00:00Z"}`. It may do nothing else, but
 * lay aside a morning that could not be started.
 */
export class DailySchedule extends Construct {
  readonly notStarted: DeadLetters;

  constructor(scope: Construct, id: string, { stateMachineArn }: { stateMachineArn: string }) {
    super(scope, id);
    this.notStarted = new DeadLetters(this);
    const role = this.createRole(stateMachineArn);
    const schedule = new CfnSchedule(this, 'Schedule', {
      description: 'Starts every morning what is due at the end of a quarter',
      scheduleExpression: SIX_IN_THE_MORNING,
      scheduleExpressionTimezone: 'Europe/London',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: stateMachineArn,
        roleArn: role.roleArn,
        input: JSON.stringify({ day: '<aws.scheduler.scheduled-time>' }),
        retryPolicy: { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 },
        deadLetterConfig: { arn: this.notStarted.queueArn },
      },
    });
    schedule.node.addDependency(role);
  }

  private createRole(stateMachineArn: string): Role {
    const ours = { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } };
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', { conditions: ours }),
    });
    role.addToPolicy(new PolicyStatement({ actions: ['states:StartExecution'], resources: [stateMachineArn] }));
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.notStarted.queueArn] }));
    return role;
  }
}
