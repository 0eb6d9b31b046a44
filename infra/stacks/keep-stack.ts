import { ArnFormat, CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { SealedBucket } from '../constructs/sealed-bucket.ts';
import type { StageConfig } from '../stage-config.ts';

export const listIndex = 'byList';

/** What outlives every deployment: the key, the buckets and the table. Destroying the stack leaves them in the account. */
export class KeepStack extends Stack {
  readonly key: Key;
  readonly arrivals: SealedBucket;
  readonly evidence: SealedBucket;
  readonly returns: SealedBucket;
  readonly table: Table;

  constructor(scope: Construct, id: string, props: StackProps & { config: StageConfig }) {
    super(scope, id, props);
    const { config } = props;
    const key = this.createKey(config.stage);
    const accessLogs = new SealedBucket(this, 'AccessLogs', { keptDays: config.accessLogsKeptDays });
    this.key = key;
    this.arrivals = this.createArrivals(accessLogs, config.arrivalsKeptDays);
    this.evidence = new SealedBucket(this, 'Evidence', { key, accessLogs });
    this.returns = new SealedBucket(this, 'Returns', { key, accessLogs, objectLock: true });
    this.table = this.createTable();
    new CfnOutput(this, 'ArrivalsBucket', { value: this.arrivals.bucketName });
    new CfnOutput(this, 'EvidenceBucket', { value: this.evidence.bucketName });
    new CfnOutput(this, 'ReturnsBucket', { value: this.returns.bucketName });
    new CfnOutput(this, 'Table', { value: this.table.tableName });
  }

  private createArrivals(accessLogs: SealedBucket, keptDays: number): SealedBucket {
    const deletedByTag = { 'bcf-delete': 'identifiable-data' };
    const arrivals = new SealedBucket(this, 'Arrivals', { key: this.key, accessLogs, keptDays, deletedByTag });
    arrivals.announceObjects();
    return arrivals;
  }

  private createKey(stage: string): Key {
    const key = new Key(this, 'Key', {
      alias: `bcf-${stage}`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    key.addToResourcePolicy(this.logsMayUseKey(stage));
    return key;
  }

  /** Log groups get their names from their stacks, all of which begin with `bcf-<stage>-`. */
  private logsMayUseKey(stage: string): PolicyStatement {
    const logGroups = this.formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: `bcf-${stage}-*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    return new PolicyStatement({
      principals: [new ServicePrincipal(`logs.${this.region}.amazonaws.com`)],
      actions: [
        'kms:Decrypt',
        'kms:DescribeKey',
        'kms:Encrypt',
        'kms:GenerateDataKey',
        'kms:GenerateDataKeyWithoutPlaintext',
        'kms:ReEncryptFrom',
        'kms:ReEncryptTo',
      ],
      resources: ['*'],
      conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logGroups } },
    });
  }

  private createTable(): Table {
    const table = new Table(this, 'Records', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    table.addGlobalSecondaryIndex({
      indexName: listIndex,
      partitionKey: { name: 'list', type: AttributeType.STRING },
      sortKey: { name: 'listSort', type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    });
    return table;
  }
}
