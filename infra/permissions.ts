import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { type KeepStack, listIndex } from './stacks/keep-stack.ts';

// Written out call by call: the grant methods of CDK add actions by wildcard.

/** Calls on the objects of one bucket, e.g. `s3:GetObject`. */
export function onObjects(bucket: Bucket, actions: `s3:${string}`[]): PolicyStatement {
  return new PolicyStatement({ actions, resources: [bucket.arnForObjects('*')] });
}

/**
 * Lets a reader tell an object that is not there (404) from one that is refused: without the right to list its bucket,
 * S3 answers both with 403 (Amazon S3 API Reference, GetObject).
 */
export function toTellMissing(buckets: Bucket[]): PolicyStatement {
  return new PolicyStatement({ actions: ['s3:ListBucket'], resources: buckets.map((bucket) => bucket.bucketArn) });
}

/** Reads and writes of the table's items, and queries of its index. Items are never deleted one by one. */
export function onRecords(keep: KeepStack): PolicyStatement[] {
  const { tableArn } = keep.table;
  return [
    new PolicyStatement({
      actions: [
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
        'dynamodb:Query',
        'dynamodb:BatchGetItem',
        'dynamodb:BatchWriteItem',
      ],
      resources: [tableArn],
    }),
    new PolicyStatement({ actions: ['dynamodb:Query'], resources: [`${tableArn}/index/${listIndex}`] }),
  ];
}

/** Reads the table, and puts notices: no other item can be written by whoever may only do this. */
export function onNotices(keep: KeepStack): PolicyStatement[] {
  const { tableArn } = keep.table;
  return [
    new PolicyStatement({
      actions: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:BatchGetItem'],
      resources: [tableArn],
    }),
    new PolicyStatement({ actions: ['dynamodb:Query'], resources: [`${tableArn}/index/${listIndex}`] }),
    new PolicyStatement({
      actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
      resources: [tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['NOTICE#*'] } },
    }),
  ];
}

/** Keeps what is written to the table beside it, in the evidence bucket: `kinds` are folders of the journal. */
export function onJournal(keep: KeepStack, kinds: string[]): PolicyStatement {
  const resources = kinds.map((kind) => keep.evidence.arnForObjects(`journal/${kind}/*`));
  return new PolicyStatement({ actions: ['s3:PutObject'], resources });
}

/** Tells the subscribers of a topic something. */
export function toTopic(topic: Topic): PolicyStatement {
  return new PolicyStatement({ actions: ['sns:Publish'], resources: [topic.topicArn] });
}

/** Sends messages to the queues named. */
export function toQueues(queues: Queue[]): PolicyStatement {
  return new PolicyStatement({ actions: ['sqs:SendMessage'], resources: queues.map((queue) => queue.queueArn) });
}

/** Uses the key for objects, items and messages to topics, only through the services that hold them. */
export function throughKey(key: IKey, services = ['s3', 'dynamodb']): PolicyStatement {
  const { region } = key.stack;
  return new PolicyStatement({
    actions: [
      'kms:Decrypt',
      'kms:DescribeKey',
      'kms:Encrypt',
      'kms:GenerateDataKey',
      'kms:ReEncryptFrom',
      'kms:ReEncryptTo',
    ],
    resources: [key.keyArn],
    conditions: {
      StringEquals: { 'kms:ViaService': services.map((service) => `${service}.${region}.amazonaws.com`) },
    },
  });
}
