import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Submission } from '../../functions/core/submissions/submission.ts';
import { type ArrivedEvent, COUNT_AGAIN } from '../../functions/edges/work/arrived-event.ts';
import { confirmHeld } from '../../functions/handlers/file-arrived/confirm.ts';
import { readReport } from '../../functions/handlers/file-arrived/report-file.ts';
import { withdraw } from '../../functions/handlers/file-arrived/withdraw.ts';
import { tryEveryPoint } from './crash-points.ts';
import { startWorlds, type World, type Worlds } from './faulty-world.ts';
import { emergencies, emergency, extractFile, inMonth } from './hand-made.ts';
import { contentsOf, metricsIn } from './world-contents.ts';

const COVENTRY = 'E08000026';
const SOLIHULL = 'E08000029';
const key = 'sus-apc/coventry/extract.csv';
const plan = `area,metric,period,value,plan version\n${COVENTRY},emergency-admissions-65-plus,2025-26-Q1,2124,v1\n`;

const home = (residence: string, count: number, month = '2025-04') =>
  emergencies(count, { ...inMonth(month), residence }).map((row) => ({
    ...row,
    id: `${residence} ${month} ${row.id}`,
  }));

/** Solihull has nobody in the corrected file, and August is not in it. */
const firstFile = extractFile([...home(COVENTRY, 20), ...home(SOLIHULL, 3), ...home(COVENTRY, 8, '2025-08')]);
const corrected = extractFile([...home(COVENTRY, 22)]);
const halved = extractFile([...home(COVENTRY, 9)]);

/** Each world is tried some dozen times, on a machine that may be busy. */
const PATIENCE_MS = 600_000;

const why = { by: 'an analyst', reason: 'the extract of another month' };

async function submissionOf({ stores }: World, isWanted: (submission: Submission) => boolean) {
  const { submissions } = await stores.records.submissions.list({ limit: 10 });
  const found = submissions.find(isWanted);
  if (!found) throw new Error('There is no such submission');
  return found.id;
}

/** Withdraws, and works on what is to be counted again after it; false where one of them failed. */
const withdrawing = (submission: string) => async (world: World) => {
  try {
    await withdraw(world.fileArrived, { submission, ...why });
    return await world.deliverAgain();
  } catch {
    return false;
  }
};

const countAgainEvent = (event: ArrivedEvent): ArrivedEvent => ({
  ...event,
  detail: { ...event.detail, reason: COUNT_AGAIN },
});

describe('a crash while somebody decides about a file leaves the old numbers or the new ones', {
  timeout: PATIENCE_MS,
}, () => {
  let worlds: Worlds;
  let before: World;
  let correction: ArrivedEvent;
  beforeAll(async () => {
    worlds = await startWorlds();
    before = await worlds.make();
    await before.deliver(await worlds.arrive('plan/bcf/plan.csv', plan));
    await before.deliver(await worlds.arrive(key, firstFile));
    correction = await worlds.arrive(key, corrected);
    await before.deliver(correction);
    before.asked.clear();
  }, PATIENCE_MS);
  afterAll(() => worlds.close());

  const correctionIn = (world: World) =>
    submissionOf(world, ({ versionId }) => versionId === correction.detail.object['version-id']);

  test('a withdrawal, after which the file counts that it had replaced', async () => {
    const act = withdrawing(await correctionIn(before));
    const points = await tryEveryPoint({ worlds, before, act });
    console.log(`withdrawal: ${points} points tried`);
  });

  test('a held file that is withdrawn', async () => {
    const held = await worlds.make(before);
    await held.deliver(await worlds.arrive(key, halved));
    const submission = await submissionOf(held, ({ outcome }) => outcome === 'held');
    const points = await tryEveryPoint({ worlds, before: held, act: withdrawing(submission) });
    console.log(`withdrawal of a held file: ${points} points tried`);
  });

  test('a held file that is confirmed and then withdrawn', async () => {
    const held = await worlds.make(before);
    await held.deliver(await worlds.arrive(key, halved));
    const submission = await submissionOf(held, ({ outcome }) => outcome === 'held');
    await confirmHeld(held.fileArrived, { submission, ...why });
    held.asked.clear();
    await tryEveryPoint({ worlds, before: held, act: withdrawing(submission) });
  });

  test('a lookup of small areas that is withdrawn, so that files are counted again without it', async () => {
    const placed = await worlds.make(before);
    const rows = [emergency('x', { residence: '', lsoa21: 'E01009642' }), ...home(SOLIHULL, 2)];
    await placed.deliver(await worlds.arrive('sus-apc/other/extract.csv', extractFile(rows)));
    const lookup = `lsoa21cd,utla23cd\nE01009642,${COVENTRY}\n`;
    await placed.deliver(await worlds.arrive('area-lookup/ons/lookup.csv', lookup));
    placed.asked.clear();
    const submission = await submissionOf(placed, ({ source }) => source === 'area-lookup');
    const points = await tryEveryPoint({ worlds, before: placed, act: withdrawing(submission) });
    console.log(`withdrawal of a lookup: ${points} points tried`);
  });

  test('counting the file again is cut off by its withdrawal and goes on after it: it stays withdrawn', async () => {
    const submission = await correctionIn(before);
    const again = countAgainEvent(correction);
    const wanted = await (async () => {
      const world = await worlds.make(before);
      expect(await withdrawing(submission)(world)).toBe(true);
      return metricsIn(world);
    })();
    const counted = await worlds.make(before);
    counted.breakAt(null);
    await counted.deliver(again);
    const writes = counted.writes();
    expect(writes).toBeGreaterThan(3);
    for (let at = 1; at <= writes; at += 1) {
      const world = await worlds.make(before);
      world.breakAt({ at, moment: 'before', how: 'killed' });
      expect(await world.deliver(again)).toBe(false);
      world.breakAt(null);
      expect(await withdrawing(submission)(world)).toBe(true);
      expect(await world.deliver(again)).toBe(true);
      expect(await world.deliver(correction)).toBe(true);
      expect(await metricsIn(world), `cut off before write ${at}`).toEqual(wanted);
      const stored = await world.stores.records.submissions.get(submission);
      expect([stored?.outcome, (await readReport(world.fileArrived, submission)).outcome]).toEqual([
        'withdrawn',
        'withdrawn',
      ]);
    }
  });

  test('a withdrawal is cut off, the file is counted again, and the withdrawal goes on', async () => {
    const submission = await correctionIn(before);
    const act = withdrawing(submission);
    const undisturbed = await worlds.make(before);
    undisturbed.breakAt(null);
    expect(await act(undisturbed)).toBe(true);
    const [writes, wanted] = [undisturbed.writes(), await contentsOf(undisturbed)];
    for (let at = 1; at <= writes; at += 1) {
      const world = await worlds.make(before);
      world.breakAt({ at, moment: 'after', how: 'killed' });
      await act(world);
      world.breakAt(null);
      expect(await world.deliver(countAgainEvent(correction))).toBe(true);
      expect(await act(world)).toBe(true);
      expect((await contentsOf(world)).items, `cut off after write ${at}`).toEqual(wanted.items);
    }
  });
});
