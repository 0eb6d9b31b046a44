import { Duration, RemovalPolicy, SecretValue, Stack } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPoolGroup,
  ClientAttributes,
  FeaturePlan,
  Mfa,
  OAuthScope,
  ProviderAttribute,
  ResourceServerScope,
  StandardThreatProtectionMode,
  UserPool,
  UserPoolClient,
  UserPoolClientIdentityProvider,
  UserPoolIdentityProviderOidc,
  UserPoolIdentityProviderSaml,
  UserPoolIdentityProviderSamlMetadata,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { IdentityProvider, SiteConfig } from '../site-config.ts';

const ROLES = ['provider', 'reviewer', 'certifier'];

type SignInPoolProps = { stage: string; site: SiteConfig; siteUrl: string };

/**
 * Who may sign in: nobody by themselves, everybody with a second factor, in groups that say their organisation and roles.
 * Destroying its stack leaves it in the account.
 */
export class SignInPool extends Construct {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  /** The address of the sign-in pages. */
  readonly url: string;

  constructor(scope: Construct, id: string, { stage, site, siteUrl }: SignInPoolProps) {
    super(scope, id);
    const { account, region } = Stack.of(this);
    this.pool = this.createPool();
    const domainPrefix = `bcf-${stage}-${account}`;
    this.pool.addDomain('Domain', { cognitoDomain: { domainPrefix } });
    this.url = `https://${domainPrefix}.auth.${region}.amazoncognito.com`;
    const provider = site.identityProvider && this.federate(site.identityProvider);
    this.client = this.createClient(site, siteUrl, provider);
    const groups = [
      ...ROLES.map((role) => `role-${role}`),
      ...Object.keys(site.organisations).map((name) => `org-${name}`),
    ];
    for (const groupName of groups) {
      new CfnUserPoolGroup(this, `Group-${groupName}`, { userPoolId: this.pool.userPoolId, groupName });
    }
    this.admitPrograms(site.organisations);
  }

  private createPool(): UserPool {
    return new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      standardAttributes: { email: { required: true, mutable: true } },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 14,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /** The client of the pages: it has no secret to lose, and no way in but the sign-in pages. */
  private createClient(site: SiteConfig, siteUrl: string, provider: Construct | null): UserPoolClient {
    const { identityProvider, sessionMinutes } = site;
    const session = Duration.minutes(sessionMinutes);
    const attributes = new ClientAttributes().withStandardAttributes({ email: true, fullname: true });
    const client = new UserPoolClient(this, 'Pages', {
      userPool: this.pool,
      generateSecret: false,
      authFlows: {},
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [`${siteUrl}/sign-in/callback`],
        logoutUrls: [`${siteUrl}/signed-out`],
      },
      supportedIdentityProviders: [
        identityProvider
          ? UserPoolClientIdentityProvider.custom(identityProvider.name)
          : UserPoolClientIdentityProvider.COGNITO,
      ],
      idTokenValidity: session,
      accessTokenValidity: session,
      refreshTokenValidity: Duration.minutes(60),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
      // What a provider says of somebody is written by way of the client; nobody has a token by which they could write it.
      readAttributes: attributes,
      writeAttributes: attributes,
    });
    if (provider) client.node.addDependency(provider);
    return client;
  }

  private federate(provider: IdentityProvider): Construct {
    const { name } = provider;
    const common = { userPool: this.pool, name };
    if (provider.kind === 'saml') {
      return new UserPoolIdentityProviderSaml(this, 'Provider', {
        ...common,
        metadata: UserPoolIdentityProviderSamlMetadata.url(provider.metadataUrl),
        attributeMapping: {
          email: ProviderAttribute.other('http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress'),
          fullname: ProviderAttribute.other('http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name'),
        },
      });
    }
    return new UserPoolIdentityProviderOidc(this, 'Provider', {
      ...common,
      issuerUrl: provider.issuerUrl,
      clientId: provider.clientId,
      clientSecret: SecretValue.secretsManager(provider.clientSecretName).unsafeUnwrap(),
      scopes: ['openid', 'email', 'profile'],
      attributeMapping: { email: ProviderAttribute.other('email'), fullname: ProviderAttribute.other('name') },
    });
  }

  /** Each program has an id and a secret, and scopes that say the same of it as groups say of people. */
  private admitPrograms(organisations: SiteConfig['organisations']): void {
    const programs = Object.entries(organisations).flatMap(([organisation, { programs: own = [] }]) =>
      own.map(({ name, roles }) => ({ name, scopes: [`org-${organisation}`, ...roles.map((role) => `role-${role}`)] })),
    );
    if (programs.length === 0) return;
    const names = [...new Set(programs.flatMap(({ scopes }) => scopes))];
    const scopes = new Map(
      names.map((scopeName) => [scopeName, new ResourceServerScope({ scopeName, scopeDescription: scopeName })]),
    );
    const server = this.pool.addResourceServer('Programs', { identifier: 'bcf', scopes: [...scopes.values()] });
    for (const program of programs) {
      const own = program.scopes.flatMap((name) => scopes.get(name) ?? []);
      new UserPoolClient(this, `Program-${program.name}`, {
        userPool: this.pool,
        userPoolClientName: program.name,
        generateSecret: true,
        authFlows: {},
        oAuth: {
          flows: { clientCredentials: true },
          scopes: own.map((scope) => OAuthScope.resourceServer(server, scope)),
        },
        accessTokenValidity: Duration.minutes(60),
        enableTokenRevocation: true,
      });
    }
  }
}
