import { GraphWidget, type IMetric, type IWidget, SingleValueWidget, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { BcfFunction } from '../constructs/bcf-function.ts';
import type { DeadLetters } from '../constructs/dead-letters.ts';
import type { WorkQueue } from '../constructs/work-queue.ts';
import { counted, DAY, QUARTER_HOUR, runs } from './metrics.ts';

export type Shown = {
  stage: string;
  functions: Record<string, BcfFunction>;
  queues: Record<string, WorkQueue>;
  deadLetters: Record<string, DeadLetters>;
  stateMachineArn: string;
};

const HALF = 12;
const HEIGHT = 6;

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, width: HALF, height: HEIGHT });
}

function ofFunctions(functions: Shown['functions'], read: (each: BcfFunction, label: string) => IMetric): IMetric[] {
  return Object.entries(functions).map(([name, each]) => read(each, name));
}

function business(stage: string): IWidget[] {
  const sum = { statistic: 'Sum', period: DAY };
  const highest = { statistic: 'Maximum', period: DAY };
  return [
    new SingleValueWidget({
      title: 'Days since a file came, returns late',
      metrics: [counted(stage, 'daysSinceArrival', highest), counted(stage, 'returnsLate', highest)],
      width: HALF,
      height: HEIGHT,
    }),
    graph('Files', [counted(stage, 'filesArrived', sum), counted(stage, 'filesRejected', sum)]),
    graph('Minutes from arrival to report', [
      counted(stage, 'minutesToReport', { statistic: 'p50', period: QUARTER_HOUR }),
      counted(stage, 'minutesToReport', { statistic: 'p95', period: QUARTER_HOUR }),
    ]),
    graph('Returns', [counted(stage, 'returnsPublished', sum), counted(stage, 'returnsSigned', sum)]),
  ];
}

/** The dashboard, row by row: what people wait for first, then how the machinery does. */
export function dashboardRows({ stage, functions, queues, deadLetters, stateMachineArn }: Shown): IWidget[][] {
  const period = QUARTER_HOUR;
  const markdown = `# Better Care Fund return, stage ${stage}\nWhat to do when an alarm speaks: \`docs/runbook.md\`.`;
  const waiting = Object.entries(queues).map(([label, { queue }]) =>
    queue.metricApproximateAgeOfOldestMessage({ label, period, statistic: 'Maximum' }),
  );
  const aside = Object.entries(deadLetters).map(([label, queue]) =>
    queue.metricApproximateNumberOfMessagesVisible({ label, period, statistic: 'Maximum' }),
  );
  const each = (read: (it: BcfFunction, label: string) => IMetric) => ofFunctions(functions, read);
  return [
    [new TextWidget({ markdown, width: 2 * HALF, height: 2 })],
    business(stage),
    [graph('Seconds that the oldest message waits', waiting), graph('Dead letters', aside)],
    [
      graph(
        'Errors',
        each((it, label) => it.function.metricErrors({ label, period })),
      ),
      graph(
        'Held back',
        each((it, label) => it.function.metricThrottles({ label, period })),
      ),
    ],
    [
      graph(
        'Duration, 95 of 100 (ms)',
        each((it, label) => it.function.metricDuration({ label, period, statistic: 'p95' })),
      ),
      graph('Morning runs', [runs(stateMachineArn, 'ExecutionsSucceeded'), runs(stateMachineArn, 'ExecutionsFailed')]),
    ],
  ];
}
