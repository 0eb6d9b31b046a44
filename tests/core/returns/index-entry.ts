import type { ReturnFile } from '../../../functions/core/returns/latest-document.ts';
import { type QuarterIndexEntry, quarterIndexEntry } from '../../../functions/core/returns/quarter-index.ts';
import { coventryQuarter } from './coventry-quarter.ts';
import { coventryRevision } from './coventry-revision.ts';

export const workbook: ReturnFile = {
  name: 'Coventry HWB.xlsx',
  key: '2025-26/Q1/E08000026/r1/Coventry HWB.xlsx',
  bytes: 21_000,
  sha256: 'c'.repeat(64),
  contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  link: 'http://127.0.0.1:9000/bcf-returns/x?X-Amz-Signature=1&X-Amz-Date=2',
  linkExpiresAt: '2025-07-27T09:31:00.000Z',
};

/** What an index says of an area whose files and missing metrics are as given. */
export function entryFor(
  area: { code: string; name: string },
  files: ReturnFile[] = [workbook],
  missing: string[] = [],
): QuarterIndexEntry {
  const document = coventryRevision({ board: area, revision: 3, metrics: coventryQuarter(missing) });
  return {
    ...quarterIndexEntry(document, { revision: 3, publishedAt: '2025-07-20T09:31:00.000Z', files }),
    proposed: null,
  };
}
