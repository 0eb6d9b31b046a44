import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { resourcesOf, statementsOf, testStage } from './test-stage.ts';

const { keep } = testStage();
const buckets = Object.values(resourcesOf(keep, 'AWS::S3::Bucket'));

describe('what is kept', () => {
  test('there are five buckets, one table and one key, and destroying the stack deletes none of them', () => {
    const table = Object.values(resourcesOf(keep, 'AWS::DynamoDB::Table'));
    const key = Object.values(resourcesOf(keep, 'AWS::KMS::Key'));
    expect([buckets.length, table.length, key.length]).toEqual([5, 1, 1]);
    expect([...buckets, ...table, ...key].map((resource) => resource.DeletionPolicy)).toEqual(Array(7).fill('Retain'));
  });

  test('no bucket can be made public, every bucket keeps versions and is encrypted', () => {
    const sealed = {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: Match.anyValue(),
    };
    keep.allResourcesProperties('AWS::S3::Bucket', sealed);
  });

  test('files, reports, returns and the audit are encrypted with our own key, and every access to them is logged', () => {
    const holdingData = buckets.filter((bucket) => bucket.Properties.LoggingConfiguration !== undefined);
    expect(holdingData).toHaveLength(4);
    for (const bucket of holdingData) {
      expect(JSON.stringify(bucket.Properties.BucketEncryption)).toContain('"SSEAlgorithm":"aws:kms"');
    }
  });

  test('every bucket refuses calls without TLS, and with TLS older than 1.2', () => {
    const denied = statementsOf(keep, 'AWS::S3::BucketPolicy').filter((statement) => statement.Effect === 'Deny');
    const conditions = denied.map((statement) => JSON.stringify(statement.Condition)).sort();
    expect(conditions).toEqual([
      ...Array(5).fill('{"Bool":{"aws:SecureTransport":"false"}}'),
      ...Array(5).fill('{"NumericLessThan":{"s3:TlsVersion":1.2}}'),
    ]);
  });

  test('patient-level files expire, and those that identify patients within days', () => {
    const arrivals = buckets.filter((bucket) => bucket.Properties.NotificationConfiguration !== undefined);
    expect(arrivals).toHaveLength(1);
    const lifecycle = arrivals[0]?.Properties.LifecycleConfiguration as
      | { Rules: Record<string, unknown>[] }
      | undefined;
    expect(lifecycle?.Rules.map((rule) => [rule.TagFilters ?? 'every file', rule.ExpirationInDays])).toEqual([
      ['every file', 45],
      [[{ Key: 'bcf-delete', Value: 'identifiable-data' }], 1],
    ]);
  });

  test('the table is paid by request, can be restored to any point in time, and cannot be deleted by mistake', () => {
    keep.hasResourceProperties('AWS::DynamoDB::Table', {
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byList',
          KeySchema: [
            { AttributeName: 'list', KeyType: 'HASH' },
            { AttributeName: 'listSort', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    });
  });

  test('the key is rotated every year', () => {
    keep.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  });

  test('the names of the buckets and the table are outputs', () => {
    for (const name of ['ArrivalsBucket', 'EvidenceBucket', 'ReturnsBucket', 'Table']) {
      keep.hasOutput(name, {});
    }
  });
});
