import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { BcfFunction } from '../constructs/bcf-function.ts';
import { FrontDoor } from '../constructs/front-door.ts';
import { SignInPool } from '../constructs/sign-in-pool.ts';
import { WebApi } from '../constructs/web-api.ts';
import { functionSettings } from '../function-settings.ts';
import { onObjects, onRecords, throughKey, toQueues, toTellMissing } from '../permissions.ts';
import type { SiteConfig } from '../site-config.ts';
import type { StageConfig } from '../stage-config.ts';
import type { FlowStack } from './flow-stack.ts';
import type { KeepStack } from './keep-stack.ts';

type SiteStackProps = StackProps & { config: StageConfig; keep: KeepStack; flow: FlowStack };

/** What the pages load, which lies beside the function's bundle. */
const WEB_FILES = ['web/styles', 'web/scripts', 'node_modules/nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.css'];

/** What people and programs see: distribution → HTTP API → the web function, and the user pool by which they are known. */
export class SiteStack extends Stack {
  readonly api: BcfFunction;
  readonly web: WebApi;
  readonly frontDoor: FrontDoor;
  readonly signIn: SignInPool;
  readonly secret: Secret;
  readonly config: SiteConfig;

  constructor(scope: Construct, id: string, props: SiteStackProps) {
    super(scope, id, props);
    const { config, keep } = props;
    const { site, stage } = config;
    this.config = site;
    this.secret = new Secret(this, 'SiteSecret', {
      description: 'Better Care Fund return: what the distribution adds to each request, so that the API knows the way',
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
      // By its ARN: to the key itself CDK would add rights by wildcard.
      encryptionKey: Key.fromKeyArn(this, 'Key', keep.key.keyArn),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.web = new WebApi(this, 'WebApi', { site, key: keep.key, logsKept: config.functionLogsKept });
    this.frontDoor = new FrontDoor(this, 'FrontDoor', {
      site,
      host: this.web.host,
      secret: this.secret.secretValue,
      logsKeptDays: config.accessLogsKeptDays,
      accessLogs: keep.accessLogs,
    });
    const { url } = this.frontDoor;
    this.signIn = new SignInPool(this, 'SignIn', { stage, site, siteUrl: url });
    this.api = this.createApi(props);
    this.web.answeredBy(this.api.function);
    new CfnOutput(this, 'Site', { value: url });
    new CfnOutput(this, 'SiteHost', { value: this.frontDoor.distribution.distributionDomainName });
    new CfnOutput(this, 'UserPool', { value: this.signIn.pool.userPoolId });
    new CfnOutput(this, 'SignInPages', { value: this.signIn.url });
  }

  private createApi({ config, keep, flow }: SiteStackProps): BcfFunction {
    const { site } = config;
    const seen = Object.entries(site.organisations).map(([name, { areas, feeds }]) => [name, { areas, feeds }]);
    return new BcfFunction(this, 'Api', {
      handler: 'api',
      size: config.api,
      files: WEB_FILES,
      // All organisations together may be longer than an environment, which has 4 KB (AWS Lambda quotas).
      define: { 'process.env.ORGANISATIONS': JSON.stringify(JSON.stringify(Object.fromEntries(seen))) },
      environment: {
        ...functionSettings(config, { keep, flow }),
        ARRIVALS_KEY_ARN: keep.key.keyArn,
        SITE_URL: this.frontDoor.url,
        SITE_SECRET: this.secret.secretValue.unsafeUnwrap(),
        SIGN_IN_POOL: this.signIn.pool.userPoolId,
        SIGN_IN_CLIENT: this.signIn.client.userPoolClientId,
        SIGN_IN_URL: this.signIn.url,
      },
      permissions: [
        onObjects(keep.arrivals, ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject']),
        onObjects(keep.evidence, ['s3:GetObject', 's3:PutObject']),
        onObjects(keep.returns, ['s3:GetObject', 's3:PutObject', 's3:PutObjectRetention']),
        toTellMissing([keep.arrivals, keep.evidence]),
        ...onRecords(keep),
        toQueues([flow.arrivedFiles.queue, flow.returnsToPublish.queue]),
        throughKey(keep.key),
      ],
      key: keep.key,
      logsKept: config.functionLogsKept,
    });
  }
}
