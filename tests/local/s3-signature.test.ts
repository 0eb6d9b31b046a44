import { createHash } from 'node:crypto';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authorise } from '../../local/s3/authorise.ts';
import { readRequest } from '../../local/s3/request.ts';
import { type Running, startOwn } from './s3-contract/endpoints.ts';
import {
  hmac,
  type RawRequest,
  sendRaw,
  signedRequest,
  signRequest,
  timestampOf,
} from './s3-contract/signed-request.ts';

const emptySha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** The examples of the Amazon S3 API Reference, Authenticating Requests (AWS Signature Version 4). */
const published = {
  identity: {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    now: () => new Date('2013-05-24T00:00:00Z'),
  },
  scope: 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request',
  byHeader: [
    {
      name: 'GET Object',
      line: 'GET /test.txt',
      headers: { range: 'bytes=0-9' },
      sha256: emptySha256,
      signature: 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    },
    {
      name: 'PUT Object',
      line: 'PUT /test%24file.text',
      headers: { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
      sha256: '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
      signature: '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
    },
    {
      name: 'GET Bucket Lifecycle',
      line: 'GET /?lifecycle',
      headers: {},
      sha256: emptySha256,
      signature: 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
    },
    {
      name: 'GET Bucket (List Objects)',
      line: 'GET /?max-keys=2&prefix=J',
      headers: {},
      sha256: emptySha256,
      signature: '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    },
  ],
  inQuery:
    '/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request' +
    '&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host' +
    '&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
};

function messageOf(method: string, url: string, headers: Record<string, string>) {
  const message = new IncomingMessage(new Socket());
  message.method = method;
  message.url = url;
  message.rawHeaders = Object.entries({ host: 'examplebucket.s3.amazonaws.com', ...headers }).flat();
  return readRequest(message, 'test', () => undefined);
}

describe('the examples that AWS publishes', () => {
  for (const { name, line, headers, sha256, signature } of published.byHeader) {
    it(`the signature of ${name} is accepted, and no other`, () => {
      const [method = '', url = ''] = line.split(' ');
      const all = { ...headers, 'x-amz-content-sha256': sha256, 'x-amz-date': '20130524T000000Z' };
      const names = ['host', ...Object.keys(all)].sort().join(';');
      const signed = (given: string) => {
        const authorization = `AWS4-HMAC-SHA256 Credential=${published.scope},SignedHeaders=${names},Signature=${given}`;
        return authorise(messageOf(method, url, { ...all, authorization }), published.identity);
      };
      expect(signed(signature).signature).toBe(signature);
      expect(() => signed(signature.replace(/^./, (digit) => (digit === '0' ? '1' : '0')))).toThrow('does not match');
    });
  }

  it('the presigned URL is accepted until it expires', () => {
    const request = messageOf('GET', published.inQuery, {});
    const at = (time: string) => () => authorise(request, { ...published.identity, now: () => new Date(time) });
    expect(at('2013-05-24T23:59:59Z')().contentSha256).toBe('UNSIGNED-PAYLOAD');
    expect(at('2013-05-25T00:00:01Z')).toThrow('expired');
    expect(at('2013-05-23T23:00:00Z')).toThrow('not yet valid');
  });
});

describe('requests on the wire', () => {
  let running: Running | undefined;
  const url = () => running?.url ?? '';
  beforeAll(async () => {
    running = await startOwn();
    expect((await signedRequest(url(), { method: 'PUT', path: '/wire' })).status).toBe(200);
  });
  afterAll(() => running?.stop());

  const put = (extra: Partial<RawRequest>): RawRequest => ({
    method: 'PUT',
    path: '/wire/key',
    body: Buffer.from('body'),
    ...extra,
  });
  const outcome = async (raw: RawRequest) => {
    const { status, code } = await signedRequest(url(), raw);
    return [status, code];
  };

  it('a clock more than a quarter of an hour off is refused', async () => {
    const minutesAgo = (minutes: number) => timestampOf(new Date(Date.now() - minutes * 60_000));
    expect(await outcome(put({ timestamp: minutesAgo(16) }))).toEqual([403, 'RequestTimeTooSkewed']);
    expect(await outcome(put({ timestamp: minutesAgo(-16) }))).toEqual([403, 'RequestTimeTooSkewed']);
    expect(await outcome(put({ timestamp: minutesAgo(14) }))).toEqual([200, undefined]);
  });

  it('a body other than the signed one is refused', async () => {
    const contentSha256 = createHash('sha256').update('other').digest('hex');
    expect(await outcome(put({ contentSha256 }))).toEqual([400, 'XAmzContentSHA256Mismatch']);
    expect(await outcome(put({ contentSha256: 'UNSIGNED-PAYLOAD' }))).toEqual([200, undefined]);
  });

  it('a setting that the signature does not cover is refused', async () => {
    expect(await outcome(put({ unsignedHeaders: { 'x-amz-meta-feed': 'forged' } }))).toEqual([403, 'AccessDenied']);
  });

  it('a header that asks for what is not implemented is refused', async () => {
    const headers = { 'x-amz-object-lock-mode': 'COMPLIANCE' };
    expect(await outcome(put({ headers }))).toEqual([501, 'NotImplemented']);
    expect(await outcome({ method: 'PUT', path: '/wire/key?retention=' })).toEqual([501, 'NotImplemented']);
    expect(await outcome({ method: 'GET', path: '/wire/key?unheard-of=1' })).toEqual([501, 'NotImplemented']);
  });

  it('a client that waits for leave to send gets it only when it may write', async () => {
    const raw = put({ headers: { expect: '100-continue' } });
    expect(await signedRequest(url(), raw)).toMatchObject({ status: 200, continued: true });
    expect(await signedRequest(url(), { ...raw, secretAccessKey: 'wrong' })).toMatchObject({
      status: 403,
      continued: false,
    });
  });

  it('every chunk of a signed stream is verified, and its trailer too', async () => {
    const parts = [Buffer.alloc(70_000, 'a'), Buffer.from('tail')];
    const size = String(70_004);
    const checksum = createHash('sha256').update(Buffer.concat(parts)).digest('base64');
    const stream = (change: (framed: Buffer) => Buffer) => {
      const raw = put({
        contentSha256: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
        headers: {
          'content-encoding': 'aws-chunked',
          'x-amz-decoded-content-length': size,
          'x-amz-trailer': 'x-amz-checksum-sha256',
        },
      });
      const { headers, signature, key, scope, timestamp } = signRequest(url(), raw);
      let previous = signature;
      const next = (kind: string, ...rest: string[]) => {
        previous = hmac(key, [`AWS4-HMAC-SHA256-${kind}`, timestamp, scope, previous, ...rest].join('\n')).toString(
          'hex',
        );
        return previous;
      };
      const hash = (data: Buffer | string) => createHash('sha256').update(data).digest('hex');
      const frames = [...parts, Buffer.alloc(0)].map((part) => {
        const line = `${part.length.toString(16)};chunk-signature=${next('PAYLOAD', emptySha256, hash(part))}\r\n`;
        return Buffer.concat([Buffer.from(line), part, Buffer.from(part.length > 0 ? '\r\n' : '')]);
      });
      const trailer = `x-amz-checksum-sha256:${checksum}`;
      const end = `${trailer}\r\nx-amz-trailer-signature:${next('TRAILER', hash(`${trailer}\n`))}\r\n\r\n`;
      return sendRaw(url(), { ...raw, body: change(Buffer.concat([...frames, Buffer.from(end)])) }, headers);
    };
    const swap = (from: string, to: string) => (framed: Buffer) => {
      const at = framed.lastIndexOf(from);
      return Buffer.concat([framed.subarray(0, at), Buffer.from(to), framed.subarray(at + from.length)]);
    };
    expect(await stream((framed) => framed)).toMatchObject({ status: 200 });
    expect(await stream(swap('tail', 'tale'))).toMatchObject({ status: 403, code: 'SignatureDoesNotMatch' });
    expect(await stream(swap(checksum, checksum.toLowerCase()))).toMatchObject({
      status: 403,
      code: 'SignatureDoesNotMatch',
    });
    expect(await stream((framed) => framed.subarray(0, -4))).toMatchObject({ status: 400, code: 'IncompleteBody' });
  });
});
