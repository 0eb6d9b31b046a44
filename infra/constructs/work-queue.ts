import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { DeadLetters } from './dead-letters.ts';

// AWS Lambda Developer Guide, "Using Lambda with Amazon SQS": visibility at least six times the function's timeout,
// and at least five receives before a message is put aside.
const visibilityPerTimeout = 6;
const receivesBeforeAside = 5;

/** A queue of work for one function, and the queue of what it could not do. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, props: { timeoutSeconds: number }) {
    super(scope, id);
    this.deadLetters = new DeadLetters(this);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(4),
      visibilityTimeout: Duration.seconds(props.timeoutSeconds * visibilityPerTimeout),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: receivesBeforeAside },
    });
  }
}
