import { beforeAll, describe, expect, test } from 'vitest';
import type { ArrivedEvent, ScannedEvent } from '../../../functions/edges/work/arrived-event.ts';
import { emergency, extractFile } from '../../end-to-end/hand-made.ts';
import { officialTemplate } from '../../end-to-end/official-template.ts';
import { KILLED_BEFORE, LOST } from './fault-kinds.ts';
import { copyOf, type Kept, nothingKept } from './kept.ts';
import { everyCall, keptAfter, tryEveryPoint } from './points.ts';
import {
  arrive,
  COVENTRY,
  EXTRACT,
  forgetMessages,
  home,
  LOOKUP,
  metricsIn,
  PLACE,
  PLAN,
  SOLIHULL,
  submissionIn,
  takeUp,
  WARWICKSHIRE,
} from './scenes.ts';
import { startWorld, type World } from './world.ts';

/** Solihull has fewer in the corrected file, and nobody from Warwickshire is left in it. */
const FIRST = extractFile([
  ...home(COVENTRY, 20),
  ...home(SOLIHULL, 9),
  ...home(WARWICKSHIRE, 3),
  ...home(COVENTRY, 8, '2025-08'),
]);
const CORRECTED = extractFile([...home(COVENTRY, 22), ...home(SOLIHULL, 8), ...home(COVENTRY, 9, '2025-08')]);
const HALVED = extractFile([...home(COVENTRY, 9), ...home(COVENTRY, 8, '2025-08')]);

const PATIENCE_MS = 1_800_000;

function scannedEvent({ time, detail: { bucket, object } }: ArrivedEvent, found: 'NO_THREATS_FOUND' | 'THREATS_FOUND') {
  return {
    'detail-type': 'GuardDuty Malware Protection Object Scan Result',
    time,
    detail: {
      s3ObjectDetails: { bucketName: bucket.name, objectKey: object.key, versionId: object['version-id'] },
      scanResultDetails: { scanResultStatus: found },
    },
  } satisfies ScannedEvent;
}

describe('whatever breaks while a file is taken up, readers find the old numbers or the new ones', {
  timeout: PATIENCE_MS,
}, () => {
  let before: Kept;
  beforeAll(async () => {
    before = nothingKept();
    for (const [key, content] of [
      ['plan/bcf/plan.csv', PLAN],
      [EXTRACT, FIRST],
    ] as const) {
      const event = arrive(before, key, content);
      before = await keptAfter(before, takeUp(event));
    }
    forgetMessages(before);
  });

  /** A file comes, and is taken up. */
  const coming = (name: string, key: string, content: string | Uint8Array, from = before) => {
    const kept = copyOf(from);
    return tryEveryPoint({ name, before: kept, act: takeUp(arrive(kept, key, content)) });
  };

  test('the first file that ever comes', () => coming('the first file', EXTRACT, FIRST, nothingKept()));

  test('a corrected extract', () => coming('a corrected extract', EXTRACT, CORRECTED));

  test('the same content under another name', () =>
    coming('the same content once more', 'sus-apc/coventry/the same again.csv', FIRST));

  test('an extract so much smaller that it is held', () => coming('a held extract', EXTRACT, HALVED));

  test('an extract by small area, and then the lookup that places it', async () => {
    const from = copyOf(before);
    const rows = [emergency('x', { residence: '', lsoa21: 'E01009642' }), ...home(SOLIHULL, 2)];
    const event = arrive(from, 'sus-apc/other/extract.csv', extractFile(rows));
    await coming('a lookup of small areas', 'area-lookup/ons/lookup.csv', LOOKUP, await keptAfter(from, takeUp(event)));
  });

  test('a file that is refused for what it says of persons', async () => {
    const lines = extractFile(home(COVENTRY, 3)).trimEnd().split('\n');
    const text = lines.map((line, row) => `${line},${row === 0 ? 'NHS Number' : '9434765919'}`).join('\n');
    await coming('a file that says who people are', 'sus-apc/coventry/with numbers.csv', text);
  });

  test.each([
    ['in which nothing harmful was found', 'NO_THREATS_FOUND'],
    ['in which something harmful was found', 'THREATS_FOUND'],
  ] as const)('a file %s', async (words, found) => {
    const kept = copyOf(before);
    const event = scannedEvent(arrive(kept, EXTRACT, CORRECTED), found);
    await tryEveryPoint({ name: `a file ${words}`, before: kept, act: (world) => world.deliver(event) });
  });

  test('the blank official template, after which the published returns of its quarter are asked for', async () => {
    const published = await keptAfter(before, (world: World) => world.publishReturn(PLACE));
    await coming('an official template', 'template/2025-26-q1/blank.xlsx', officialTemplate(), published);
  });

  test('a newer file that comes while an older one is cut off: all areas end with what the newer one says', async () => {
    const kept = copyOf(before);
    const cutOff = arrive(kept, EXTRACT, CORRECTED);
    const newest = arrive(kept, EXTRACT, extractFile([...home(COVENTRY, 19), ...home(SOLIHULL, 9)]));
    const act = takeUp(cutOff);
    const both = async (world: World) => (await act(world)) && takeUp(newest)(world);
    const wanted = metricsIn(await keptAfter(kept, both));
    await everyCall({ name: 'a newer file amid an older one', before: kept, act }, async (at) => {
      const disturbed = copyOf(kept);
      expect(await act(startWorld(disturbed, { at, kind: KILLED_BEFORE }))).toBe(false);
      const world = startWorld(disturbed);
      expect(await takeUp(newest)(world)).toBe(true);
      expect(await act(world)).toBe(true);
      expect(metricsIn(disturbed), `cut off before call ${at}`).toEqual(wanted);
    });
  });

  test('a file of which no answer comes back, delivery after delivery, has not stopped the runtime', async () => {
    const kept = nothingKept();
    const event = arrive(kept, EXTRACT, FIRST);
    for (const _delivery of [1, 2, 3, 4]) {
      expect(await startWorld(kept, { at: 1, kind: LOST }).deliver(event)).toBe(false);
    }
    const world = startWorld(kept);
    expect(await world.deliver(event)).toBe(true);
    const accepted = ({ outcome }: { outcome: string | null }) => outcome === 'accepted-with-warnings';
    expect(await submissionIn(world, accepted)).toMatch(/^s-/);
  });
});
