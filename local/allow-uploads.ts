import { PutBucketCorsCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';

/**
 * Lets the pages of a site send files straight into a bucket, and read which version a file has become. In AWS the stack
 * says the same of the arrivals bucket. False where the server of the bucket knows no such rules: it must then be told in
 * its own way.
 */
export async function allowUploads(client: S3Client, bucket: string, site: string): Promise<boolean> {
  const origins = [site, site.replace('//127.0.0.1', '//localhost')];
  const rule = {
    AllowedMethods: ['POST'],
    AllowedOrigins: [...new Set(origins)],
    AllowedHeaders: ['*'],
    ExposeHeaders: ['ETag', 'x-amz-version-id'],
    MaxAgeSeconds: 600,
  };
  try {
    await client.send(new PutBucketCorsCommand({ Bucket: bucket, CORSConfiguration: { CORSRules: [rule] } }));
    return true;
  } catch (error) {
    if (error instanceof S3ServiceException) return false;
    throw error;
  }
}
