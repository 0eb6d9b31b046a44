import { Duration, RemovalPolicy, type SecretValue } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { SiteConfig } from '../site-config.ts';
import { SITE_HEADERS } from '../site-headers.ts';

type FrontDoorProps = {
  site: SiteConfig;
  /** The API behind it, and what tells the API that a request came this way. */
  host: string;
  secret: SecretValue;
  logsKeptDays: number;
  accessLogs: Bucket;
};

/** What the world sees: one distribution, HTTPS only, that keeps stylesheets and scripts for a while and never a page. */
export class FrontDoor extends Construct {
  readonly distribution: Distribution;
  readonly logs: Bucket;
  /** Where people find the pages, without a slash at the end. */
  readonly url: string;

  constructor(scope: Construct, id: string, props: FrontDoorProps) {
    super(scope, id);
    const { site, host, secret } = props;
    this.logs = this.createLogs(props);
    const origin = new HttpOrigin(host, {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      customHeaders: { 'x-site-secret': secret.unsafeUnwrap() },
    });
    const common = {
      origin,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      responseHeadersPolicy: this.createHeaders(),
      compress: true,
    };
    const kept = { ...common, cachePolicy: this.createCachePolicy(), allowedMethods: AllowedMethods.ALLOW_GET_HEAD };
    this.distribution = new Distribution(this, 'Distribution', {
      comment: 'Better Care Fund return',
      defaultBehavior: {
        ...common,
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      },
      additionalBehaviors: { '/styles/*': kept, '/scripts/*': kept },
      httpVersion: HttpVersion.HTTP2_AND_3,
      enableLogging: true,
      // CDK's Bucket misses its own interface by an optional property under exactOptionalPropertyTypes.
      logBucket: this.logs as IBucket,
      logIncludesCookies: false,
      ...(site.webAclArn === null ? {} : { webAclId: site.webAclArn }),
      ...this.named(site),
    });
    this.url = `https://${site.domain?.name ?? this.distribution.distributionDomainName}`;
  }

  /** TLS can be chosen with a certificate of one's own alone. */
  private named({ domain }: SiteConfig) {
    if (domain === null) return {};
    const certificate = Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn);
    const minimumProtocolVersion = SecurityPolicyProtocol.TLS_V1_2_2021;
    return { domainNames: [domain.name], certificate, minimumProtocolVersion };
  }

  /** What the function says of an answer counts; here the same is said of answers that never reached it. */
  private createHeaders(): ResponseHeadersPolicy {
    const override = false;
    const { contentSecurityPolicy, permissionsPolicy, openerPolicy, resourcePolicy } = SITE_HEADERS;
    const custom = (header: string, value: string) => ({ header, value, override });
    return new ResponseHeadersPolicy(this, 'Headers', {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy, override },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: true, override },
      },
      customHeadersBehavior: {
        customHeaders: [
          custom('cache-control', 'no-store'),
          custom('cross-origin-opener-policy', openerPolicy),
          custom('cross-origin-resource-policy', resourcePolicy),
          custom('permissions-policy', permissionsPolicy),
        ],
      },
    });
  }

  /** For as long as an answer says of itself, by its path alone; an answer that says nothing is not kept. */
  private createCachePolicy(): CachePolicy {
    return new CachePolicy(this, 'Kept', {
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.days(1),
      enableAcceptEncodingGzip: true,
      enableAcceptEncodingBrotli: true,
    });
  }

  /** CloudFront writes its logs as another account does, by access control lists, which no other bucket here has. */
  private createLogs({ logsKeptDays, accessLogs }: FrontDoorProps): Bucket {
    return new Bucket(this, 'Logs', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
      serverAccessLogsBucket: accessLogs as IBucket,
      serverAccessLogsPrefix: 'SiteLogs/',
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(7),
          expiration: Duration.days(logsKeptDays),
          noncurrentVersionExpiration: Duration.days(logsKeptDays),
        },
      ],
    });
  }
}
