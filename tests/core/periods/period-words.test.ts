import { expect, test } from 'vitest';
import { listWords, periodWords, shortPeriod } from '../../../functions/core/periods/period-words.ts';

test.each([
  ['2025-01', 'January 2025', 'Jan 2025'],
  ['2025-02', 'February 2025', 'Feb 2025'],
  ['2025-03', 'March 2025', 'Mar 2025'],
  ['2025-04', 'April 2025', 'Apr 2025'],
  ['2025-05', 'May 2025', 'May 2025'],
  ['2025-06', 'June 2025', 'Jun 2025'],
  ['2025-07', 'July 2025', 'Jul 2025'],
  ['2025-08', 'August 2025', 'Aug 2025'],
  ['2025-09', 'September 2025', 'Sep 2025'],
  ['2025-10', 'October 2025', 'Oct 2025'],
  ['2025-11', 'November 2025', 'Nov 2025'],
  ['2025-12', 'December 2025', 'Dec 2025'],
  ['2025-26-Q1', 'Quarter 1 2025-26', 'Q1 2025-26'],
  ['2025-26', 'Year 2025-26', 'Year 2025-26'],
])('%s is said as %s, in short %s', (period, words, short) => {
  expect(periodWords(period)).toBe(words);
  expect(shortPeriod(period)).toBe(short);
});

test('a list has commas, and an "and" before its last item', () => {
  expect([[], ['April'], ['April', 'May'], ['April', 'May', 'June']].map(listWords)).toEqual([
    '',
    'April',
    'April and May',
    'April, May and June',
  ]);
});
