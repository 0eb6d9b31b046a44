/** Who sends people of an organisation on to us: their own identity provider, by OpenID Connect or SAML 2.0. */
export type IdentityProvider =
  /** `clientSecretName` is the name of a secret in AWS Secrets Manager that was put there by hand. */
  | { kind: 'oidc'; name: string; issuerUrl: string; clientId: string; clientSecretName: string }
  | { kind: 'saml'; name: string; metadataUrl: string };

/** What the people and programs of an organisation may see: boards by their current codes, and feeds that it sends under. */
export type OrganisationConfig = {
  areas: 'all' | readonly string[];
  feeds: 'all' | readonly string[];
  /** Programs that sign in by an id and a secret of their own, each with the roles that it has. */
  programs?: readonly { name: string; roles: readonly ('provider' | 'reviewer' | 'certifier')[] }[];
};

/** Where people find the pages, and how they sign in. */
export type SiteConfig = {
  /** A name of one's own with its certificate, which must be in us-east-1 for CloudFront; null for one that AWS gives. */
  domain: { name: string; certificateArn: string } | null;
  /** A web ACL of AWS WAF for CloudFront, which must be in us-east-1; null for none. */
  webAclArn: string | null;
  identityProvider: IdentityProvider | null;
  /** What people are known by, in minutes from signing in: 15 to 60. It cannot be taken back before. */
  sessionMinutes: number;
  /** By the names that the groups of people have behind `org-`. */
  organisations: Readonly<Record<string, OrganisationConfig>>;
  /** Requests a second that are answered, of all people together, and how many more for a moment. */
  requestsPerSecond: number;
  requestsAtOnce: number;
};
