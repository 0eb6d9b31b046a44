import { describe, expect, test } from 'vitest';
import type { ArrivedEvent } from '../../functions/edges/work/arrived-event.ts';
import { contentsOf } from '../reliability/faults/contents.ts';
import { copyOf, type Kept, nothingKept } from '../reliability/faults/kept.ts';
import { arrive, COVENTRY, EXTRACT, home, metricsIn, QUARTER, takeUp } from '../reliability/faults/scenes.ts';
import { startWorld, type World } from '../reliability/faults/world.ts';
import { extractFile } from './hand-made.ts';

/** Files that have come one after the other, and their events. */
function arrived(...files: [key: string, content: string][]): { kept: Kept; events: ArrivedEvent[] } {
  const kept = nothingKept();
  return { kept, events: files.map(([key, content]) => arrive(kept, key, content)) };
}

async function delivered(kept: Kept, events: readonly (ArrivedEvent | undefined)[]): Promise<World> {
  const world = startWorld(copyOf(kept));
  for (const event of events) expect(event && (await takeUp(event)(world))).toBe(true);
  return world;
}

const metricsAfter = async (kept: Kept, ...events: (ArrivedEvent | undefined)[]) =>
  metricsIn((await delivered(kept, events)).kept);

describe('events come twice and in any order', () => {
  test('an event that comes twice changes nothing the second time', async () => {
    const { kept, events } = arrived([EXTRACT, extractFile(home(COVENTRY, 20))]);
    const once = await delivered(kept, events);
    const twice = await delivered(once.kept, events);
    expect(contentsOf(twice.kept)).toEqual(contentsOf(once.kept));
  });

  test('the event of an older version that comes late does not bring back its numbers', async () => {
    const { kept, events } = arrived(
      [EXTRACT, extractFile(home(COVENTRY, 20))],
      [EXTRACT, extractFile(home(COVENTRY, 25))],
    );
    const [older, newer] = events;
    const wanted = await metricsAfter(kept, older, newer);
    expect(await metricsAfter(kept, newer, older)).toEqual(wanted);
    expect(await metricsAfter(kept, newer, older, newer, older)).toEqual(wanted);
  });

  test('an older file that comes late still gives the month that the newer one does not cover', async () => {
    const { kept, events } = arrived(
      [EXTRACT, extractFile([...home(COVENTRY, 20), ...home(COVENTRY, 9, '2025-05')])],
      ['sus-apc/coventry/april.csv', extractFile(home(COVENTRY, 25))],
    );
    const { records } = (await delivered(kept, events.toReversed())).stores;
    const metrics = await records.metrics.get(QUARTER, COVENTRY);
    const counts = metrics?.metrics.filter(({ metric }) => metric === 'emergency-admissions-65-plus');
    expect(counts?.map(({ numerator }) => numerator)).toEqual([25, 9, null, 34]);
    const oldest = (await records.submissions.list({ limit: 9 })).submissions.at(-1);
    expect(oldest?.outcome).toBe('accepted-with-warnings');
  });

  test('the first content sent once more stands, though the event of the one between comes last', async () => {
    const { kept, events } = arrived(
      [EXTRACT, extractFile(home(COVENTRY, 20))],
      [EXTRACT, extractFile(home(COVENTRY, 25))],
      [EXTRACT, extractFile(home(COVENTRY, 20))],
    );
    const [first, between, again] = events;
    const numerator = async (...order: (ArrivedEvent | undefined)[]) => {
      const { records } = (await delivered(kept, order)).stores;
      return (await records.metrics.get(QUARTER, COVENTRY))?.metrics[0]?.numerator;
    };
    expect(await numerator(first, between, again)).toBe(20);
    expect(await numerator(again, first, between)).toBe(20);
    expect(await numerator(first, again, between)).toBe(20);
  });
});
