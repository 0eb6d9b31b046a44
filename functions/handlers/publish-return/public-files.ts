import { publicMetricsCsv } from '../../core/disclosure/public-metrics-csv.ts';
import { publicReturn } from '../../core/disclosure/public-return.ts';
import { publicReturnJson } from '../../core/disclosure/public-return-json.ts';
import type { Revision, RevisionFile } from './revision-file.ts';

/** The public profile of a revision, under the rules of disclosure control. */
export function publicFiles({ document, publishedBefore }: Revision): RevisionFile[] {
  const shown = publicReturn(
    document,
    publishedBefore.map((earlier) => earlier.document),
  );
  const text = (body: string) => new TextEncoder().encode(body);
  return [
    { name: 'public/return.json', body: text(publicReturnJson(shown)), contentType: 'application/json' },
    { name: 'public/metrics.csv', body: text(publicMetricsCsv(shown)), contentType: 'text/csv; charset=utf-8' },
  ];
}
