import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { ALWAYS, contentSecurityPolicy } from '../../functions/handlers/api/security-headers.ts';
import { addProduct } from '../../infra/product.ts';
import type { SiteConfig } from '../../infra/site-config.ts';
import { SITE_HEADERS } from '../../infra/site-headers.ts';
import { stageConfig } from '../../infra/stage-config.ts';
import { actionsOf, appWithoutBundles, resourcesOf, statementsOf } from './test-stage.ts';

function siteWith(changed: Partial<SiteConfig> = {}): { site: Template; keep: Template } {
  const config = stageConfig('test');
  const { site, keep } = addProduct(appWithoutBundles(), { ...config, site: { ...config.site, ...changed } });
  return { site: Template.fromStack(site), keep: Template.fromStack(keep) };
}

const { site, keep } = siteWith();
const only = (type: string) => Object.values(resourcesOf(site, type))[0]?.Properties ?? {};
// biome-ignore lint/suspicious/noExplicitAny: tests look into templates as any reader of JSON would
const distribution = only('AWS::CloudFront::Distribution').DistributionConfig as any;

describe('what the world sees', () => {
  test('there is one distribution, over HTTPS alone, that logs who asked', () => {
    expect(Object.keys(resourcesOf(site, 'AWS::CloudFront::Distribution'))).toHaveLength(1);
    const behaviours = [distribution.DefaultCacheBehavior, ...distribution.CacheBehaviors];
    expect(behaviours.map((each) => each.ViewerProtocolPolicy)).toEqual(Array(3).fill('redirect-to-https'));
    expect(distribution.Logging).toMatchObject({ Bucket: expect.anything(), IncludeCookies: false });
    expect(distribution.Origins).toHaveLength(1);
    expect(distribution.Origins[0].CustomOriginConfig).toMatchObject({
      OriginProtocolPolicy: 'https-only',
      OriginSSLProtocols: ['TLSv1.2'],
    });
  });

  test('no page is kept, and stylesheets and scripts only by their path and for as long as they say', () => {
    // CachingDisabled (Amazon CloudFront Developer Guide, "Use managed cache policies").
    expect(distribution.DefaultCacheBehavior.CachePolicyId).toBe('4135ea2d-6df8-44a3-9df3-4b5a84be39ad');
    expect(distribution.CacheBehaviors.map((each: { PathPattern: string }) => each.PathPattern)).toEqual([
      '/styles/*',
      '/scripts/*',
    ]);
    for (const each of distribution.CacheBehaviors) {
      expect([each.AllowedMethods, each.OriginRequestPolicyId]).toEqual([['GET', 'HEAD'], undefined]);
    }
    expect(only('AWS::CloudFront::CachePolicy').CachePolicyConfig).toMatchObject({
      MinTTL: 0,
      DefaultTTL: 0,
      ParametersInCacheKeyAndForwardedToOrigin: {
        CookiesConfig: { CookieBehavior: 'none' },
        HeadersConfig: { HeaderBehavior: 'none' },
        QueryStringsConfig: { QueryStringBehavior: 'none' },
      },
    });
  });

  test('its headers are those of the function, which may say more of a page of its own', () => {
    expect(SITE_HEADERS.contentSecurityPolicy).toBe(contentSecurityPolicy());
    const { ResponseHeadersPolicyConfig: config } = only('AWS::CloudFront::ResponseHeadersPolicy') as Record<
      string,
      // biome-ignore lint/suspicious/noExplicitAny: as above
      any
    >;
    const security = config.SecurityHeadersConfig;
    expect(security.ContentSecurityPolicy).toEqual({ ContentSecurityPolicy: contentSecurityPolicy(), Override: false });
    const said = Object.fromEntries(
      config.CustomHeadersConfig.Items.map(({ Header, Value }: Record<string, string>) => [Header, Value]),
    );
    const { AccessControlMaxAgeSec, IncludeSubdomains } = security.StrictTransportSecurity;
    expect({
      ...said,
      'referrer-policy': security.ReferrerPolicy.ReferrerPolicy,
      'strict-transport-security': `max-age=${AccessControlMaxAgeSec}${IncludeSubdomains ? '; includeSubDomains' : ''}`,
      'x-content-type-options': security.ContentTypeOptions ? 'nosniff' : '',
      'x-frame-options': security.FrameOptions.FrameOption,
    }).toEqual({ ...ALWAYS, 'cache-control': 'no-store' });
  });

  test('what the distribution adds to a request is a secret that the function knows, too', () => {
    const [header] = distribution.Origins[0].OriginCustomHeaders;
    const { Variables } = only('AWS::Lambda::Function').Environment as { Variables: Record<string, unknown> };
    expect(header.HeaderName).toBe('x-site-secret');
    expect(JSON.stringify(header.HeaderValue)).toContain('{{resolve:secretsmanager:');
    expect(Variables.SITE_SECRET).toEqual(header.HeaderValue);
  });

  test('with a domain of its own it speaks TLS 1.2 of 2021 or newer, and may have a firewall', () => {
    const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/a';
    const webAclArn = 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/a/b';
    const named = siteWith({ domain: { name: 'bcf.example', certificateArn }, webAclArn });
    named.site.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        Aliases: ['bcf.example'],
        WebACLId: webAclArn,
        ViewerCertificate: { AcmCertificateArn: certificateArn, MinimumProtocolVersion: 'TLSv1.2_2021' },
      },
    });
    named.keep.hasResourceProperties('AWS::S3::Bucket', {
      CorsConfiguration: { CorsRules: [{ AllowedMethods: ['POST'], AllowedOrigins: ['https://bcf.example'] }] },
    });
    named.site.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      CallbackURLs: ['https://bcf.example/sign-in/callback'],
    });
  });

  test('browsers may send files to the arrivals bucket, and to no other, from the pages', () => {
    const buckets = Object.values(resourcesOf(keep, 'AWS::S3::Bucket'));
    const open = buckets.flatMap(({ Properties }) =>
      Properties.CorsConfiguration ? [Properties.CorsConfiguration] : [],
    );
    expect(open).toMatchObject([
      { CorsRules: [{ AllowedMethods: ['POST'], AllowedOrigins: ['https://*.cloudfront.net'] }] },
    ]);
  });
});

