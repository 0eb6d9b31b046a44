import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

type Users = { stage: string; trailArn: string };

/** Statements of the key's own policy: in these, `*` is the key itself. */
function may(service: string, actions: string[], conditions: Record<string, unknown>): PolicyStatement {
  return new PolicyStatement({ principals: [new ServicePrincipal(service)], actions, resources: ['*'], conditions });
}

/** Log groups get their names from their stacks, all of which begin with `bcf-<stage>-`. */
function forLogs(stack: Stack, stage: string): PolicyStatement {
  const logGroups = stack.formatArn({
    service: 'logs',
    resource: 'log-group',
    resourceName: `bcf-${stage}-*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  const actions = [
    'kms:Decrypt',
    'kms:DescribeKey',
    'kms:Encrypt',
    'kms:GenerateDataKey',
    'kms:GenerateDataKeyWithoutPlaintext',
    'kms:ReEncryptFrom',
    'kms:ReEncryptTo',
  ];
  const ours = { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logGroups } };
  return may(`logs.${stack.region}.amazonaws.com`, actions, ours);
}

/** What services of AWS may do with the key on their own behalf: write logs and the audit trail, and speak by alarms. */
export function servicesUsingKey(scope: Construct, { stage, trailArn }: Users): PolicyStatement[] {
  const stack = Stack.of(scope);
  return [
    forLogs(stack, stage),
    may('cloudtrail.amazonaws.com', ['kms:DescribeKey', 'kms:GenerateDataKey', 'kms:GenerateDataKeyWithoutPlaintext'], {
      StringEquals: { 'aws:SourceArn': trailArn },
    }),
    may('cloudwatch.amazonaws.com', ['kms:Decrypt', 'kms:GenerateDataKey'], {
      StringEquals: { 'aws:SourceAccount': stack.account },
    }),
  ];
}
