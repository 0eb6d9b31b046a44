import { Stack, type StackProps } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { BcfFunction } from '../constructs/bcf-function.ts';
import { DailySchedule } from '../constructs/daily-schedule.ts';
import { QuarterEndMachine } from '../constructs/quarter-end-machine.ts';
import { SealedTopic } from '../constructs/sealed-topic.ts';
import { WorkQueue } from '../constructs/work-queue.ts';
import { functionSettings } from '../function-settings.ts';
import {
  onJournal,
  onNotices,
  onObjects,
  onRecords,
  throughKey,
  toQueues,
  toTellMissing,
  toTopic,
} from '../permissions.ts';
import type { FunctionSize, StageConfig } from '../stage-config.ts';
import type { KeepStack } from './keep-stack.ts';

type FlowStackProps = StackProps & { config: StageConfig; keep: KeepStack };

type Described = { handler: string; entry?: string; size: FunctionSize; permissions: PolicyStatement[] };

/**
 * From a dropped file to a published return: file arrived (or found clean) → queue → file-arrived → queue →
 * publish-return. And from the calendar: schedule → state machine → quarter-end, then publish-return for each area.
 */
export class FlowStack extends Stack {
  readonly arrivedFiles: WorkQueue;
  readonly returnsToPublish: WorkQueue;
  readonly notices: SealedTopic;
  readonly functions: Record<'fileArrived' | 'publishReturn' | 'publishDue' | 'quarterEnd', BcfFunction>;
  readonly quarterEnds: QuarterEndMachine;
  readonly schedule: DailySchedule;

  constructor(scope: Construct, id: string, props: FlowStackProps) {
    super(scope, id, props);
    const { config, keep } = props;
    this.arrivedFiles = new WorkQueue(this, 'ArrivedFiles', config.fileArrived);
    this.returnsToPublish = new WorkQueue(this, 'ReturnsToPublish', config.publishReturn);
    const displayName = 'Better Care Fund return';
    this.notices = new SealedTopic(this, 'Notices', { key: keep.key, displayName, addresses: config.noticesTo });
    this.queueFiles(props);
    this.functions = {
      fileArrived: this.createFileArrived(props),
      publishReturn: this.createPublishing(props, 'PublishReturn', { size: config.publishReturn }),
      publishDue: this.createPublishing(props, 'PublishDue', { size: config.publishDue, entry: 'publishDue' }),
      quarterEnd: this.createQuarterEnd(props),
    };
    this.functions.fileArrived.takesFrom(this.arrivedFiles);
    this.functions.publishReturn.takesFrom(this.returnsToPublish);
    this.quarterEnds = new QuarterEndMachine(this, 'QuarterEnds', {
      name: `bcf-${config.stage}-quarter-end`,
      areas: config.areas,
      atOnce: config.publishDue.concurrency,
      quarterEnd: this.functions.quarterEnd.function,
      publishDue: this.functions.publishDue.function,
      key: keep.key,
      logsKept: config.functionLogsKept,
    });
    this.schedule = new DailySchedule(this, 'QuarterEndSchedule', { stateMachineArn: this.quarterEnds.arn });
    this.schedule.node.addDependency(this.quarterEnds);
  }

  /** With a scan, a file is announced by what the scan found; a file that nobody may read yet is not announced. */
  private queueFiles({ config, keep }: FlowStackProps): void {
    const { queue, deadLetters } = this.arrivedFiles;
    const { bucketName } = keep.arrivals;
    const targets = [new SqsQueue(queue, { deadLetterQueue: deadLetters })];
    if (config.malwareScan) {
      new Rule(this, 'ObjectScanned', {
        description: 'Queues what the scan for malware found in each new object of the arrivals bucket',
        eventPattern: {
          source: ['aws.guardduty'],
          detailType: ['GuardDuty Malware Protection Object Scan Result'],
          detail: { s3ObjectDetails: { bucketName: [bucketName] } },
        },
        targets,
      });
      return;
    }
    new Rule(this, 'ObjectCreated', {
      description: 'Queues every new object of the arrivals bucket',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [bucketName] } },
      },
      targets,
    });
  }

  private createFileArrived(props: FlowStackProps): BcfFunction {
    const { config, keep } = props;
    return this.createFunction(props, 'FileArrived', {
      handler: 'file-arrived',
      size: config.fileArrived,
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

  private createPublishing(props: FlowStackProps, id: string, described: Omit<Described, 'handler' | 'permissions'>) {
    const { keep } = props;
    return this.createFunction(props, id, {
      ...described,
      handler: 'publish-return',
      permissions: [
        onObjects(keep.returns, ['s3:GetObject', 's3:PutObject', 's3:PutObjectRetention']),
        onObjects(keep.evidence, ['s3:GetObject', 's3:PutObject']),
        toTellMissing([keep.evidence]),
        ...onRecords(keep),
        throughKey(keep.key),
      ],
    });
  }

  private createQuarterEnd(props: FlowStackProps): BcfFunction {
    const { config, keep } = props;
    return this.createFunction(props, 'QuarterEnd', {
      handler: 'quarter-end',
      size: config.quarterEnd,
      permissions: [
        ...onNotices(keep),
        onJournal(keep, ['notices']),
        toTopic(this.notices.topic),
        throughKey(keep.key, ['s3', 'dynamodb', 'sns']),
      ],
    });
  }

  private createFunction(props: FlowStackProps, id: string, described: Described): BcfFunction {
    const { config, keep } = props;
    return new BcfFunction(this, id, {
      ...described,
      environment: functionSettings(config, { keep, flow: this }),
      key: keep.key,
      logsKept: config.functionLogsKept,
    });
  }
}
