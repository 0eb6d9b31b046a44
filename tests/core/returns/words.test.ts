import { describe, expect, it } from 'vitest';
import { listWords, periodWords, shortPeriod } from '../../../functions/core/periods/period-words.ts';
import { dayWords, timeWords } from '../../../functions/core/returns/time-words.ts';

describe('periods in words', () => {
  it.each([
    ['2025-04', 'April 2025', 'Apr 2025'],
    ['2026-01', 'January 2026', 'Jan 2026'],
    ['2025-05', 'May 2025', 'May 2025'],
    ['2025-26-Q1', 'Quarter 1 2025-26', 'Q1 2025-26'],
    ['2025-26', 'Year 2025-26', 'Year 2025-26'],
  ])('%s is %s, or %s in a heading', (period, words, short) => {
    expect(periodWords(period)).toBe(words);
    expect(shortPeriod(period)).toBe(short);
  });

  it('lists months as people do', () => {
    expect(listWords([])).toBe('');
    expect(listWords(['May'])).toBe('May');
    expect(listWords(['April', 'May', 'June'])).toBe('April, May and June');
  });
});

describe('times in words', () => {
  it('says the day without a leading zero and the time in UTC', () => {
    expect(dayWords('2025-04-01')).toBe('1 April 2025');
    expect(timeWords('2025-07-20T09:30:00.000Z')).toBe('20 July 2025 at 09:30 UTC');
  });

  it('leaves text that is no time as it is', () => {
    expect(timeWords('not yet')).toBe('not yet');
  });
});
