import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { DeleteObjectCommand, ListObjectVersionsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, describe, expect, test } from 'vitest';
import { submissionId } from '../../../functions/edges/records/identity.ts';
import { loadSignOff } from '../../../functions/handlers/publish-return/load-sign-off.ts';
import { previewReturn } from '../../../functions/handlers/publish-return/preview-return.ts';
import { publishReturn } from '../../../functions/handlers/publish-return/publish-return.ts';
import { type Rebuilt, rebuildTable } from '../../../local/rebuild-table.ts';
import { type Stack, startStack } from '../../../local/stack.ts';
import { COVENTRY, type Hands, playBusyQuarter, QUARTER } from '../../end-to-end/busy-quarter.ts';
import { emergencies, extractFile } from '../../end-to-end/hand-made.ts';
import { note } from '../figures.ts';

const LONG = 120_000;
type Item = Record<string, unknown> & { pk: string; sk: string };

let dataDir: string;
let stack: Stack;
afterEach(async () => {
  await stack.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const start = (before?: Parameters<typeof startStack>[0]['before']) =>
  startStack({ dataDir, s3Port: 0, dynamodbPort: 0, variables: {}, publishDelayMs: 10, ...(before && { before }) });

async function startEmpty(): Promise<void> {
  dataDir = mkdtempSync(join(tmpdir(), 'bcf-rebuild-'));
  stack = await start();
}

const hands = (): Hands => ({
  drop: async (key, body) => {
    const sent = new PutObjectCommand({ Bucket: 'bcf-arrivals', Key: key, Body: Buffer.from(body) });
    const { VersionId = 'null' } = await stack.clients.s3.send(sent);
    await stack.loop.idle();
    return submissionId('bcf-arrivals', key, VersionId);
  },
  idle: () => stack.loop.idle(),
  deciding: stack.fileArrived,
  signing: { ...stack.publish, publish: stack.fileArrived.publish },
});

const KINDS = ['audit', 'counts', 'currents', 'notices', 'returns', 'sign-offs', 'submissions'];

/** What says nothing of what the product knows: how often something was tried or written, and when it was computed. */
const FLEETING: Record<string, string[]> = {
  SUBMISSION: ['attempt', 'attempts', 'failures'],
  METRICS: ['computedAt'],
  RETURNS: ['version'],
};

async function everyItem(): Promise<Map<string, unknown>> {
  const found = new Map<string, unknown>();
  let from: Record<string, unknown> | undefined;
  do {
    const page = await stack.clients.dynamodb.send(new ScanCommand({ TableName: 'bcf', ExclusiveStartKey: from }));
    for (const item of (page.Items ?? []) as Item[]) {
      // A quarter of which nothing counts yet may lag behind what is known of plans and populations.
      const fleeting = [
        ...(FLEETING[item.pk.split('#')[0] ?? ''] ?? []),
        ...(item.hasData === false ? ['content'] : []),
      ];
      const lasting = Object.entries(item).filter(([name]) => !fleeting.includes(name));
      found.set(`${item.pk} ${item.sk}`, Object.fromEntries(lasting));
    }
    from = page.LastEvaluatedKey;
  } while (from);
  return new Map([...found].sort());
}

/** Every file that came is deleted, in all its versions, as the bucket does once its time is over. */
async function expireArrivals(): Promise<void> {
  const { Versions = [] } = await stack.clients.s3.send(new ListObjectVersionsCommand({ Bucket: 'bcf-arrivals' }));
  for (const { Key, VersionId } of Versions) {
    await stack.clients.s3.send(new DeleteObjectCommand({ Bucket: 'bcf-arrivals', Key, VersionId }));
  }
}

async function forgetJournal(): Promise<void> {
  const { Versions = [] } = await stack.clients.s3.send(
    new ListObjectVersionsCommand({ Bucket: 'bcf-evidence', Prefix: 'journal/' }),
  );
  for (const { Key, VersionId } of Versions) {
    await stack.clients.s3.send(new DeleteObjectCommand({ Bucket: 'bcf-evidence', Key, VersionId }));
  }
}

async function loseTableAndRebuild(): Promise<Rebuilt> {
  await stack.close();
  rmSync(join(dataDir, 'dynamodb'), { recursive: true });
  let rebuilt: Rebuilt | null = null;
  stack = await start(async (deps) => {
    rebuilt = await rebuildTable(deps);
  });
  await stack.loop.idle();
  if (!rebuilt) throw new Error('Nothing was rebuilt');
  return rebuilt;
}

const seen = async () => ({
  signOff: await loadSignOff(stack.publish, QUARTER, COVENTRY),
  audit: await stack.stores.records.audit.list({ limit: 200 }),
  outcomes: (await stack.stores.records.submissions.list({ limit: 200 })).submissions.map(({ outcome }) => outcome),
  isNew: (await previewReturn(stack.publish, COVENTRY, QUARTER)).isNew,
});

describe('a table that is lost', () => {
  test(
    'is made again from the buckets to the last item, though every file that came has expired',
    async () => {
      await startEmpty();
      await playBusyQuarter(hands());
      const { notices } = stack.stores.records;
      const [area, day] = [{ code: COVENTRY, name: 'Coventry' }, '2025-08-08'];
      const said = {
        quarter: QUARTER,
        area,
        kind: 'reminder',
        day,
        due: '2025-08-15',
        text: 'Due',
        missing: [],
      } as const;
      const notice = { id: `${QUARTER}-${COVENTRY}-reminder-${day}`, ...said, missing: [], madeAt: day, sentAt: null };
      await notices.markSent(await notices.add(notice), '2025-08-08T05:00:01.402Z');
      await expireArrivals();
      const [itemsBefore, seenBefore] = [await everyItem(), await seen()];
      expect(itemsBefore.size).toBeGreaterThan(80);
      expect(new Set(seenBefore.outcomes)).toEqual(
        new Set(['accepted', 'accepted-with-warnings', 'duplicate', 'held', 'rejected', 'withdrawn']),
      );
      expect(seenBefore.signOff.unlocked).toHaveLength(1);
      expect(seenBefore.isNew).toBe(false);
      const rebuilt = await loseTableAndRebuild();
      expect(rebuilt.sent).toBe(0);
      expect(rebuilt.kinds.map(({ kind, stood }) => [kind, stood])).toEqual(KINDS.map((kind) => [kind, 0]));
      const itemsAfter = await everyItem();
      expect([...itemsAfter.keys()]).toEqual([...itemsBefore.keys()]);
      const differing = [...itemsAfter].filter(([name, item]) => !isDeepStrictEqual(item, itemsBefore.get(name)));
      expect(differing.map(([name]) => name)).toEqual([]);
      expect(await seen()).toEqual(seenBefore);
      note({ promise: 'losses recovered', what: 'items of a table that was lost', tried: itemsAfter.size });
    },
    LONG,
  );

  test(
    'files that nobody has settled, as those of a release that kept no journal, are counted from the arrivals',
    async () => {
      await startEmpty();
      await hands().drop('sus-apc/coventry/april.csv', extractFile(emergencies(20)));
      await hands().drop('sus-apc/coventry/april.csv', extractFile(emergencies(23)));
      const numbers = async () => {
        const stored = await stack.stores.records.metrics.get(QUARTER, COVENTRY);
        return stored?.metrics.map(({ metric, variant, period, numerator }) => [metric, variant, period, numerator]);
      };
      const before = await numbers();
      await publishReturn(stack.publish, COVENTRY, QUARTER);
      await forgetJournal();
      expect(await loseTableAndRebuild()).toMatchObject({ kinds: [], sent: 2 });
      expect(before?.some(([, , , numerator]) => numerator === 23)).toBe(true);
      expect(await numbers()).toEqual(before);
      // What is in the returns bucket is never written over.
      expect((await publishReturn(stack.publish, COVENTRY, QUARTER)).latest.revision).toBe(2);
    },
    LONG,
  );

  test(
    'a rebuild that is begun again, or of a table that lacks nothing, changes nothing',
    async () => {
      await startEmpty();
      await hands().drop('sus-apc/coventry/april.csv', extractFile(emergencies(20)));
      const before = await everyItem();
      const { clients, stores, settings, fileArrived } = stack;
      const deps = { clients, stores, settings, arrivedFiles: fileArrived.countAgain, now: () => new Date() };
      const rebuilt = await rebuildTable(deps);
      expect(rebuilt.kinds.every(({ kind, putBack }) => kind === 'counts' || putBack === 0)).toBe(true);
      expect(await everyItem()).toEqual(before);
    },
    LONG,
  );
});
