import type { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';

/** Put in place of the name of the file by the bucket, where a form is made before a file is chosen. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: this is the variable of the form, not of a template.
export const ANY_FILE_NAME = '${filename}';

/** `redirect` is where the browser goes when the file is stored; `keyArn` the key to encrypt by, if not the bucket's own. */
export type UploadAsked = { key: string; redirect?: string | undefined; keyArn?: string | undefined };

/** Where a form is sent to, and the fields that it has before its file. */
export type UploadForm = { url: string; fields: Record<string, string> };

export const UPLOAD_MINUTES = 15;

/** One request takes 5 GB (Amazon S3 User Guide, "Uploading objects"). */
export const MOST_UPLOAD_BYTES = 5_000_000_000;

function encryption(keyArn: string | undefined): Record<string, string> {
  if (keyArn === undefined) return {};
  return { 'x-amz-server-side-encryption': 'aws:kms', 'x-amz-server-side-encryption-aws-kms-key-id': keyArn };
}

/**
 * Signs forms for single files: for one key exactly, or for all names under its folder where the key ends in
 * `ANY_FILE_NAME`. An empty file is refused.
 */
export function createUploadForm(client: S3Client, bucket: string) {
  return ({ key, redirect, keyArn }: UploadAsked): Promise<UploadForm> =>
    createPresignedPost(client, {
      Bucket: bucket,
      Key: key,
      Conditions: [['content-length-range', 1, MOST_UPLOAD_BYTES]],
      Fields: {
        ...encryption(keyArn),
        ...(redirect === undefined ? {} : { success_action_redirect: redirect }),
      },
      Expires: UPLOAD_MINUTES * 60,
    });
}
