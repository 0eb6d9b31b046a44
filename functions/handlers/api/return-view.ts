import { returnPath } from '../../../web/pages/return-path.ts';
import type { LatestReturn, PublishedFile, ReturnRevision } from '../../edges/records/returns.ts';

/** A file of a return; `href` leads to a fresh link each time that it is followed. */
export type ReturnFileView = { name: string; bytes: number; sha256: string; contentType: string; href: string };

/** The newest revision of a return as lists show it. */
export type ReturnView = Pick<LatestReturn, 'quarter' | 'revision' | 'publishedAt'> &
  Pick<LatestReturn['entry'], 'area' | 'state' | 'status' | 'coverage' | 'checklist' | 'issues'> & {
    /** Of a signed return: the revision that later data proposed, and how many numbers it would change. */
    proposed: { revision: number; changes: number } | null;
    files: ReturnFileView[];
  };

export function returnView(latest: LatestReturn): ReturnView {
  const { quarter, revision, publishedAt, entry } = latest;
  const { area, state, status, coverage, checklist, issues } = entry;
  const proposed = latest.proposed && { revision: latest.proposed.revision, changes: latest.proposed.changes };
  const files = latest.files.map((file) => ({ ...fileView(file), href: hrefOf(latest, file) }));
  return { area, quarter, revision, state, status, publishedAt, coverage, checklist, issues, proposed, files };
}

/** The files of another revision than the one that stands, such as the proposed one. */
export function revisionFiles(revision: ReturnRevision): ReturnFileView[] {
  return revision.files.map((file) => ({
    ...fileView(file),
    href: `${hrefOf(revision, file)}?revision=${revision.revision}`,
  }));
}

const fileView = ({ name, bytes, sha256, contentType }: PublishedFile) => ({ name, bytes, sha256, contentType });

/** Files lie under the page of their return. */
function hrefOf({ quarter, area }: { quarter: string; area: string }, { name }: PublishedFile): string {
  return `${returnPath({ quarter, area: { code: area } })}/${encodeURIComponent(name)}`;
}
