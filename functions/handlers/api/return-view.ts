import type { LatestReturn } from '../../edges/records/returns.ts';

/** A file of a return; `href` leads to a fresh link each time that it is followed. */
export type ReturnFileView = { name: string; bytes: number; sha256: string; contentType: string; href: string };

/** The newest revision of a return as lists show it. */
export type ReturnView = Pick<LatestReturn, 'quarter' | 'revision' | 'publishedAt'> &
  Pick<LatestReturn['entry'], 'area' | 'state' | 'status' | 'coverage' | 'checklist' | 'issues'> & {
    files: ReturnFileView[];
  };

/** Where the page of a return stands. Its files lie under it. */
function returnPath({ quarter, area }: { quarter: string; area: string }): string {
  return `/returns/${quarter}/${area}`;
}

export function returnView(latest: LatestReturn): ReturnView {
  const { quarter, revision, publishedAt, entry } = latest;
  const { area, state, status, coverage, checklist, issues } = entry;
  const files = latest.files.map(({ name, bytes, sha256, contentType }) => ({
    name,
    bytes,
    sha256,
    contentType,
    href: `${returnPath(latest)}/${encodeURIComponent(name)}`,
  }));
  return { area, quarter, revision, state, status, publishedAt, coverage, checklist, issues, files };
}
