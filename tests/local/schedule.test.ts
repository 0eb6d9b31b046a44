import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startSchedule } from '../../local/schedule.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2025-07-01T21:30:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

test('what is due is asked for at the start and once a day after that, also by a machine that slept over midnight', () => {
  const asked: string[] = [];
  const queue = { send: (name: string, body: string) => void asked.push(`${name} ${body}`) };
  const schedule = startSchedule(queue, () => new Date());
  const first = 'quarter-ends {"day":"2025-07-01"}';
  expect(asked).toEqual([first]);
  vi.advanceTimersByTime(2 * 3_600_000);
  expect(asked).toEqual([first]);
  vi.advanceTimersByTime(30 * 3_600_000);
  expect(asked).toEqual([first, 'quarter-ends {"day":"2025-07-02"}', 'quarter-ends {"day":"2025-07-03"}']);
  schedule.stop();
  vi.advanceTimersByTime(48 * 3_600_000);
  expect(asked).toHaveLength(3);
});
