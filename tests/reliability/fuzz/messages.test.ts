import type { Context, SQSEvent } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boardByCode } from '../../../functions/core/areas/boards.ts';
import { writeWorkbook } from '../../../functions/edges/spreadsheets/write-workbook.ts';
import { createFileArrived } from '../../../functions/handlers/file-arrived/file-arrived.ts';
import { createPublishReturns } from '../../../functions/handlers/publish-return/publish-returns.ts';
import { createQuarterEnd } from '../../../functions/handlers/quarter-end/quarter-end.ts';
import { localSettings } from '../../../local/settings.ts';
import { memoryStores } from '../../handlers/memory-stores.ts';
import { note } from '../figures.ts';
import { someChanges } from './changes.ts';
import { editJson } from './edit-json.ts';
import { editText } from './edit-text.ts';
import { fuzz } from './fuzz.ts';
import { watchReaders } from './reached.ts';

const NOW = new Date('2026-08-20T10:00:00.000Z');
const nobody = {} as Context;
const GOOD = 'discharge-ready/rkb/april.csv';
const TABLE = 'Provider,Area,Month,Discharges,Discharged on ready date,Bed days\nRKB,Coventry,2025-04,50,40,12\n';

const arrived = {
  version: '0',
  id: 'a1',
  'detail-type': 'Object Created',
  source: 'aws.s3',
  time: '2025-07-10T09:00:00Z',
  detail: {
    bucket: { name: 'bcf-arrivals' },
    object: { key: GOOD, size: 100, etag: 'x', 'version-id': 'v1', sequencer: '0062E99A88DC407460' },
    reason: 'PutObject',
  },
};
const scanned = {
  'detail-type': 'GuardDuty Malware Protection Object Scan Result',
  time: '2025-07-10T09:00:05Z',
  detail: {
    scanStatus: 'COMPLETED',
    s3ObjectDetails: { bucketName: 'bcf-arrivals', objectKey: GOOD, versionId: 'v1' },
    scanResultDetails: { scanResultStatus: 'NO_THREATS_FOUND', threats: null },
  },
};

/** A body of a message as it comes, or with its document or its text changed. */
const bodyOf = (documents: readonly unknown[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...documents), someChanges, fc.boolean())
    .map(([document, changes, asText]) =>
      asText
        ? editText(JSON.stringify(document), changes)
        : (JSON.stringify(editJson(document, changes)) ?? 'undefined'),
    );

const batchOf = (bodies: readonly string[]): SQSEvent =>
  ({
    Records: bodies.map((body, n) => ({ messageId: `m${n}`, body, attributes: { ApproximateReceiveCount: '1' } })),
  }) as unknown as SQSEvent;

function product() {
  const stores = memoryStores();
  const logged: string[] = [];
  const deps = {
    ...stores,
    settings: localSettings({}),
    countAgain: { send: async () => {} },
    publish: { send: async () => {} },
    writeWorkbook,
    writeBoardReport: async () => new Uint8Array(),
    now: () => NOW,
    log: (code: string) => logged.push(code),
  };
  return { stores, deps };
}

type Failures = { batchItemFailures: { itemIdentifier: string }[] };

const readers = watchReaders('messages');

describe('a message that is not what it should be', () => {
  test('is delivered again, and the good one beside it is done', async () => {
    const tried = await fuzz(
      fc.array(bodyOf([arrived, scanned]), { minLength: 1, maxLength: 3 }),
      { runs: [80, 8000], seconds: [4, 15] },
      async (bodies) => {
        const { stores, deps } = product();
        stores.arrivals.objects.set(GOOD, new TextEncoder().encode(TABLE));
        const handler = createFileArrived(deps);
        const { batchItemFailures } = (await handler(
          batchOf([...bodies, JSON.stringify(arrived)]),
          nobody,
        )) as Failures;
        expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).not.toContain(`m${bodies.length}`);
        const { submissions } = await stores.records.submissions.list({ limit: 10 });
        expect(submissions.some(({ key, state }) => key === GOOD && state === 'settled')).toBe(true);
        expect(submissions.every(({ state }) => state === 'settled' || batchItemFailures.length > 0)).toBe(true);
      },
    );
    note({ promise: 'inputs fuzzed', what: 'events about files', tried });
  });

  test('asks for no return that there cannot be, and stops no other', async () => {
    const { stores, deps } = product();
    const handler = createPublishReturns(deps);
    const asked = [
      { area: 'E08000026', quarter: '2025-26-Q1', cause: 's-1' },
      { area: 'E08000019', quarter: '2026-27-Q4' },
    ];
    const tried = await fuzz(bodyOf(asked), { runs: [60, 3000], seconds: [4, 8] }, async (body) => {
      const { batchItemFailures } = (await handler(batchOf([body]), nobody)) as Failures;
      const isDocument = isJsonWith(body, ['area', 'quarter']);
      if (isDocument) expect([body, batchItemFailures]).toEqual([body, []]);
      for (const { area, quarter } of await stores.records.returns.list(100))
        expect([boardByCode(area)?.code, /^\d{4}-\d{2}-Q[1-4]$/.test(quarter)]).toEqual([area, true]);
    });
    note({ promise: 'inputs fuzzed', what: 'requests for returns', tried });
  });

  test('begins no morning but one of a day', async () => {
    const { deps } = product();
    const run = createQuarterEnd({ ...deps, notify: { send: async () => {} } });
    const tried = await fuzz(
      fc.tuple(fc.constant({ day: '2025-08-08' }), someChanges),
      { runs: [200, 8000], seconds: [2, 4] },
      async ([given, changes]) => {
        const asked = editJson(given, changes);
        const done = await run(asked).catch((error: Error) => error);
        if (done instanceof Error) expect(done.name).toMatch(/ZodError|Error/);
        else expect(done.failed).toEqual([]);
      },
    );
    note({ promise: 'inputs fuzzed', what: 'mornings of the schedule', tried });
  });
});

function isJsonWith(body: string, names: readonly string[]): boolean {
  try {
    const document: unknown = JSON.parse(body);
    const texts = names.map((name) => (document as Record<string, unknown> | null)?.[name]);
    const cause = (document as { cause?: unknown } | null)?.cause;
    return texts.every((text) => typeof text === 'string') && (cause === undefined || typeof cause === 'string');
  } catch {
    return false;
  }
}

readers.expectReached();
