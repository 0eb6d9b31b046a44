import { Session } from 'node:inspector/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FuzzTest, READERS } from './parsers.ts';

/**
 * Counts the calls of functions while the tests of a file run, and ends them with one that fails where a reader of the
 * list was not reached: a list of what is fuzzed would say more than is done otherwise.
 */
export function watchReaders(of: FuzzTest): { expectReached(): void } {
  const session = new Session();
  beforeAll(async () => {
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  });
  afterAll(() => session.disconnect());
  return {
    expectReached: () =>
      test('every reader that these tests answer for was called', async () => {
        const { result } = await session.post('Profiler.takePreciseCoverage');
        const readers = Object.entries(READERS).flatMap(([path, by]) => (by === of ? [path] : []));
        expect(readers.length).toBeGreaterThan(0);
        const isCalled = (path: string) =>
          result.some(
            ({ url, functions }) =>
              url.replaceAll('\\', '/').includes(path) &&
              functions.some(({ functionName, ranges }) => functionName !== '' && (ranges[0]?.count ?? 0) > 0),
          );
        expect(readers.filter((path) => !isCalled(path))).toEqual([]);
      }),
  };
}
