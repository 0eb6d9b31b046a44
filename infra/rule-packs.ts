import type { App } from 'aws-cdk-lib';
import { AwsSolutionsChecks, NIST80053R5Checks, ServerlessChecks } from 'cdk-nag';

/** The packs of rules that every stack is held against: AWS Solutions, NIST 800-53 revision 5, Serverless. */
export function rulePacks(app: App) {
  return [new AwsSolutionsChecks(app), new NIST80053R5Checks(app), new ServerlessChecks(app)];
}
