import { Duration } from 'aws-cdk-lib';
import type { BcfFunction } from '../constructs/bcf-function.ts';
import type { DeadLetters } from '../constructs/dead-letters.ts';
import type { Watched } from '../constructs/spoken-alarm.ts';
import type { WorkQueue } from '../constructs/work-queue.ts';
import { QUARTER_HOUR } from './metrics.ts';

const FIVE_MINUTES = Duration.minutes(5);
// A batch of files may wait for its turn; what waits longer than this is stuck or comes faster than it is done.
const LONGEST_WAIT = Duration.hours(1);
const OF_TIMEOUT = 0.8;
const FEW = 3;

/** What could not be done or delivered, and waits for somebody. */
export function watchDeadLetters(name: string, deadLetters: DeadLetters): Watched {
  return {
    id: `${name}DeadLetters`,
    says: `Something that ${name} was to do was laid aside.`,
    runbook: 'Alarm: dead letters',
    metric: deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', period: FIVE_MINUTES }),
    threshold: 1,
  };
}

/** Work that is not taken up. */
export function watchQueue(name: string, { queue }: WorkQueue): Watched {
  return {
    id: `${name}Age`,
    says: `The oldest message of ${name} has waited for an hour.`,
    runbook: 'Alarm: work waits',
    metric: queue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum', period: FIVE_MINUTES }),
    threshold: LONGEST_WAIT.toSeconds(),
  };
}

/** A function that fails, is held back, or comes near its end. One failure is tried again and is no reason to speak. */
export function watchFunction(name: string, { function: it, size }: BcfFunction): Watched[] {
  return [
    {
      id: `${name}Errors`,
      says: `${name} failed three times in a quarter of an hour.`,
      runbook: 'Alarm: a function fails',
      metric: it.metricErrors({ statistic: 'Sum', period: QUARTER_HOUR }),
      threshold: FEW,
    },
    {
      id: `${name}Throttles`,
      says: `${name} was held back three times in a quarter of an hour.`,
      runbook: 'Alarm: a function is held back',
      metric: it.metricThrottles({ statistic: 'Sum', period: QUARTER_HOUR }),
      threshold: FEW,
    },
    {
      id: `${name}Duration`,
      says: `${name} takes four fifths of the time that it has.`,
      runbook: 'Alarm: a function is slow',
      metric: it.metricDuration({ statistic: 'p95', period: QUARTER_HOUR }),
      threshold: size.timeoutSeconds * 1000 * OF_TIMEOUT,
    },
  ];
}
