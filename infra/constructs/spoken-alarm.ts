import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** One thing that somebody should be told of. It speaks when the metric is at `threshold` or above, `times` periods running. */
export type Watched = {
  id: string;
  /** What is wrong, in a sentence. */
  says: string;
  /** The heading in docs/runbook.md that says what to do. */
  runbook: string;
  metric: IMetric;
  threshold: number;
  times?: number;
  /** `quiet` where no data means that nothing happened; `speaks` where it means that what should happen did not. */
  withoutData?: 'quiet' | 'speaks';
  /** Speaks below the threshold instead. */
  below?: true;
};

/** An alarm that says in its mail what is wrong and where to read what to do, and that says when it is over. */
export class SpokenAlarm extends Alarm {
  constructor(scope: Construct, watched: Watched, { topic, stage }: { topic: ITopic; stage: string }) {
    const { id, says, runbook, metric, threshold, times = 1, withoutData = 'quiet', below } = watched;
    super(scope, id, {
      metric,
      threshold,
      evaluationPeriods: times,
      comparisonOperator: below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: withoutData === 'quiet' ? TreatMissingData.NOT_BREACHING : TreatMissingData.BREACHING,
      alarmDescription: `Stage ${stage}: ${says} What to do: docs/runbook.md, "${runbook}".`,
    });
    const action = new SnsAction(topic);
    this.addAlarmAction(action);
    this.addOkAction(action);
  }
}
