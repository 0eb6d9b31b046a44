import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** The name of the trail that notes who read or wrote which object. Bucket and key name it before there is a trail. */
export function auditTrailName(stage: string): string {
  return `bcf-${stage}-audit`;
}

/** The trail's ARN, made from its name. */
export function auditTrailArn(scope: Construct, stage: string): string {
  return Stack.of(scope).formatArn({ service: 'cloudtrail', resource: 'trail', resourceName: auditTrailName(stage) });
}
