import { checksumAlgorithms, checksumHeader } from './checksum.ts';
import { S3Error } from './errors.ts';

/** Settings whose meaning is honoured somewhere, or that change nothing for the one owner of this endpoint. */
const known = new Set([
  'x-amz-algorithm',
  'x-amz-checksum-algorithm',
  'x-amz-checksum-mode',
  'x-amz-checksum-type',
  'x-amz-content-sha256',
  'x-amz-copy-source',
  'x-amz-copy-source-if-match',
  'x-amz-copy-source-if-modified-since',
  'x-amz-copy-source-if-none-match',
  'x-amz-copy-source-if-unmodified-since',
  'x-amz-credential',
  'x-amz-date',
  'x-amz-decoded-content-length',
  'x-amz-expires',
  'x-amz-metadata-directive',
  'x-amz-mp-object-size',
  'x-amz-optional-object-attributes',
  'x-amz-request-payer',
  'x-amz-sdk-checksum-algorithm',
  'x-amz-signature',
  'x-amz-signedheaders',
  'x-amz-tagging',
  'x-amz-tagging-directive',
  'x-amz-trailer',
  'x-amz-user-agent',
  ...checksumAlgorithms.map(checksumHeader),
]);

/** Settings that ask for nothing beyond what happens anyway, at these values only. */
const harmless = new Map([
  // Nothing can be locked here.
  ['x-amz-bypass-governance-retention', ['true', 'false']],
  ['x-amz-acl', ['private', 'bucket-owner-full-control']],
  ['x-amz-storage-class', ['STANDARD']],
  ['x-amz-expected-bucket-owner', ['000000000000']],
  ['x-amz-source-expected-bucket-owner', ['000000000000']],
]);

/** NotImplemented for an x-amz-* header that would otherwise be passed over in silence. */
export function refuseUnknownSettings(settings: ReadonlyMap<string, string>): void {
  for (const [name, value] of settings) {
    if (!name.startsWith('x-amz-') || name.startsWith('x-amz-meta-') || known.has(name)) continue;
    if (harmless.get(name)?.includes(value)) continue;
    throw new S3Error('NotImplemented', `A header you provided implies functionality that is not implemented: ${name}`);
  }
}
