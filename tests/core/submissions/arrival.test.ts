import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Arrival,
  isNewer,
  mayCountFor,
  namedUnits,
  parseArrivalKey,
} from '../../../functions/core/submissions/arrival.ts';

const arrival = (parts: Partial<Arrival>): Arrival => ({
  submission: 's-1',
  countsId: 's-1.a',
  key: 'sus-apc/coventry/april.csv',
  sequencer: '0A',
  arrivedAt: '2025-05-16T09:00:00.000Z',
  sha256: 'a',
  fingerprint: 'rules/1',
  ...parts,
});

describe('where a file comes from is read from its key', () => {
  test('source, feed and file name, in lower case but for the name', () => {
    expect(parseArrivalKey('SUS-APC/Coventry/April 2025.CSV')).toEqual({
      source: 'sus-apc',
      feed: 'coventry',
      fileName: 'April 2025.CSV',
    });
  });

  test('a folder under the feed belongs to the file name', () => {
    expect(parseArrivalKey('plan/bcf/2025/plan.csv')?.fileName).toBe('2025/plan.csv');
  });

  test.each([
    'april.csv',
    'sus-apc/april.csv',
    'sus-apc/coventry/',
    'sus-apc//april.csv',
    '/coventry/april.csv',
    'sus-apc/-coventry/april.csv',
    'sus-apc/cov entry/april.csv',
    'sus-apc/../april.csv',
    `sus-apc/${'x'.repeat(64)}/april.csv`,
    'sus-apc/coventry/folder/',
    '',
  ])('%j is not the key of an arrival', (key) => {
    expect(parseArrivalKey(key)).toBeNull();
  });
});

describe('which of two files is the newer one', () => {
  test('versions of one key go by their sequencer, whatever the clock says', () => {
    const first = arrival({ sequencer: '0055AED6DCD90281E5', arrivedAt: '2025-05-16T09:00:01.000Z' });
    const second = arrival({
      submission: 's-2',
      sequencer: '0055AED6DCD90281E6',
      arrivedAt: '2025-05-16T09:00:00.000Z',
    });
    expect(isNewer(second, first)).toBe(true);
    expect(isNewer(first, second)).toBe(false);
  });

  test('a shorter sequencer is filled with zeros on its right, as the S3 guide says', () => {
    const short = arrival({ sequencer: '0055AE' });
    const long = arrival({ submission: 's-2', sequencer: '0055AD00FF' });
    expect(isNewer(short, long)).toBe(true);
    expect(isNewer(long, short)).toBe(false);
  });

  test('files of other names go by the time at which they arrived', () => {
    const april = arrival({ arrivedAt: '2025-05-16T09:00:00.000Z', sequencer: 'FF' });
    const again = arrival({
      submission: 's-2',
      key: 'sus-apc/coventry/april-2.csv',
      arrivedAt: '2025-05-17T09:00:00.000Z',
      sequencer: '01',
    });
    expect(isNewer(again, april)).toBe(true);
    expect(isNewer(april, again)).toBe(false);
  });

  test('versions of one key without a sequencer, as after a scan for malware, are ordered by the time of arrival', () => {
    const key = 'sus-apc/rkb/april.csv';
    const first = { submission: 'b', key, sequencer: '0', arrivedAt: '2025-05-03T09:00:00.000Z' };
    const second = { submission: 'a', key, sequencer: '0', arrivedAt: '2025-05-03T09:00:01.000Z' };
    expect([isNewer(second, first), isNewer(first, second)]).toEqual([true, false]);
  });

  test('no file is newer than itself, and of two different ones exactly one is', () => {
    const hexadecimal = (maxLength: number) => fc.string({ unit: fc.constantFrom(...'0123456789ABCDEF'), maxLength });
    const any = fc.record({
      submission: hexadecimal(2),
      key: fc.constantFrom('a/b/c', 'a/b/d'),
      sequencer: hexadecimal(4),
      arrivedAt: fc.constantFrom('2025-01-01T00:00:00.000Z', '2025-01-02T00:00:00.000Z'),
    });
    fc.assert(
      fc.property(any, any, (a, b) => {
        const [left, right] = [arrival(a), arrival(b)];
        expect(isNewer(left, left)).toBe(false);
        if (a.submission !== b.submission) expect(isNewer(left, right)).toBe(!isNewer(right, left));
      }),
    );
  });
});

describe('for whom a file counts is kept with it where that is for few', () => {
  const boards = (count: number) => Array.from({ length: count }, (_, n) => `E0600${String(n).padStart(4, '0')}`);

  test('a file of one board, or of a few, counts for nobody else', () => {
    const arrival = namedUnits(['E08000026', 'E06000015', 'E08000026']);
    expect(arrival).toEqual({ units: ['E06000015', 'E08000026'] });
    expect(['E08000026', 'E06000015', 'E06000047'].map((unit) => mayCountFor(arrival, unit))).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('a file of many, and one of which it was not kept, may count for anybody', () => {
    expect(namedUnits(boards(13))).toEqual({});
    expect([mayCountFor(namedUnits(boards(13)), 'E06000047'), mayCountFor({}, 'E06000047')]).toEqual([true, true]);
  });
});
