import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { HttpMethods } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { AuditBucket } from '../constructs/audit-bucket.ts';
import { MalwareScan } from '../constructs/malware-scan.ts';
import { SealedBucket, type SealedBucketProps } from '../constructs/sealed-bucket.ts';
import { servicesUsingKey } from '../key-policy.ts';
import type { StageConfig } from '../stage-config.ts';
import { auditTrailArn } from '../trail-name.ts';

export const listIndex = 'byList';

/**
 * What outlives every deployment: the key, the buckets and the table. Destroying the stack leaves them in the account;
 * where the stage is destroyed with its data, what notes who did what is still left, and the key to read it.
 */
export class KeepStack extends Stack {
  readonly key: Key;
  readonly arrivals: SealedBucket;
  readonly evidence: SealedBucket;
  readonly returns: SealedBucket;
  readonly audit: AuditBucket;
  readonly accessLogs: SealedBucket;
  readonly table: Table;

  constructor(scope: Construct, id: string, props: StackProps & { config: StageConfig }) {
    super(scope, id, props);
    const { config } = props;
    const trailArn = auditTrailArn(this, config.stage);
    const key = this.createKey(config.stage, trailArn);
    const kept = { removal: RemovalPolicy.RETAIN };
    const data = { removal: config.dataGoesWithStack ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN };
    this.key = key;
    this.accessLogs = new SealedBucket(this, 'AccessLogs', { ...kept, keptDays: config.accessLogsKeptDays });
    const sealed = { key, accessLogs: this.accessLogs };
    this.arrivals = this.createArrivals(
      { ...sealed, ...data, keptDays: config.arrivalsKeptDays },
      `https://${config.site.domain?.name ?? '*.cloudfront.net'}`,
    );
    this.evidence = new SealedBucket(this, 'Evidence', { ...sealed, ...data });
    this.returns = new SealedBucket(this, 'Returns', { ...sealed, ...data, objectLock: true });
    this.audit = new AuditBucket(this, 'Audit', { ...sealed, ...kept, keptDays: config.auditKeptDays, trailArn });
    this.table = this.createTable(data.removal);
    if (config.malwareScan) new MalwareScan(this, 'MalwareScan', { bucket: this.arrivals, key });
    new CfnOutput(this, 'ArrivalsBucket', { value: this.arrivals.bucketName });
    new CfnOutput(this, 'EvidenceBucket', { value: this.evidence.bucketName });
    new CfnOutput(this, 'ReturnsBucket', { value: this.returns.bucketName });
    new CfnOutput(this, 'Table', { value: this.table.tableName });
  }

  /** Browsers send files straight from the pages. Whoever has no signed form gets nowhere from any page. */
  private createArrivals(sealed: SealedBucketProps, siteOrigin: string): SealedBucket {
    const deletedByTag = { 'bcf-delete': 'identifiable-data' };
    const arrivals = new SealedBucket(this, 'Arrivals', { ...sealed, deletedByTag });
    arrivals.announceObjects();
    arrivals.addCorsRule({
      allowedMethods: [HttpMethods.POST],
      allowedOrigins: [siteOrigin],
      allowedHeaders: ['*'],
      exposedHeaders: ['ETag', 'x-amz-version-id'],
      maxAge: 600,
    });
    return arrivals;
  }

  private createKey(stage: string, trailArn: string): Key {
    const key = new Key(this, 'Key', {
      alias: `bcf-${stage}`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const statement of servicesUsingKey(this, { stage, trailArn })) {
      key.addToResourcePolicy(statement);
    }
    return key;
  }

  private createTable(removal: RemovalPolicy): Table {
    const table = new Table(this, 'Records', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: removal === RemovalPolicy.RETAIN,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      removalPolicy: removal,
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
