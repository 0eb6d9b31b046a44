import { createHash, createHmac } from 'node:crypto';
import { request as send } from 'node:http';

export type RawRequest = {
  method: string;
  /** Already encoded. */
  path: string;
  headers?: Record<string, string>;
  /** Sent, but left out of the signature. */
  unsignedHeaders?: Record<string, string>;
  body?: Buffer;
  contentSha256?: string;
  secretAccessKey?: string;
  /** `20250401T101500Z` */
  timestamp?: string;
};

export type Signed = {
  headers: Record<string, string>;
  signature: string;
  key: Buffer;
  scope: string;
  timestamp: string;
};

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
export const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest();

/** Now, as Signature Version 4 writes it. */
export function timestampOf(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** Signs by the letter of the AWS documentation, apart from the code under test. */
export function signRequest(url: string, raw: RawRequest): Signed {
  const { method, path, body = Buffer.alloc(0), timestamp = timestampOf(new Date()) } = raw;
  const contentSha256 = raw.contentSha256 ?? sha256(body);
  const own = { host: new URL(url).host, 'x-amz-date': timestamp, 'x-amz-content-sha256': contentSha256 };
  const headers: Record<string, string> = { ...raw.headers, ...own };
  const names = Object.keys(headers).sort();
  const [rawPath = '', query = ''] = path.split('?');
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join('');
  const canonical = [method, rawPath, query, lines, names.join(';'), contentSha256].join('\n');
  const scope = `${timestamp.slice(0, 8)}/eu-west-2/s3/aws4_request`;
  const key = scope.split('/').reduce<Buffer>(hmac, Buffer.from(`AWS4${raw.secretAccessKey ?? 'local'}`));
  const signature = hmac(key, ['AWS4-HMAC-SHA256', timestamp, scope, sha256(canonical)].join('\n')).toString('hex');
  headers.authorization = `AWS4-HMAC-SHA256 Credential=local/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return { headers: { ...headers, ...raw.unsignedHeaders }, signature, key, scope, timestamp };
}

export type RawAnswer = { status: number; code: string | undefined; body: string; continued: boolean };

/** Sends a request whose every header is known; a body that waits for `100 Continue` is sent after it. */
export function sendRaw(url: string, raw: RawRequest, headers: Record<string, string>): Promise<RawAnswer> {
  const { method, path, body = Buffer.alloc(0) } = raw;
  return new Promise((resolve, reject) => {
    let continued = false;
    const outgoing = send(url + path, {
      method,
      headers: { ...headers, 'content-length': String(body.length) },
      agent: false,
    });
    outgoing.on('continue', () => {
      continued = true;
      outgoing.end(body);
    });
    outgoing.on('error', reject);
    outgoing.on('response', async (incoming) => {
      const text = Buffer.concat(await incoming.toArray()).toString();
      const code = /<Code>(\w+)<\/Code>/.exec(text)?.[1];
      resolve({ status: incoming.statusCode ?? 0, code, body: text, continued });
      outgoing.destroy();
    });
    if (headers.expect === undefined) outgoing.end(body);
    else outgoing.flushHeaders();
  });
}

/** Signs and sends. */
export function signedRequest(url: string, raw: RawRequest): Promise<RawAnswer> {
  return sendRaw(url, raw, signRequest(url, raw).headers);
}
