import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

export type AuditTrailProps = {
  name: string;
  /** The buckets whose objects are watched. */
  watched: Bucket[];
  into: Bucket;
  key: IKey;
  logsKept: RetentionDays;
};

/** Notes every read, write and deletion of an object: who, when, from where. Sealed files, which tell of a change to them. */
export class AuditTrail extends Construct {
  constructor(scope: Construct, id: string, { name, watched, into, key, logsKept }: AuditTrailProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Log', {
      retention: logsKept,
      encryptionKey: key,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const role = this.createRole(logGroup, name);
    const trail = new CfnTrail(this, 'Trail', {
      trailName: name,
      isLogging: true,
      s3BucketName: into.bucketName,
      kmsKeyId: key.keyArn,
      enableLogFileValidation: true,
      includeGlobalServiceEvents: false,
      cloudWatchLogsLogGroupArn: logGroup.logGroupArn,
      cloudWatchLogsRoleArn: role.roleArn,
      advancedEventSelectors: [
        {
          name: 'Objects',
          fieldSelectors: [
            { field: 'eventCategory', equalTo: ['Data'] },
            { field: 'resources.type', equalTo: ['AWS::S3::Object'] },
            { field: 'resources.ARN', startsWith: watched.map((bucket) => `${bucket.bucketArn}/`) },
          ],
        },
      ],
    });
    // CloudTrail tries the role when the trail is made.
    trail.node.addDependency(role);
  }

  private createRole(logGroup: LogGroup, name: string): Role {
    const stack = Stack.of(this);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('cloudtrail.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
      }),
      description: `Writes ${name} into its log group`,
    });
    // The ARN of a log group ends with `:*`, which names its streams.
    role.addToPolicy(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
    );
    return role;
  }
}
