import { createInflateRaw } from 'node:zlib';
import { damaged } from './workbook-fault.ts';
import type { ZipEntry } from './zip-directory.ts';

const PIECE = 1 << 17;

const isInflateError = (error: unknown): boolean =>
  error instanceof Error && /^(Z_|ERR_STREAM_PREMATURE)/.test((error as { code?: string }).code ?? '');

/** The bytes of a part, piece by piece; no more is inflated than is asked for. Throws `WorkbookFault` where it is damaged. */
export async function* inflateEntry({ method, packed }: ZipEntry): AsyncGenerator<Uint8Array> {
  if (method === 'stored') {
    for (let at = 0; at < packed.length; at += PIECE) yield packed.subarray(at, at + PIECE);
    return;
  }
  const inflate = createInflateRaw({ chunkSize: PIECE });
  inflate.end(packed);
  try {
    for await (const piece of inflate) yield piece as Uint8Array;
  } catch (error) {
    throw isInflateError(error) ? damaged('a part that cannot be unpacked') : error;
  }
}
