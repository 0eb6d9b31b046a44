import type { Call } from './call.ts';
import { S3Error } from './errors.ts';
import { type Promised, promisedBy, receiveBody } from './receive-body.ts';
import type { S3Request } from './request.ts';
import { parseXml, type XmlElement } from './xml.ts';

const maxBytes = 4 * 1024 * 1024;

/** As promisedBy, for the operations that S3 refuses without Content-MD5 or a checksum of the document. */
export function requirePromise(request: S3Request): Promised {
  const promised = promisedBy(request);
  if (promised.contentMd5 !== null || promised.checksum !== null) return promised;
  throw new S3Error('InvalidRequest', 'Missing required header for this request: Content-MD5 OR x-amz-checksum-*');
}

/** The text of a small body. */
export async function readTextBody(call: Call, promised: Promised = promisedBy(call.request)): Promise<string> {
  const chunks: Buffer[] = [];
  const write = (chunk: Buffer) => {
    chunks.push(chunk);
    return undefined;
  };
  await receiveBody({ payload: call.payload, promised, algorithm: null, maxBytes, write });
  return Buffer.concat(chunks).toString('utf8');
}

/** The root element of a request document. */
export async function readXmlBody(call: Call, root: string, promised?: Promised): Promise<XmlElement> {
  return parseXml(await readTextBody(call, promised), root);
}