describe('the API behind it', () => {
  test('lets so many requests through at once and logs each, without what was asked for by query or header', () => {
    site.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
      AccessLogSettings: { DestinationArn: Match.anyValue() },
    });
    const { Format } = only('AWS::ApiGatewayV2::Stage').AccessLogSettings as { Format: string };
    expect(Format).not.toMatch(/query|header|cookie|authoriz/i);
    site.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 90, KmsKeyId: Match.anyValue() });
  });

  test('has one function, which may do what is named to what is named', () => {
    const statements = statementsOf(site, 'AWS::IAM::Policy');
    expect(statements.flatMap(actionsOf).filter((action) => action.includes('*'))).toEqual([]);
    const onEverything = statements.filter(({ Resource }) => JSON.stringify(Resource) === '"*"');
    expect(new Set(onEverything.flatMap(actionsOf))).toEqual(
      new Set(['xray:PutTelemetryRecords', 'xray:PutTraceSegments']),
    );
    expect(statements.flatMap(actionsOf).filter((action) => /Delete|kms:(Create|Put|Schedule)/.test(action))).toEqual(
      [],
    );
    site.hasResourceProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      TracingConfig: { Mode: 'Active' },
      Environment: {
        Variables: { SITE_URL: Match.anyValue(), SIGN_IN_POOL: Match.anyValue(), ARRIVALS_KEY_ARN: Match.anyValue() },
      },
    });
  });
});

describe('who may sign in', () => {
  test('nobody by themselves, everybody with a second factor and a long password, and the pool outlives its stack', () => {
    site.hasResource('AWS::Cognito::UserPool', {
      DeletionPolicy: 'Retain',
      Properties: {
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
        MfaConfiguration: 'ON',
        EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
        DeletionProtection: 'ACTIVE',
        Policies: { PasswordPolicy: Match.objectLike({ MinimumLength: 14, RequireSymbols: true }) },
        UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
      },
    });
  });

  test('the pages have a client without a secret that takes codes alone, for a session of minutes', () => {
    site.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email', 'profile'],
      ExplicitAuthFlows: Match.absent(),
      EnableTokenRevocation: true,
      PreventUserExistenceErrors: 'ENABLED',
      IdTokenValidity: 30,
      SupportedIdentityProviders: ['COGNITO'],
    });
  });

  test('there is a group for each role and each organisation', () => {
    const names = Object.values(resourcesOf(site, 'AWS::Cognito::UserPoolGroup')).map(
      ({ Properties }) => Properties.GroupName,
    );
    expect(names.sort()).toEqual(['org-coventry', 'role-certifier', 'role-provider', 'role-reviewer']);
  });

  test.each([
    [
      'OIDC',
      { kind: 'oidc', name: 'Council', issuerUrl: 'https://id.example', clientId: 'bcf', clientSecretName: 'bcf/id' },
    ],
    ['SAML', { kind: 'saml', name: 'Council', metadataUrl: 'https://id.example/metadata' }],
  ] as const)(
    'people come by the identity provider of their organisation, by %s, where one is named',
    (type, provider) => {
      const federated = siteWith({ identityProvider: provider }).site;
      federated.hasResourceProperties('AWS::Cognito::UserPoolIdentityProvider', {
        ProviderName: 'Council',
        ProviderType: type,
      });
      federated.hasResourceProperties('AWS::Cognito::UserPoolClient', { SupportedIdentityProviders: ['Council'] });
    },
  );

  test('programs have a client each, whose scopes say what the groups of people say', () => {
    const programs = [{ name: 'loader', roles: ['provider' as const] }];
    const organisations = { coventry: { areas: ['E08000026'], feeds: ['coventry'], programs } };
    const template = siteWith({ organisations }).site;
    const clients = Object.values(resourcesOf(template, 'AWS::Cognito::UserPoolClient'));
    const loader = clients.find(({ Properties }) => Properties.ClientName === 'loader')?.Properties;
    expect(loader).toMatchObject({ GenerateSecret: true, AllowedOAuthFlows: ['client_credentials'] });
    expect(JSON.stringify(loader?.AllowedOAuthScopes)).toMatch(/\/org-coventry.*\/role-provider/);
  });
});

test('where things are is said as outputs', () => {
  for (const name of ['Site', 'SiteHost', 'UserPool', 'SignInPages']) site.hasOutput(name, {});
});
