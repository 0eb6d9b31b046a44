import { Stack, Validations } from 'aws-cdk-lib';
import { CfnPolicy } from 'aws-cdk-lib/aws-iam';
import { CfnEventSourceMapping, CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { type Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import { DeadLetters } from './constructs/dead-letters.ts';
import type { Product } from './product.ts';

/** Findings of the rule packs that stand, where they stand, and why in one line. */
export type Acknowledged = { rules: readonly string[]; at: readonly IConstruct[]; reason: string };

function allOf(stacks: readonly Stack[], isKind: (construct: IConstruct) => boolean): IConstruct[] {
  return stacks.flatMap((stack) => stack.node.findAll().filter(isKind));
}

/** The finding of a resource that ends with a wildcard, as the AwsSolutions pack names it. */
const wildcard = (resource: string) => `AwsSolutions-IAM5[Resource::${resource}]`;

/** Everything in a bucket of another stack, or in a folder of it: there its ARN is what the bucket's stack exports. */
function inBucket(bucket: Bucket, folder = ''): string {
  const stack = Stack.of(bucket);
  const imported: Record<string, string> = stack.resolve(stack.exportValue(bucket.bucketArn));
  return wildcard(`${imported['Fn::ImportValue']}/${folder}*`);
}

/** Everything in a bucket of the same stack. */
function inOwnBucket(bucket: Bucket): string {
  const { defaultChild } = bucket.node;
  if (!(defaultChild instanceof CfnBucket)) throw new Error(`${bucket.node.path} is no bucket of CloudFormation.`);
  return wildcard(`<${Stack.of(bucket).getLogicalId(defaultChild)}.Arn>/*`);
}

/** What is so of every resource of a kind. */
function ofKinds(stacks: readonly Stack[]): Acknowledged[] {
  return [
    {
      rules: ['NIST.800.53.R5-IAMNoInlinePolicy'],
      at: allOf(stacks, (each) => each instanceof CfnPolicy),
      reason: 'Each role has one policy, made and deleted with it; a managed policy could be attached to others.',
    },
    {
      rules: ['NIST.800.53.R5-LambdaInsideVPC'],
      at: allOf(stacks, (each) => each instanceof CfnFunction),
      reason:
        'Functions call AWS services alone, by TLS and IAM; a VPC would add endpoints to pay for and nothing to reach.',
    },
    {
      rules: ['NIST.800.53.R5-LambdaDLQ', 'Serverless-LambdaDLQ'],
      at: allOf(stacks, (each) => each instanceof CfnFunction),
      reason:
        'No function is called asynchronously: queues have dead letters of their own, and the state machine reports.',
    },
    {
      rules: ['Serverless-LambdaEventSourceMappingDestination'],
      at: allOf(stacks, (each) => each instanceof CfnEventSourceMapping),
      reason: 'Sources are SQS queues, which lay failures aside themselves; Lambda takes no such destination for them.',
    },
    {
      rules: ['AwsSolutions-SQS3', 'Serverless-SQSRedrivePolicy'],
      at: allOf(stacks, (each) => each instanceof DeadLetters),
      reason: 'It is a queue of dead letters itself; an alarm speaks of the first message in it.',
    },
    {
      rules: ['NIST.800.53.R5-S3BucketReplicationEnabled'],
      at: allOf(stacks, (each) => each instanceof CfnBucket),
      reason: 'Data stay in London, in three availability zones, versioned; senders can send their files again.',
    },
  ];
}

/** Wildcards in the resources of policies. None is in an action. */
function wildcards({ keep, flow, site }: Product): Acknowledged[] {
  const { fileArrived, publishReturn, publishDue, quarterEnd } = flow.functions;
  return [
    {
      rules: [wildcard('*')],
      at: [fileArrived, publishReturn, publishDue, quarterEnd, site.api],
      reason: 'X-Ray has no resources to name.',
    },
    {
      rules: [wildcard('*')],
      at: [flow.quarterEnds],
      reason: 'X-Ray and the delivery of logs have no resources to name.',
    },
    {
      rules: [inBucket(keep.arrivals), inBucket(keep.evidence)],
      at: [fileArrived],
      reason: 'It takes whatever file arrives, and writes the report of each under its id.',
    },
    {
      rules: [inBucket(keep.returns), inBucket(keep.evidence)],
      at: [publishReturn, publishDue],
      reason: 'It writes the return of any area, and keeps what each was made from.',
    },
    {
      rules: [inBucket(keep.arrivals), inBucket(keep.evidence), inBucket(keep.returns)],
      at: [site.api],
      reason: 'It shows, decides and publishes for every area; who may see which, it asks at each request.',
    },
    {
      rules: [inBucket(keep.evidence, 'journal/notices/')],
      at: [quarterEnd],
      reason: 'Each notice is kept under its own name.',
    },
    {
      rules: [wildcard(`arn:aws:states:${flow.region}:<AWS::AccountId>:execution:${flow.quarterEnds.name}:*`)],
      at: flow.quarterEnds.isDistributed ? [flow.quarterEnds] : [],
      reason: 'The executions of its own map have names that are made as it runs.',
    },
    {
      rules: [
        inOwnBucket(keep.arrivals),
        wildcard(
          `arn:aws:events:${keep.region}:<AWS::AccountId>:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*`,
        ),
      ],
      at: allOf([keep], ({ node }) => node.id === 'MalwareScan'),
      reason: 'The scanner reads whatever arrives, and names its own rule as it makes it.',
    },
  ];
}

/** What stands of the pages. */
function ofSite({ site }: Product): Acknowledged[] {
  const { secret, web, frontDoor, config } = site;
  const { distribution } = frontDoor;
  return [
    {
      rules: ['AwsSolutions-SMG4', 'NIST.800.53.R5-SecretsManagerRotationEnabled'],
      at: [secret],
      reason: 'It lets nobody in: it only tells that a request came by the distribution. A new one is one deployment.',
    },
    {
      rules: ['AwsSolutions-APIG4'],
      at: [web],
      reason: 'The function verifies the token of every request itself, and knows the few addresses that need none.',
    },
    {
      rules: ['AwsSolutions-CFR1'],
      at: [distribution],
      reason: 'People sign in with a second factor from wherever they are; a list of countries stops nobody else.',
    },
    {
      rules: ['AwsSolutions-CFR2'],
      at: config.webAclArn === null ? [distribution] : [],
      reason: 'A web ACL for CloudFront lies in us-east-1; whoever has one names it in the settings of the stage.',
    },
    {
      rules: ['AwsSolutions-CFR4'],
      at: config.domain === null ? [distribution] : [],
      reason: 'Without a domain of its own a stage has the certificate of CloudFront, whose TLS cannot be chosen.',
    },
    {
      rules: ['NIST.800.53.R5-S3DefaultEncryptionKMS'],
      at: [frontDoor.logs],
      reason: 'It holds addresses that were asked for and no data; it is encrypted with the keys of S3 itself.',
    },
  ];
}

/** Every finding that stands. */
export function acknowledged(product: Product): Acknowledged[] {
  const { keep } = product;
  return [
    ...ofKinds(Object.values(product)),
    ...wildcards(product),
    ...ofSite(product),
    {
      rules: ['NIST.800.53.R5-S3DefaultEncryptionKMS'],
      at: [keep.accessLogs],
      reason: 'S3 delivers access logs only into buckets encrypted with keys of its own.',
    },
    {
      rules: ['NIST.800.53.R5-DynamoDBInBackupPlan'],
      at: [keep.table],
      reason: 'It can be restored to any second of 35 days, and be made again from the arrivals and evidence buckets.',
    },
  ];
}

/** Notes on each construct what is acknowledged of it, and why. */
export function acknowledgeFindings(product: Product): void {
  for (const { rules, at, reason } of acknowledged(product)) {
    for (const construct of at) {
      Validations.of(construct).acknowledge(...rules.map((id) => ({ id, reason })));
    }
  }
}
