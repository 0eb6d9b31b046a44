import { Duration, type RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  CfnBucket,
  type IBucket,
  type LifecycleRule,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

export type SealedBucketProps = {
  /** Absent only for the bucket of access logs: S3 delivers these into buckets with its own keys alone. */
  key?: IKey;
  accessLogs?: Bucket;
  keptDays?: number;
  /** Objects that carry this tag are deleted within days of it, in every version that has it. */
  deletedByTag?: Record<string, string>;
  /** What becomes of the bucket with its stack; CloudFormation deletes none that holds an object. */
  removal: RemovalPolicy;
  /** Lets single objects be locked later; by itself it locks nothing. */
  objectLock?: true;
};

/** The one kind of bucket here: never public, TLS only, versioned, encrypted, owner's rights only. */
export class SealedBucket extends Bucket {
  constructor(scope: Construct, id: string, props: SealedBucketProps) {
    super(scope, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      removalPolicy: props.removal,
      lifecycleRules: [lifecycle(props.keptDays), ...deletion(props.deletedByTag)],
      ...encryption(props.key),
      ...(props.objectLock === undefined ? {} : { objectLockEnabled: true }),
      ...accessLogging(id, props.accessLogs),
    });
  }

  /** Sends an event to EventBridge for every object. Set on the resource itself: the construct's own switch adds a function with wide rights. */
  announceObjects(): void {
    const bucket = this.node.defaultChild;
    if (!(bucket instanceof CfnBucket)) {
      throw new Error('A bucket without its CloudFormation resource cannot announce objects.');
    }
    bucket.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
  }
}

function encryption(key: IKey | undefined): BucketProps {
  return key === undefined
    ? { encryption: BucketEncryption.S3_MANAGED }
    : { encryption: BucketEncryption.KMS, encryptionKey: key, bucketKeyEnabled: true };
}

function lifecycle(keptDays: number | undefined): LifecycleRule {
  const abortIncompleteMultipartUploadAfter = Duration.days(7);
  if (keptDays === undefined) {
    return { abortIncompleteMultipartUploadAfter };
  }
  const kept = Duration.days(keptDays);
  return { abortIncompleteMultipartUploadAfter, expiration: kept, noncurrentVersionExpiration: kept };
}

function deletion(tagFilters: Record<string, string> | undefined): LifecycleRule[] {
  const soon = Duration.days(1);
  return tagFilters === undefined ? [] : [{ tagFilters, expiration: soon, noncurrentVersionExpiration: soon }];
}

function accessLogging(id: string, accessLogs: Bucket | undefined): BucketProps {
  return accessLogs === undefined
    ? {}
    : {
        // CDK's Bucket misses its own interface by an optional property under exactOptionalPropertyTypes.
        serverAccessLogsBucket: accessLogs as IBucket,
        serverAccessLogsPrefix: `${id}/`,
      };
}
