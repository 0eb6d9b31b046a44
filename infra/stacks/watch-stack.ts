import { Stack, type StackProps } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { AuditTrail } from '../constructs/audit-trail.ts';
import type { BcfFunction } from '../constructs/bcf-function.ts';
import type { DeadLetters } from '../constructs/dead-letters.ts';
import { SealedTopic } from '../constructs/sealed-topic.ts';
import { SpokenAlarm } from '../constructs/spoken-alarm.ts';
import type { WorkQueue } from '../constructs/work-queue.ts';
import type { StageConfig } from '../stage-config.ts';
import { auditTrailName } from '../trail-name.ts';
import { dashboardRows } from '../watched/dashboard.ts';
import { watchBusiness, watchQuarterEnds } from '../watched/watch-business.ts';
import { watchDeadLetters, watchFunction, watchQueue } from '../watched/watch-work.ts';
import type { KeepStack } from './keep-stack.ts';

/** Everything that is watched, by the names under which alarms and the dashboard speak of it. */
export type Watchable = {
  functions: Record<string, BcfFunction>;
  queues: Record<string, WorkQueue>;
  deadLetters: Record<string, DeadLetters>;
  stateMachineArn: string;
};

type WatchStackProps = StackProps & { config: StageConfig; keep: KeepStack; watchable: Watchable };

/** What tells people that something is not as it should be, and what notes who touched which object. It holds no data. */
export class WatchStack extends Stack {
  readonly alarms: SealedTopic;

  constructor(scope: Construct, id: string, props: WatchStackProps) {
    super(scope, id, props);
    const { config, keep, watchable } = props;
    const { stage } = config;
    const displayName = `Better Care Fund return, ${stage}`;
    this.alarms = new SealedTopic(this, 'Alarms', { key: keep.key, displayName, addresses: config.alarmsTo });
    this.createAlarms(config, watchable);
    const dashboard = new Dashboard(this, 'Dashboard', { dashboardName: `bcf-${stage}` });
    for (const row of dashboardRows({ stage, ...watchable })) {
      dashboard.addWidgets(...row);
    }
    new AuditTrail(this, 'AuditTrail', {
      name: auditTrailName(stage),
      watched: [keep.arrivals, keep.evidence, keep.returns],
      into: keep.audit,
      key: keep.key,
      logsKept: config.functionLogsKept,
    });
    this.createBudget(config);
  }

  private createAlarms(config: StageConfig, watchable: Watchable): void {
    const { functions, queues, deadLetters, stateMachineArn } = watchable;
    const undelivered = { ...deadLetters, AlarmMails: this.alarms.undelivered };
    const watched = [
      ...Object.entries(undelivered).map(([name, queue]) => watchDeadLetters(name, queue)),
      ...Object.entries(queues).map(([name, queue]) => watchQueue(name, queue)),
      ...Object.entries(functions).flatMap(([name, each]) => watchFunction(name, each)),
      ...watchQuarterEnds(stateMachineArn),
      ...watchBusiness(config),
    ];
    for (const each of watched) {
      new SpokenAlarm(this, each, { topic: this.alarms.topic, stage: config.stage });
    }
  }

  /** Of the whole account: a budget by tag says nothing until somebody has activated the tag for cost allocation. */
  private createBudget({ stage, monthlyBudgetUsd, alarmsTo }: StageConfig): void {
    const subscribers = alarmsTo.map((address) => ({ subscriptionType: 'EMAIL', address }));
    const told = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
      notification: { notificationType, threshold, comparisonOperator: 'GREATER_THAN', thresholdType: 'PERCENTAGE' },
      subscribers,
    });
    new CfnBudget(this, 'Budget', {
      budget: {
        budgetName: `bcf-${stage}`,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: monthlyBudgetUsd, unit: 'USD' },
      },
      ...(subscribers.length > 0
        ? { notificationsWithSubscribers: [told('ACTUAL', 80), told('FORECASTED', 100)] }
        : {}),
    });
  }
}
