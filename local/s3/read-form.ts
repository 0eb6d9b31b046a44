import type { Readable } from 'node:stream';
import busboy from 'busboy';
import { S3Error } from './errors.ts';
import { ClientGone } from './payload.ts';
import type { S3Request } from './request.ts';

/** A form up to its file: fields by lower-case name. Whatever comes after the file is ignored, as in S3. */
export type Form = { fields: Map<string, string>; filename: string; file: Readable };

const limits = { fields: 100, fieldSize: 20 * 1024, files: 1, parts: 101 };

function tooMuch(): S3Error {
  return new S3Error(
    'MaxPostPreDataLengthExceededError',
    'Your POST request fields preceding the upload file were too large.',
  );
}

function openParser(request: S3Request): busboy.Busboy {
  try {
    return busboy({ headers: request.incoming.headers, limits, defParamCharset: 'utf8' });
  } catch {
    throw new S3Error('MalformedPOSTRequest', 'The body of your POST request is not well-formed multipart/form-data.');
  }
}

/** Lets go of the parser but not of the connection, and reads off what the client still sends. */
function detach(request: S3Request, parser: busboy.Busboy): void {
  request.incoming.unpipe(parser);
  request.incoming.resume();
}

/** Reads the fields, and gives the file as a stream as soon as it begins; MalformedPOSTRequest when there is none. */
export function readForm(request: S3Request): Promise<Form> {
  const parser = openParser(request);
  const fields = new Map<string, string>();
  return new Promise((resolve, reject) => {
    let file: Readable | null = null;
    const fail = (error: Error) => {
      detach(request, parser);
      if (file === null) reject(error);
      else file.destroy(error);
    };
    const malformed = () =>
      fail(new S3Error('MalformedPOSTRequest', 'The body of your POST request is not well-formed.'));
    parser.on('field', (name, value, info) => {
      if (info.valueTruncated || info.nameTruncated) fail(tooMuch());
      else fields.set(name.toLowerCase(), value);
    });
    parser.on('file', (name, stream, info) => {
      stream.on('error', () => undefined);
      stream.on('close', () => detach(request, parser));
      if (name !== 'file')
        return fail(new S3Error('InvalidArgument', 'POST requires exactly one file upload per request.'));
      file = stream;
      resolve({ fields, file, filename: info.filename ?? '' });
    });
    parser.on('fieldsLimit', () => fail(tooMuch()));
    parser.on('error', malformed);
    parser.on('finish', () => (file === null ? malformed() : undefined));
    request.incoming.on('close', () => {
      if (!request.incoming.complete) fail(new ClientGone('the client closed the connection in the middle of a form'));
    });
    request.sendContinue();
    request.incoming.pipe(parser);
  });
}
