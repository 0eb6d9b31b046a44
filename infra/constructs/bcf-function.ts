import { fileURLToPath } from 'node:url';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Architecture, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { type BundlingOptions, LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionSize } from '../stage-config.ts';
import type { WorkQueue } from './work-queue.ts';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

// A function has its credentials in its environment. These are asked only where there are none there, and are a tenth of
// a megabyte.
const otherCredentials = ['sso', 'ini', 'login', 'process', 'web-identity', 'http'].map(
  (kind) => `@aws-sdk/credential-provider-${kind}`,
);

// The SDK is bundled, so that what runs is what was tested. The banner serves CommonJS packages, which call `require`
// for Node's own modules; esbuild does not supply it in an ES module.
const bundling: BundlingOptions = {
  format: OutputFormat.ESM,
  mainFields: ['module', 'main'],
  minify: true,
  keepNames: true,
  bundleAwsSDK: true,
  externalModules: [...otherCredentials, '@smithy/credential-provider-imds'],
  logLevel: LogLevel.WARNING,
  banner: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);",
};

export type BcfFunctionProps = {
  /** The folder under functions/handlers. */
  handler: string;
  /** What its handler.ts exports for this function, where it is not `handler`. */
  entry?: string;
  size: FunctionSize;
  environment: Record<string, string>;
  /** Every call the function makes, beyond its own log, its traces and its queue. */
  permissions: PolicyStatement[];
  key: IKey;
  logsKept: RetentionDays;
};

/** The one kind of Lambda function here: bundled by esbuild, arm64, with a role, an encrypted log and traces of its own. */
export class BcfFunction extends Construct {
  readonly function: NodejsFunction;
  readonly size: FunctionSize;

  constructor(scope: Construct, id: string, props: BcfFunctionProps) {
    super(scope, id);
    this.size = props.size;
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const logGroup = new LogGroup(this, 'Log', {
      retention: props.logsKept,
      encryptionKey: props.key,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    logGroup.grantWrite(role);
    for (const permission of props.permissions) {
      role.addToPrincipalPolicy(permission);
    }
    this.function = new NodejsFunction(this, 'Function', {
      description: `Better Care Fund return: ${[props.handler, props.entry].filter(Boolean).join(', ')}`,
      entry: `${projectRoot}functions/handlers/${props.handler}/handler.ts`,
      handler: props.entry ?? 'handler',
      projectRoot,
      depsLockFilePath: `${projectRoot}package-lock.json`,
      bundling,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.size.memoryMb,
      timeout: Duration.seconds(props.size.timeoutSeconds),
      reservedConcurrentExecutions: props.size.concurrency,
      environment: props.environment,
      awsSdkConnectionReuse: false,
      tracing: Tracing.ACTIVE,
      role,
      logGroup,
    });
  }

  /** Runs the function for every message of a queue, one at a time, so that one bad message cannot hold up another. */
  takesFrom(work: WorkQueue): void {
    const source = new SqsEventSource(work.queue, {
      batchSize: 1,
      reportBatchItemFailures: true,
      maxConcurrency: this.size.concurrency,
    });
    this.function.addEventSource(source);
  }
}
