import { Stack, type StackProps } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import { BcfFunction } from '../constructs/bcf-function.ts';
import { DailySchedule } from '../constructs/daily-schedule.ts';
import { WorkQueue } from '../constructs/work-queue.ts';
import { onNotices, onObjects, onRecords, throughKey, toQueues, toTellMissing } from '../permissions.ts';
import type { StageConfig } from '../stage-config.ts';
import type { KeepStack } from './keep-stack.ts';

type FlowStackProps = StackProps & { config: StageConfig; keep: KeepStack };

/**
 * From a dropped file to a published return: object created → queue → file-arrived → queue → publish-return. And from
 * the calendar: schedule → queue → quarter-end → queue → publish-return.
 */
export class FlowStack extends Stack {
  readonly arrivedFiles: WorkQueue;
  readonly returnsToPublish: WorkQueue;
  readonly quarterEnds: WorkQueue;

  constructor(scope: Construct, id: string, props: FlowStackProps) {
    super(scope, id, props);
    const { config } = props;
    this.arrivedFiles = new WorkQueue(this, 'ArrivedFiles', config.fileArrived);
    this.returnsToPublish = new WorkQueue(this, 'ReturnsToPublish', config.publishReturn);
    this.quarterEnds = new WorkQueue(this, 'QuarterEnds', config.quarterEnd);
    this.queueNewObjects(props.keep);
    new DailySchedule(this, 'QuarterEndSchedule', { queue: this.quarterEnds.queue });
    this.createFileArrived(props).takesFrom(this.arrivedFiles);
    this.createPublishReturn(props).takesFrom(this.returnsToPublish);
    this.createQuarterEnd(props).takesFrom(this.quarterEnds);
  }

  private queueNewObjects(keep: KeepStack): void {
    const { queue, deadLetters } = this.arrivedFiles;
    new Rule(this, 'ObjectCreated', {
      description: 'Queues every new object of the arrivals bucket',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [keep.arrivals.bucketName] } },
      },
      targets: [new SqsQueue(queue, { deadLetterQueue: deadLetters })],
    });
  }

  private createFileArrived({ config, keep }: FlowStackProps): BcfFunction {
    return new BcfFunction(this, 'FileArrived', {
      handler: 'file-arrived',
      size: config.fileArrived,
      environment: this.settings(config, keep),
      key: keep.key,
      logsKept: config.functionLogsKept,
      permissions: [
        onObjects(keep.arrivals, [
          's3:GetObject',
          's3:GetObjectVersion',
          's3:GetObjectTagging',
          's3:PutObjectTagging',
          's3:PutObjectVersionTagging',
        ]),
        onObjects(keep.evidence, ['s3:GetObject', 's3:PutObject']),
        toTellMissing([keep.arrivals, keep.evidence]),
        ...onRecords(keep),
        toQueues([this.arrivedFiles.queue, this.returnsToPublish.queue]),
        throughKey(keep.key),
      ],
    });
  }

  private createPublishReturn({ config, keep }: FlowStackProps): BcfFunction {
    return new BcfFunction(this, 'PublishReturn', {
      handler: 'publish-return',
      size: config.publishReturn,
      environment: this.settings(config, keep),
      key: keep.key,
      logsKept: config.functionLogsKept,
      permissions: [
        onObjects(keep.returns, ['s3:GetObject', 's3:PutObject']),
        onObjects(keep.evidence, ['s3:GetObject', 's3:PutObject']),
        toTellMissing([keep.evidence]),
        ...onRecords(keep),
        throughKey(keep.key),
      ],
    });
  }

  private createQuarterEnd({ config, keep }: FlowStackProps): BcfFunction {
    return new BcfFunction(this, 'QuarterEnd', {
      handler: 'quarter-end',
      size: config.quarterEnd,
      environment: this.settings(config, keep),
      key: keep.key,
      logsKept: config.functionLogsKept,
      permissions: [...onNotices(keep), toQueues([this.returnsToPublish.queue]), throughKey(keep.key)],
    });
  }

  private settings(config: StageConfig, keep: KeepStack): Record<string, string> {
    return {
      ARRIVALS_BUCKET: keep.arrivals.bucketName,
      EVIDENCE_BUCKET: keep.evidence.bucketName,
      RETURNS_BUCKET: keep.returns.bucketName,
      TABLE_NAME: keep.table.tableName,
      ARRIVALS_QUEUE_URL: this.arrivedFiles.queue.queueUrl,
      PUBLISH_QUEUE_URL: this.returnsToPublish.queue.queueUrl,
      LINK_HOURS: String(config.linkHours),
      PREFERRED_FEEDS: JSON.stringify(config.preferredFeeds),
    };
  }
}
