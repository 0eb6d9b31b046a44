import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';

/** How a metric is read: a statistic of CloudWatch such as `Sum` or `p95`, over a period. */
export type Reading = { statistic: string; period: Duration };

export const DAY = Duration.days(1);
export const QUARTER_HOUR = Duration.minutes(15);

/** What the functions count in their log lines, by the names in functions/edges/log.ts. */
export type Counted =
  | 'filesArrived'
  | 'filesRejected'
  | 'malwareFound'
  | 'minutesToReport'
  | 'returnsPublished'
  | 'returnsSigned'
  | 'daysSinceArrival'
  | 'returnsLate';

/** One of the product's own metrics, of one stage. */
export function counted(stage: string, metricName: Counted, reading: Reading): Metric {
  return new Metric({ namespace: 'BetterCareFund', metricName, dimensionsMap: { stage }, ...reading });
}

/** How runs of a state machine ended. */
export function runs(
  StateMachineArn: string,
  metricName: 'ExecutionsFailed' | 'ExecutionsSucceeded' | 'ExecutionsTimedOut',
) {
  return new Metric({
    namespace: 'AWS/States',
    metricName,
    dimensionsMap: { StateMachineArn },
    statistic: 'Sum',
    period: DAY,
  });
}
