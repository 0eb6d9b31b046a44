import { expect, test } from 'vitest';
import type { FileArrivedDeps } from '../../functions/handlers/file-arrived/deps.ts';
import { createReadingNotes } from '../../functions/handlers/file-arrived/note-reading.ts';

/** Handlers whose clock is set by hand, and what they note. */
function atTime(noteReading: FileArrivedDeps['records']['submissions']['noteReading']) {
  const clock = { ms: 0 };
  const records = { submissions: { noteReading } };
  const deps = { now: () => new Date(clock.ms), records } as unknown as FileArrivedDeps;
  return { clock, notes: createReadingNotes(deps, { id: 's-1' }) };
}

test('how far a file is read is noted every two seconds, and not of one that is read sooner', async () => {
  const noted: number[] = [];
  const { clock, notes } = atTime(async (_, { bytes }) => void noted.push(bytes));
  for (let ms = 0; ms <= 5000; ms += 100) {
    clock.ms = ms;
    notes.at(ms, 1);
  }
  await notes.settled();
  expect(noted).toEqual([2000, 4000]);
});

test('a file is read on where that cannot be noted', async () => {
  const { clock, notes } = atTime(async () => Promise.reject(new Error('the table is throttled')));
  clock.ms = 3000;
  notes.at(1, 1);
  await expect(notes.settled()).resolves.toBeUndefined();
});
