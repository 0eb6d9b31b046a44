import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

// AWS Lambda Developer Guide, "Using Lambda with Amazon SQS": visibility at least six times the function's timeout,
// and at least five receives before a message is put aside.
const visibilityPerTimeout = 6;
const receivesBeforeAside = 5;

const sealed: QueueProps = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };

/** A queue of work for one function, and the queue of what it could not do, kept 14 days for a redrive. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: { timeoutSeconds: number }) {
    super(scope, id);
    this.deadLetters = new Queue(this, 'DeadLetters', { ...sealed, retentionPeriod: Duration.days(14) });
    this.queue = new Queue(this, 'Queue', {
      ...sealed,
      retentionPeriod: Duration.days(4),
      visibilityTimeout: Duration.seconds(props.timeoutSeconds * visibilityPerTimeout),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: receivesBeforeAside },
    });
  }
}
