import { expect, test } from 'vitest';
import { asRevision, assembleReturn } from '../../functions/core/returns/return-document.ts';
import { NO_ENTRIES } from '../../functions/core/returns/return-entries.ts';
import type { SignOffStatement } from '../../functions/core/returns/sign-off.ts';
import type { StoredObject } from '../../functions/edges/files/bucket.ts';
import { writeRevision } from '../../functions/handlers/publish-return/write-revision.ts';
import { localSettings } from '../../local/settings.ts';
import { memoryStores } from './memory-stores.ts';

const AT = '2025-08-14T09:00:00.000Z';
const board = { code: 'E08000026', name: 'Coventry' };
const signOff: SignOffStatement = { revision: 1, contentSha256: 'a', at: AT, by: 'Cat', dataAsAt: AT, steps: [] };

/** The locks of the files of a revision, as they are stored. */
async function locksOf(parts: { signOff: SignOffStatement | null; signedKeptYears?: number }) {
  const { signOff, ...kept } = parts;
  const content = assembleReturn({ board, quarter: '2025-26-Q1', metrics: [], entries: NO_ENTRIES, today: AT });
  const document = asRevision(content, { revision: 2, generatedAt: AT, previous: null, signOff });
  const stores = memoryStores();
  const stored: StoredObject[] = [];
  const put = async (object: StoredObject) => {
    stored.push(object);
    return 'v1';
  };
  const deps = {
    ...stores,
    returns: { ...stores.returns, put },
    settings: { ...localSettings({}), ...kept },
    writeWorkbook: async () => new Uint8Array([1]),
    writeBoardReport: async () => new Uint8Array([1]),
    now: () => new Date(AT),
    log: () => {},
  };
  await writeRevision(deps, { document, earlierQuarters: [], template: null, publishedBefore: [] });
  expect(stored.length).toBeGreaterThan(4);
  return [...new Set(stored.map(({ lockedUntil }) => lockedUntil?.toISOString() ?? 'not locked'))];
}

test('every file of a signed return is locked for the years that the setting says, from the day of the signature', async () => {
  expect(await locksOf({ signOff, signedKeptYears: 6 })).toEqual(['2031-08-14T09:00:00.000Z']);
});

test('no file of a draft is locked, and none on this machine', async () => {
  expect(await locksOf({ signOff: null, signedKeptYears: 6 })).toEqual(['not locked']);
  expect(await locksOf({ signOff })).toEqual(['not locked']);
});
