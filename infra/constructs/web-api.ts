import { Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnStage, HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { SiteConfig } from '../site-config.ts';

type WebApiProps = { site: SiteConfig; key: IKey; logsKept: RetentionDays };

// No query and no header: both may hold what somebody typed or is known by.
const LOGGED = {
  at: '$context.requestTime',
  request: '$context.requestId',
  method: '$context.httpMethod',
  path: '$context.path',
  status: '$context.status',
  bytes: '$context.responseLength',
  milliseconds: '$context.responseLatency',
  from: '$context.identity.sourceIp',
  error: '$context.integrationErrorMessage',
};

/** The HTTP API in front of the web function: it lets so many requests through at once, and logs each. */
export class WebApi extends Construct {
  readonly api: HttpApi;
  /** The host by which the distribution asks. */
  readonly host: string;

  constructor(scope: Construct, id: string, { site, key, logsKept }: WebApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', {
      createDefaultStage: false,
      description: 'Better Care Fund return: pages and API',
    });
    const log = new LogGroup(this, 'Log', {
      retention: logsKept,
      encryptionKey: key,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    new CfnStage(this, 'Stage', {
      apiId: this.api.apiId,
      stageName: '$default',
      autoDeploy: true,
      accessLogSettings: { destinationArn: log.logGroupArn, format: JSON.stringify(LOGGED) },
      defaultRouteSettings: { throttlingRateLimit: site.requestsPerSecond, throttlingBurstLimit: site.requestsAtOnce },
    });
    const { region, urlSuffix } = Stack.of(this);
    this.host = Fn.join('', [this.api.apiId, `.execute-api.${region}.`, urlSuffix]);
  }

  /** Every path and method goes to one function, which says who may ask for what. */
  answeredBy(web: IFunction): void {
    const integration = new HttpLambdaIntegration('Web', web);
    this.api.addRoutes({ path: '/{proxy+}', methods: [HttpMethod.ANY], integration });
    this.api.addRoutes({ path: '/', methods: [HttpMethod.ANY], integration });
  }
}
