import { expect, test } from 'vitest';
import { createFreshLinks } from '../../../functions/edges/files/fresh-links.ts';

const at = (minutes: number) => new Date(Date.UTC(2025, 6, 1, 9, minutes));

test('a link that has lost little of its life is given again, and one that has lost more is signed anew', async () => {
  let signed = 0;
  const link = createFreshLinks(async (key) => `${key}#${++signed}`);
  const first = await link('latest.json', 12, at(0));
  expect(first).toEqual({ url: 'latest.json#1', expiresAt: '2025-07-01T21:00:00.000Z' });
  expect(await link('latest.json', 12, at(36))).toEqual(first);
  expect(await link('latest.json', 12, at(37))).toEqual({
    url: 'latest.json#2',
    expiresAt: '2025-07-01T21:37:00.000Z',
  });
});

test('a link of another life, of another file, or asked for at an earlier time is one of its own', async () => {
  const link = createFreshLinks(async (key, hours, now) => `${key} ${hours} ${now.getUTCMinutes()}`);
  expect((await link('a', 12, at(30))).url).toBe('a 12 30');
  expect((await link('a', 1, at(30))).url).toBe('a 1 30');
  expect((await link('b', 12, at(30))).url).toBe('b 12 30');
  expect((await link('a', 12, at(10))).url).toBe('a 12 10');
});
