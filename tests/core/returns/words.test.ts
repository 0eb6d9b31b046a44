import { describe, expect, it } from 'vitest';
import { dayWords, timeWords } from '../../../functions/core/returns/time-words.ts';

describe('times in words', () => {
  it('says the day without a leading zero and the time in UTC', () => {
    expect(dayWords('2025-04-01')).toBe('1 April 2025');
    expect(timeWords('2025-07-20T09:30:00.000Z')).toBe('20 July 2025 at 09:30 UTC');
  });

  it('leaves text that is no time as it is', () => {
    expect(timeWords('not yet')).toBe('not yet');
  });
});
