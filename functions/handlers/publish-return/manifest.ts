import type { Quarter } from '../../core/periods/period.ts';
import { quarterOf } from '../../core/returns/return-document.ts';
import { contentSha256 } from '../../edges/records/identity.ts';
import type { Revision, RevisionFile } from './revision-file.ts';

/** What a revision consists of: the content of `manifest.json`, which does not name itself. */
export type Manifest = {
  schema: 'bcf-manifest/1';
  area: { code: string; name: string };
  quarter: Quarter;
  revision: number;
  generatedAt: string;
  /** The revisions of the year's other quarters by which the public profile was judged; empty but in a fourth quarter. */
  judgedWith: { quarter: Quarter; revision: number }[];
  files: { name: string; bytes: number; sha256: string; contentType: string }[];
};

export const MANIFEST = 'manifest.json';

/** The manifest of a revision, made from all its other files. */
export function manifestFile({ document, publishedBefore }: Revision, files: readonly RevisionFile[]): RevisionFile {
  const manifest: Manifest = {
    schema: 'bcf-manifest/1',
    area: document.area,
    quarter: quarterOf(document),
    revision: document.revision,
    generatedAt: document.generatedAt,
    judgedWith: publishedBefore.map(({ quarter, revision }) => ({ quarter, revision })),
    files: files.map(({ name, body, contentType }) => ({
      name,
      bytes: body.length,
      sha256: contentSha256(body),
      contentType,
    })),
  };
  const body = new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`);
  return { name: MANIFEST, body, contentType: 'application/json' };
}
