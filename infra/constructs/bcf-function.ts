import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Architecture, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionSize } from '../stage-config.ts';
import { handlerCode } from './handler-code.ts';
import type { WorkQueue } from './work-queue.ts';

export type BcfFunctionProps = {
  /** The folder under functions/handlers. */
  handler: string;
  /** What its handler.ts exports for this function, where it is not `handler`. */
  entry?: string;
  size: FunctionSize;
  environment: Record<string, string>;
  /** Every call the function makes, beyond its own log, its traces and its queue. */
  permissions: PolicyStatement[];
  /** Files and folders, by their paths in this project, that lie beside the bundle under the same paths. */
  files?: readonly string[];
  /** Expressions that the bundle has replaced by others, as text of the language. */
  define?: Record<string, string>;
  key: IKey;
  logsKept: RetentionDays;
};

/** The one kind of Lambda function here: bundled by esbuild, arm64, with a role, an encrypted log and traces of its own. */
export class BcfFunction extends Construct {
  readonly function: LambdaFunction;
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
    this.function = new LambdaFunction(this, 'Function', {
      description: `Better Care Fund return: ${[props.handler, props.entry].filter(Boolean).join(', ')}`,
      code: handlerCode({
        file: `functions/handlers/${props.handler}/handler.ts`,
        files: props.files ?? [],
        define: props.define ?? {},
      }),
      handler: `index.${props.entry ?? 'handler'}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.size.memoryMb,
      timeout: Duration.seconds(props.size.timeoutSeconds),
      reservedConcurrentExecutions: props.size.concurrency,
      environment: props.environment,
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
