import { beforeAll, describe, expect, test } from 'vitest';
import type { Submission } from '../../../functions/core/submissions/submission.ts';
import { type ArrivedEvent, COUNT_AGAIN } from '../../../functions/edges/work/arrived-event.ts';
import { confirmHeld } from '../../../functions/handlers/file-arrived/confirm.ts';
import { readReport } from '../../../functions/handlers/file-arrived/report-file.ts';
import { withdraw } from '../../../functions/handlers/file-arrived/withdraw.ts';
import { emergency, extractFile } from '../../end-to-end/hand-made.ts';
import { contentsOf, differences } from './contents.ts';
import { KILLED_AFTER, KILLED_BEFORE } from './fault-kinds.ts';
import { copyOf, type Kept, nothingKept } from './kept.ts';
import { everyCall, keptAfter, tryEveryPoint } from './points.ts';
import {
  arrive,
  COVENTRY,
  countAgain,
  EXTRACT,
  forgetMessages,
  home,
  LOOKUP,
  metricsIn,
  PLAN,
  SOLIHULL,
  submissionIn,
  takeUp,
} from './scenes.ts';
import { startWorld, type World } from './world.ts';

/** Solihull has nobody in the corrected file, and August is not in it. */
const FIRST = extractFile([...home(COVENTRY, 20), ...home(SOLIHULL, 3), ...home(COVENTRY, 8, '2025-08')]);
const CORRECTED = extractFile([...home(COVENTRY, 22)]);
const HALVED = extractFile([...home(COVENTRY, 9)]);

const PATIENCE_MS = 1_800_000;

const why = { by: 'an analyst', reason: 'the extract of another month' };

const confirming = (submission: string) => async (world: World) => {
  await confirmHeld(world.fileArrived, { submission, ...why });
  return countAgain(world);
};

/** Withdraws, and works on what is to be counted again after it. */
const withdrawing = (submission: string) => async (world: World) => {
  await withdraw(world.fileArrived, { submission, ...why });
  return countAgain(world);
};

const againEvent = (event: ArrivedEvent): ArrivedEvent => ({
  ...event,
  detail: { ...event.detail, reason: COUNT_AGAIN },
});

const found = (kept: Kept, isWanted: (submission: Submission) => boolean) =>
  submissionIn(startWorld(copyOf(kept)), isWanted);

describe('whatever breaks while somebody decides about a file, readers find the old numbers or the new ones', {
  timeout: PATIENCE_MS,
}, () => {
  let before: Kept;
  let held: Kept;
  let heldFile: string;
  let correction: ArrivedEvent;
  let corrected: string;
  beforeAll(async () => {
    before = nothingKept();
    const taken = async (kept: Kept, key: string, content: string) => {
      const next = copyOf(kept);
      const event = arrive(next, key, content);
      return { event, kept: await keptAfter(next, takeUp(event)) };
    };
    before = (await taken(before, 'plan/bcf/plan.csv', PLAN)).kept;
    before = (await taken(before, EXTRACT, FIRST)).kept;
    ({ kept: before, event: correction } = await taken(before, EXTRACT, CORRECTED));
    forgetMessages(before);
    ({ kept: held } = await taken(before, EXTRACT, HALVED));
    heldFile = await found(held, ({ outcome }) => outcome === 'held');
    corrected = await found(before, ({ versionId }) => versionId === correction.detail.object['version-id']);
  });

  test('a held file is confirmed', () =>
    tryEveryPoint({ name: 'a confirmation', before: held, act: confirming(heldFile) }));

  test('a file is withdrawn, after which the one counts that it had replaced', () =>
    tryEveryPoint({ name: 'a withdrawal', before, act: withdrawing(corrected) }));

  test('a held file is withdrawn', () =>
    tryEveryPoint({ name: 'a withdrawal of a held file', before: held, act: withdrawing(heldFile) }));

  test('a held file that was confirmed is withdrawn', async () => {
    const confirmed = await keptAfter(held, confirming(heldFile));
    forgetMessages(confirmed);
    await tryEveryPoint({ name: 'a withdrawal of a confirmed file', before: confirmed, act: withdrawing(heldFile) });
  });

  test('a lookup of small areas is withdrawn, so that files are counted again without it', async () => {
    let placed = copyOf(before);
    const rows = [emergency('x', { residence: '', lsoa21: 'E01009642' }), ...home(SOLIHULL, 2)];
    placed = await keptAfter(placed, takeUp(arrive(placed, 'sus-apc/other/extract.csv', extractFile(rows))));
    placed = await keptAfter(placed, takeUp(arrive(placed, 'area-lookup/ons/lookup.csv', LOOKUP)));
    forgetMessages(placed);
    const lookup = await found(placed, ({ source }) => source === 'area-lookup');
    await tryEveryPoint({ name: 'a withdrawal of a lookup', before: placed, act: withdrawing(lookup) });
  });

  test('counting the file again is cut off by its withdrawal and goes on after it: it stays withdrawn', async () => {
    const again = againEvent(correction);
    const wanted = metricsIn(await keptAfter(before, withdrawing(corrected)));
    await everyCall({ name: 'a withdrawal amid counting again', before, act: takeUp(again) }, async (at) => {
      const kept = copyOf(before);
      expect(await startWorld(kept, { at, kind: KILLED_BEFORE }).deliver(again)).toBe(false);
      const world = startWorld(kept);
      expect(await withdrawing(corrected)(world)).toBe(true);
      expect(await world.deliver(again)).toBe(true);
      expect(await world.deliver(correction)).toBe(true);
      expect(metricsIn(kept), `cut off before call ${at}`).toEqual(wanted);
      const stored = await world.stores.records.submissions.get(corrected);
      expect(stored?.outcome).toBe('withdrawn');
      expect((await readReport(world.fileArrived, corrected)).outcome).toBe('withdrawn');
    });
  });

  test('a withdrawal is cut off, the file is counted again, and the withdrawal goes on', async () => {
    const act = withdrawing(corrected);
    const wanted = contentsOf(await keptAfter(before, act));
    await everyCall({ name: 'counting again amid a withdrawal', before, act }, async (at) => {
      const kept = copyOf(before);
      await act(startWorld(kept, { at, kind: KILLED_AFTER })).catch(() => false);
      const world = startWorld(kept);
      expect(await world.deliver(againEvent(correction))).toBe(true);
      expect(await act(world)).toBe(true);
      const others = Object.keys(differences(wanted, contentsOf(kept))).filter((name) => name.startsWith('item '));
      expect(others, `cut off after call ${at}`).toEqual([]);
    });
  });
});
