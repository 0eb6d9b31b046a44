import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SubmissionReport } from '../../../functions/core/submissions/report.ts';
import { standingKeys } from '../../../functions/edges/rebuild/kept-files.ts';
import { JOURNAL_FOLDER } from '../../../functions/edges/records/journal.ts';
import { confirmHeld } from '../../../functions/handlers/file-arrived/confirm.ts';
import { replayQuarter } from '../../../local/replay-quarter.ts';
import { QUARTER } from '../../end-to-end/busy-quarter.ts';
import { note } from '../figures.ts';
import { type LostStack, startLostStack } from './lost-stack.ts';
import { playQuarter } from './played.ts';

const LONG = 240_000;
const EVIDENCE = 'bcf-evidence';

let lost: LostStack;
let before: Map<string, string>;
beforeAll(async () => {
  lost = await startLostStack();
  await playQuarter(lost.hands);
  before = await lost.contentsOf(EVIDENCE);
}, LONG);
afterAll(() => lost.close());

const under = (contents: ReadonlyMap<string, string>, folder: string) =>
  new Map([...contents].filter(([key]) => key.startsWith(folder)));

/** What the journal says, whatever the order in which it says it. */
function journalIn(contents: ReadonlyMap<string, string>): Map<string, unknown> {
  const keys = standingKeys([...under(contents, JOURNAL_FOLDER).keys()]).sort();
  const items = (key: string): { sk: string }[] => JSON.parse(contents.get(key) ?? '[]');
  return new Map(keys.map((key) => [key, items(key).sort((a, b) => (a.sk < b.sk ? -1 : 1))]));
}

/**
 * When reading began is told nowhere else, nor what a file had replaced that was withdrawn; what was found in comparison
 * with other files is told again only where it is still so.
 */
function lasting(text: string): Partial<SubmissionReport> {
  const {
    startedAt: _start,
    issues,
    issueCounts,
    duplicateOf: _of,
    withdrawn,
    ...report
  }: SubmissionReport = JSON.parse(text);
  const compared = new Set(['large-drop', 'overlap', 'count-moved', 'newer-file-stands']);
  const byCode = Object.entries(issueCounts.byCode).filter(([code]) => !compared.has(code));
  return {
    ...report,
    replaced: withdrawn ? [] : report.replaced,
    issues: issues.filter(({ code }) => !compared.has(code)),
    ...({ byCode: Object.fromEntries(byCode), by: withdrawn?.by } as object),
  };
}

const reportsIn = (contents: ReadonlyMap<string, string>) =>
  new Map([...contents].flatMap(([key, text]) => (key.endsWith('/report.json') ? [[key, lasting(text)]] : [])));

test(
  'what was deleted of the evidence bucket is there again by one command, to the byte',
  async () => {
    await lost.hide(EVIDENCE, [...before.keys()]);
    expect(await lost.keysIn(EVIDENCE)).toEqual([]);
    const repaired = await lost.repair();
    expect(new Set(repaired.map(({ done }) => done))).toEqual(new Set(['undeleted']));
    expect(await lost.contentsOf(EVIDENCE)).toEqual(before);
    note({ promise: 'losses recovered', what: 'files of the evidence that were deleted', tried: before.size });
  },
  LONG,
);

describe('an evidence bucket of which no version is left', () => {
  let now: Map<string, string>;
  beforeAll(async () => {
    await lost.lose(EVIDENCE, [...before.keys()]);
    expect(await lost.keysIn(EVIDENCE)).toEqual([]);
    const repaired = await lost.repair();
    expect(repaired.filter(({ done }) => done === 'lost').every(({ key }) => key.startsWith('return-inputs/'))).toBe(
      true,
    );
    now = await lost.contentsOf(EVIDENCE);
  }, LONG);

  test.each(['area-lookups/', 'templates/'])('has its %s again, to the byte, from the files that came', (folder) => {
    expect(under(now, folder)).toEqual(under(before, folder));
    expect(under(now, folder).size).toBeGreaterThan(0);
    note({ promise: 'losses recovered', what: `files of ${folder} made again`, tried: under(now, folder).size });
  });

  test('has its journal again, so that the table could be made anew of it', () => {
    const journal = journalIn(now);
    expect(journal).toEqual(journalIn(before));
    note({ promise: 'losses recovered', what: 'files of the journal made again', tried: journal.size });
  });

  test('has a report of every file again, with its outcome, its rows and every fault in it', () => {
    const reports = reportsIn(now);
    expect(reports).toEqual(reportsIn(before));
    expect([...now.keys()].filter((key) => key.endsWith('/report.xlsx'))).toHaveLength(reports.size);
    note({ promise: 'losses recovered', what: 'reports made again', tried: reports.size });
  });

  test('has again what the standing returns were made from; what is not there is named', () => {
    const inputs = under(now, 'return-inputs/');
    expect(inputs.size).toBeGreaterThan(0);
    for (const [key, text] of inputs) expect(JSON.parse(text), key).toEqual(JSON.parse(before.get(key) ?? ''));
    note({ promise: 'losses recovered', what: 'files of what returns were made from', tried: inputs.size });
  });

  test('holds no row of any file that it did not hold before', () => {
    const added = [...now.keys()].filter((key) => !before.has(key) && !key.startsWith(JOURNAL_FOLDER));
    expect(added).toEqual([]);
  });

  test(
    'leaves a product that goes on: a held file can be confirmed, and every number is what the files say',
    async () => {
      const { submissions } = await lost.stack.stores.records.submissions.list({ limit: 100 });
      const held = submissions.filter(({ outcome }) => outcome === 'held');
      const differs: string[] = [];
      await replayQuarter(
        { ...lost.stack.stores, ...lost.stack.publish },
        {
          quarter: QUARTER,
          area: null,
          tell: ({ outcome, name, why }) => outcome !== 'same' && differs.push(`${outcome} ${name} ${why}`),
        },
      );
      expect(differs).toEqual([]);
      for (const { id } of held) {
        const report = await confirmHeld(lost.stack.fileArrived, {
          submission: id,
          by: 'Ann',
          reason: 'a ward closed',
        });
        expect(report.outcome).toBe('accepted-with-warnings');
      }
      expect(held.length).toBeGreaterThan(0);
      await lost.hands.idle();
      expect((await lost.repair()).filter(({ done }) => done !== 'lost')).toEqual([]);
    },
    LONG,
  );
});
