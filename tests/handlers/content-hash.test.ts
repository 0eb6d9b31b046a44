import { expect, test } from 'vitest';
import type { Quarter } from '../../functions/core/periods/period.ts';
import { asRevision, assembleReturn } from '../../functions/core/returns/return-document.ts';
import { NO_ENTRIES } from '../../functions/core/returns/return-entries.ts';
import { contentHash } from '../../functions/handlers/publish-return/claim-revision.ts';
import type { PublishedBefore } from '../../functions/handlers/publish-return/published-before.ts';

const at = '2026-06-01T09:00:00.000Z';
const coventry = { code: 'E08000026', name: 'Coventry' };

const contentOf = (quarter: Quarter) =>
  assembleReturn({ board: coventry, quarter, metrics: [], entries: NO_ENTRIES, today: at });

function hashOf(quarter: Quarter, publishedBefore: PublishedBefore[]): string {
  const content = contentOf(quarter);
  return contentHash({ content, earlierQuarters: [], template: null, publishedBefore });
}

test('an earlier return that changes no public number makes no new revision of the fourth quarter', () => {
  const document = asRevision(contentOf('2025-26-Q1'), { revision: 1, generatedAt: at, previous: null });
  const before = [{ quarter: '2025-26-Q1' as const, revision: 1, document }];
  expect(hashOf('2025-26-Q4', before)).toBe(hashOf('2025-26-Q4', []));
});
