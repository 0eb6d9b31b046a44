import type { Watched } from '../constructs/spoken-alarm.ts';
import type { StageConfig } from '../stage-config.ts';
import { counted, DAY, QUARTER_HOUR, runs } from './metrics.ts';

/** What the people who wait for returns would notice. */
export function watchBusiness({ stage, longestQuietDays, reportWithinMinutes }: StageConfig): Watched[] {
  const highest = { statistic: 'Maximum', period: DAY };
  return [
    {
      id: 'NothingArrived',
      says: `No file has come for ${longestQuietDays} days, and files come monthly.`,
      runbook: 'Alarm: nothing has arrived',
      metric: counted(stage, 'daysSinceArrival', highest),
      threshold: longestQuietDays,
    },
    {
      id: 'ReturnLate',
      says: 'The deadline of a quarter has passed, and the return of an area is not signed off.',
      runbook: 'Alarm: a return is late',
      metric: counted(stage, 'returnsLate', highest),
      threshold: 1,
    },
    {
      id: 'ReportsSlow',
      says: `One file in twenty waited more than ${reportWithinMinutes} minutes for its report.`,
      runbook: 'Alarm: reports take long',
      metric: counted(stage, 'minutesToReport', { statistic: 'p95', period: QUARTER_HOUR }),
      threshold: reportWithinMinutes,
    },
    {
      id: 'MalwareFound',
      says: 'The scan found malware in a file that was sent.',
      runbook: 'Alarm: malware was found',
      metric: counted(stage, 'malwareFound', { statistic: 'Sum', period: QUARTER_HOUR }),
      threshold: 1,
    },
  ];
}

/** The morning run: that it comes, and that no area is left out. */
export function watchQuarterEnds(stateMachineArn: string): Watched[] {
  return [
    {
      id: 'QuarterEndFailed',
      says: 'The morning run did not make every return that is due, or could not tell the people of an area.',
      runbook: 'Alarm: the morning run failed',
      metric: runs(stateMachineArn, 'ExecutionsFailed'),
      threshold: 1,
    },
    {
      id: 'QuarterEndMissing',
      says: 'The morning run has not ended well for two days.',
      runbook: 'Alarm: the morning run failed',
      metric: runs(stateMachineArn, 'ExecutionsSucceeded'),
      threshold: 1,
      times: 2,
      below: true,
      withoutData: 'speaks',
    },
  ];
}
