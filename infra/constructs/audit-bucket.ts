import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { SealedBucket, type SealedBucketProps } from './sealed-bucket.ts';

type AuditBucketProps = SealedBucketProps & { trailArn: string };

/** The bucket into which one trail of CloudTrail writes, and nobody else (AWS CloudTrail User Guide, "Amazon S3 bucket policy for CloudTrail"). */
export class AuditBucket extends SealedBucket {
  constructor(scope: Construct, id: string, { trailArn, ...sealed }: AuditBucketProps) {
    super(scope, id, sealed);
    const principals = [new ServicePrincipal('cloudtrail.amazonaws.com')];
    const ours = { 'aws:SourceArn': trailArn };
    this.addToResourcePolicy(
      new PolicyStatement({
        principals,
        actions: ['s3:GetBucketAcl'],
        resources: [this.bucketArn],
        conditions: { StringEquals: ours },
      }),
    );
    this.addToResourcePolicy(
      new PolicyStatement({
        principals,
        actions: ['s3:PutObject'],
        resources: [this.arnForObjects(`AWSLogs/${Stack.of(this).account}/*`)],
        conditions: { StringEquals: { ...ours, 's3:x-amz-acl': 'bucket-owner-full-control' } },
      }),
    );
  }
}
