import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { expect } from 'vitest';
import { clientOf } from './endpoints.ts';
import { type Check, failure, type Subject } from './subject.ts';

async function text({ client, bucket: Bucket }: Subject, Key: string) {
  return (await client.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();
}

function codeOf(body: string): string | undefined {
  return /<Code>(\w+)<\/Code>/.exec(body)?.[1];
}

function urls(check: Check): void {
  check('a presigned link reads and a presigned link writes', async (subject) => {
    const { client, bucket: Bucket } = subject;
    const Key = 'link ü+1.csv';
    const put = await getSignedUrl(client, new PutObjectCommand({ Bucket, Key, ContentType: 'text/csv' }), {
      expiresIn: 60,
    });
    expect((await fetch(put, { method: 'PUT', body: 'by link', headers: { 'content-type': 'text/csv' } })).status).toBe(
      200,
    );
    const plain = clientOf(subject.url, { requestChecksumCalculation: 'WHEN_REQUIRED' });
    const again = await getSignedUrl(plain, new PutObjectCommand({ Bucket, Key: 'plain link' }), { expiresIn: 60 });
    expect((await fetch(again, { method: 'PUT', body: 'x' })).status).toBe(200);
    const get = await getSignedUrl(client, new GetObjectCommand({ Bucket, Key }));
    expect(await (await fetch(get)).text()).toBe('by link');
  });

  check('a presigned link may name the file that is saved', async ({ client, bucket: Bucket }) => {
    await client.send(new PutObjectCommand({ Bucket, Key: 'saved', Body: 'x' }));
    const ResponseContentDisposition = 'attachment; filename="Coventry HWB.xlsx"';
    const get = new GetObjectCommand({ Bucket, Key: 'saved', ResponseContentDisposition });
    const answer = await fetch(await getSignedUrl(client, get));
    expect(answer.headers.get('content-disposition')).toBe(ResponseContentDisposition);
  });

  check('a link that was changed, has expired or is unsigned is refused', async ({ client, bucket: Bucket }) => {
    await client.send(new PutObjectCommand({ Bucket, Key: 'secret', Body: 'x' }));
    const refusal = async (url: string) => {
      const answer = await fetch(url);
      return [answer.status, codeOf(await answer.text())];
    };
    const link = await getSignedUrl(client, new GetObjectCommand({ Bucket, Key: 'secret' }), { expiresIn: 60 });
    expect(await refusal(link.replace('/secret?', '/other?'))).toEqual([403, 'SignatureDoesNotMatch']);
    expect(await refusal(link.replace('Expires=60', 'Expires=6000'))).toEqual([403, 'SignatureDoesNotMatch']);
    const signingDate = new Date(Date.now() - 120_000);
    const old = await getSignedUrl(client, new GetObjectCommand({ Bucket, Key: 'secret' }), {
      expiresIn: 60,
      signingDate,
    });
    expect(await refusal(old)).toEqual([403, 'AccessDenied']);
    expect(await refusal(link.slice(0, link.indexOf('?')))).toEqual([403, 'AccessDenied']);
  });

  check('a wrong secret and an unknown key are refused', async ({ url, bucket: Bucket }) => {
    const list = (accessKeyId: string, secretAccessKey: string) => {
      const client: S3Client = clientOf(url, { credentials: { accessKeyId, secretAccessKey } });
      return client.send(new ListObjectsV2Command({ Bucket }));
    };
    expect(await failure(list('local', 'wrong'))).toEqual({ code: 'SignatureDoesNotMatch', status: 403 });
    expect(await failure(list('nobody', 'local'))).toEqual({ code: 'InvalidAccessKeyId', status: 403 });
  });
}

async function post(subject: Subject, limit: number, change: { file: string; fields?: Record<string, string> }) {
  const { url, fields } = await createPresignedPost(subject.client, {
    Bucket: subject.bucket,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the variable of the form, not of a template.
    Key: 'forms/${filename}',
    Conditions: [
      ['content-length-range', 1, limit],
      ['starts-with', '$Content-Type', 'text/'],
    ],
    Fields: { 'Content-Type': 'text/csv', success_action_status: '201' },
    Expires: 60,
  });
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, ...change.fields })) form.set(name, value);
  form.set('file', new Blob([change.file]), 'ward ü.csv');
  const answer = await fetch(url, { method: 'POST', body: form });
  return { status: answer.status, code: codeOf(await answer.text()) };
}

function forms(check: Check): void {
  check('a presigned form stores the file under its own name', async (subject) => {
    expect((await post(subject, 100, { file: 'by form' })).status).toBe(201);
    expect(await text(subject, 'forms/ward ü.csv')).toBe('by form');
    const head = await subject.client.send(new HeadObjectCommand({ Bucket: subject.bucket, Key: 'forms/ward ü.csv' }));
    expect(head.ContentType).toBe('text/csv');
  });

  check('a form outside its policy is refused', async (subject) => {
    expect(await post(subject, 6, { file: 'too long' })).toEqual({ status: 400, code: 'EntityTooLarge' });
    expect(await post(subject, 6, { file: '' })).toEqual({ status: 400, code: 'EntityTooSmall' });
    const denied = { status: 403, code: 'AccessDenied' };
    expect(await post(subject, 99, { file: 'x', fields: { key: 'elsewhere' } })).toEqual(denied);
    expect(await post(subject, 99, { file: 'x', fields: { 'Content-Type': 'image/png' } })).toEqual(denied);
    expect(await post(subject, 99, { file: 'x', fields: { 'x-amz-meta-extra': 'y' } })).toEqual(denied);
    const forged = Buffer.from('{"expiration":"2999-01-01T00:00:00Z","conditions":[]}').toString('base64');
    const wrong = { status: 403, code: 'SignatureDoesNotMatch' };
    expect(await post(subject, 99, { file: 'x', fields: { Policy: forged } })).toEqual(wrong);
  });

  check('a large file over the limit of its form is refused while it arrives', async (subject) => {
    expect(await post(subject, 1000, { file: 'x'.repeat(3_000_000) })).toEqual({ status: 400, code: 'EntityTooLarge' });
  });
}

/** What is true of links and forms that are signed beforehand, and of signatures. */
export function presignedChecks(check: Check): void {
  urls(check);
  forms(check);
}
