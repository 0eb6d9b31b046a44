import { PutBucketCorsCommand, type S3Client } from '@aws-sdk/client-s3';

/**
 * Lets the pages of a site send files straight into a bucket, and read which version a file has become. In AWS the stack
 * says the same of the arrivals bucket.
 */
export async function allowUploads(client: S3Client, bucket: string, site: string): Promise<void> {
  const origins = [site, site.replace('//127.0.0.1', '//localhost')];
  const rule = {
    AllowedMethods: ['POST'],
    AllowedOrigins: [...new Set(origins)],
    AllowedHeaders: ['*'],
    ExposeHeaders: ['ETag', 'x-amz-version-id'],
    MaxAgeSeconds: 600,
  };
  await client.send(new PutBucketCorsCommand({ Bucket: bucket, CORSConfiguration: { CORSRules: [rule] } }));
}
