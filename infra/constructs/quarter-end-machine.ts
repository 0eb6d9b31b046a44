import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { areaMap, isDistributed } from '../area-map.ts';

export type QuarterEndMachineProps = {
  /** The name by which a distributed map is allowed to start itself. */
  name: string;
  areas: number;
  atOnce: number;
  quarterEnd: LambdaFunction;
  publishDue: LambdaFunction;
  key: IKey;
  logsKept: RetentionDays;
};

/** The state machine of a quarter's end, with its role and its log. The log holds area codes and no data. */
export class QuarterEndMachine extends Construct {
  readonly name: string;
  readonly arn: string;
  /** Whether its map is executions of its own. */
  readonly isDistributed: boolean;

  constructor(scope: Construct, id: string, props: QuarterEndMachineProps) {
    super(scope, id);
    const { name, quarterEnd, publishDue, key } = props;
    this.name = name;
    this.isDistributed = isDistributed(props.areas);
    this.arn = Stack.of(this).formatArn({
      service: 'states',
      resource: 'stateMachine',
      resourceName: name,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    const logGroup = new LogGroup(this, 'Log', {
      retention: props.logsKept,
      encryptionKey: key,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const role = this.createRole(props);
    const machine = new CfnStateMachine(this, 'StateMachine', {
      stateMachineName: name,
      roleArn: role.roleArn,
      definition: areaMap(props),
      definitionSubstitutions: { QuarterEnd: quarterEnd.functionArn, PublishDue: publishDue.functionArn },
      loggingConfiguration: {
        level: 'ALL',
        includeExecutionData: true,
        destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: logGroup.logGroupArn } }],
      },
      tracingConfiguration: { enabled: true },
    });
    machine.node.addDependency(role);
  }

  private createRole({ quarterEnd, publishDue }: QuarterEndMachineProps): Role {
    const stack = Stack.of(this);
    const ours = { StringEquals: { 'aws:SourceAccount': stack.account } };
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('states.amazonaws.com', { conditions: ours }),
    });
    const may = (actions: string[], resources: string[]) =>
      role.addToPolicy(new PolicyStatement({ actions, resources }));
    may(['lambda:InvokeFunction'], [quarterEnd.functionArn, publishDue.functionArn]);
    // Neither log delivery nor X-Ray has resources to name (AWS Step Functions Developer Guide, "Logging" and "Tracing").
    may(
      [
        'logs:CreateLogDelivery',
        'logs:DeleteLogDelivery',
        'logs:DescribeLogGroups',
        'logs:DescribeResourcePolicies',
        'logs:GetLogDelivery',
        'logs:ListLogDeliveries',
        'logs:PutResourcePolicy',
        'logs:UpdateLogDelivery',
        'xray:GetSamplingRules',
        'xray:GetSamplingTargets',
        'xray:PutTelemetryRecords',
        'xray:PutTraceSegments',
      ],
      ['*'],
    );
    if (this.isDistributed) {
      const executions = stack.formatArn({
        service: 'states',
        resource: 'execution',
        resourceName: `${this.name}:*`,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      });
      may(['states:StartExecution'], [this.arn]);
      may(['states:DescribeExecution', 'states:StopExecution'], [executions]);
    }
    return role;
  }
}
