import { afterAll, beforeAll, describe, test } from 'vitest';
import type { ArrivedEvent } from '../../functions/edges/work/arrived-event.ts';
import { confirmHeld } from '../../functions/handlers/file-arrived/confirm.ts';
import { tryEveryPoint } from './crash-points.ts';
import { startWorlds, type World, type Worlds } from './faulty-world.ts';
import { emergencies, emergency, extractFile, inMonth } from './hand-made.ts';

const COVENTRY = 'E08000026';
const SOLIHULL = 'E08000029';
const WARWICKSHIRE = 'E10000031';
const QUARTER = '2025-26-Q1';

const plan = `area,metric,period,value,plan version\n${COVENTRY},emergency-admissions-65-plus,${QUARTER},2124,v1\n`;
const home = (residence: string, count: number, month = '2025-04') =>
  emergencies(count, { ...inMonth(month), residence }).map((row) => ({
    ...row,
    id: `${residence} ${month} ${row.id}`,
  }));

/** Solihull has fewer in the corrected file, and nobody from Warwickshire is left in it. */
const firstFile = extractFile([
  ...home(COVENTRY, 20),
  ...home(SOLIHULL, 9),
  ...home(WARWICKSHIRE, 3),
  ...home(COVENTRY, 8, '2025-08'),
]);
const corrected = extractFile([...home(COVENTRY, 22), ...home(SOLIHULL, 8), ...home(COVENTRY, 9, '2025-08')]);
const halved = extractFile([...home(COVENTRY, 9), ...home(COVENTRY, 8, '2025-08')]);
const key = 'sus-apc/coventry/extract.csv';

/** Each write is tried twice, on a machine that may be busy. */
const PATIENCE_MS = 600_000;

describe('a crash while a file is taken up leaves the old numbers or the new ones', { timeout: PATIENCE_MS }, () => {
  let worlds: Worlds;
  let before: World;
  const deliver = (event: ArrivedEvent) => (world: World) => world.deliver(event);
  beforeAll(async () => {
    worlds = await startWorlds();
    before = await worlds.make();
    await before.deliver(await worlds.arrive('plan/bcf/plan.csv', plan));
    await before.deliver(await worlds.arrive(key, firstFile));
    before.asked.clear();
  });
  afterAll(() => worlds.close());

  test('a corrected extract', async () => {
    const act = deliver(await worlds.arrive(key, corrected));
    const points = await tryEveryPoint({ worlds, before, act });
    console.log(`corrected extract: ${points} points tried`);
  });

  test('the same content under another name', async () => {
    const act = deliver(await worlds.arrive('sus-apc/coventry/the same again.csv', firstFile));
    const points = await tryEveryPoint({ worlds, before, act });
    console.log(`same content: ${points} points tried`);
  });

  test('an extract by small area, and then the lookup that places it', async () => {
    const rows = [emergency('x', { residence: '', lsoa21: 'E01009642' }), ...home(SOLIHULL, 2)];
    const waiting = await worlds.make(before);
    await waiting.deliver(await worlds.arrive('sus-apc/other/extract.csv', extractFile(rows)));
    const act = deliver(
      await worlds.arrive('area-lookup/ons/lookup.csv', `lsoa21cd,utla23cd\nE01009642,${COVENTRY}\n`),
    );
    const points = await tryEveryPoint({ worlds, before: waiting, act });
    console.log(`area lookup: ${points} points tried`);
  });

  test('a file that is refused for what it says of persons', async () => {
    const lines = extractFile(home(COVENTRY, 3)).trimEnd().split('\n');
    const text = lines.map((line, row) => `${line},${row === 0 ? 'NHS Number' : '9434765919'}`).join('\n');
    const act = deliver(await worlds.arrive('sus-apc/coventry/with numbers.csv', text));
    const points = await tryEveryPoint({ worlds, before, act });
    console.log(`refused extract: ${points} points tried`);
  });

  test('a held file, and its confirmation', async () => {
    const event = await worlds.arrive(key, halved);
    const held = await worlds.make(before);
    const holding = await tryEveryPoint({ worlds, before, act: deliver(event) });
    console.log(`held extract: ${holding} points tried`);
    await held.deliver(event);
    const { submissions } = await held.stores.records.submissions.list({ limit: 10 });
    const submission = submissions.find(({ outcome }) => outcome === 'held')?.id ?? '';
    const act = async (world: World) => {
      await confirmHeld(world.fileArrived, { submission, by: 'analyst', reason: 'a ward has closed' });
      return true;
    };
    const repeated = (world: World) => act(world).catch(() => false);
    const points = await tryEveryPoint({ worlds, before: held, act: repeated });
    console.log(`confirmation: ${points} points tried`);
  });
});
