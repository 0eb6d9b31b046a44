import { describe, expect, test } from 'vitest';
import { deadCauseOf } from '../../../functions/core/dead-letters/dead-cause.ts';
import { type DeadWork, deadLetterId } from '../../../functions/core/dead-letters/dead-letter.ts';
import { deadLettersFor } from '../../../functions/core/dead-letters/dead-letter-view.ts';

const fault = { since: '2025-11-22T20:38:00.000Z', tries: 5, cause: 'fault', error: 'TypeError' } as const;
const file = { kind: 'file', submission: 's-a', key: 'sus-apc/coventry/april.csv' } as const;
const ofReturn = { kind: 'return', area: 'E08000026', quarter: '2025-26-Q1' } as const;

const works: DeadWork[] = [
  file,
  { ...file, submission: 's-b', key: 'sus-apc/derby/april.csv' },
  ofReturn,
  { ...ofReturn, area: 'E06000015' },
  { kind: 'quarter-end', day: '2025-08-08' },
  { kind: 'unknown', message: 'm-1' },
];

describe('what could not be done', () => {
  test('is told to those whose file or area it is; what is about neither, to those who see everything', () => {
    const letters = works.map((work) => ({ id: deadLetterId(work), work, ...fault }));
    const ann = { name: 'Ann', roles: [], areas: ['E08000026'], feeds: ['coventry'] };
    expect(deadLettersFor(ann, letters).map(({ name }) => name)).toEqual([
      'april.csv',
      'the return of Coventry, Quarter 1 2025-26',
    ]);
    expect(deadLettersFor({ ...ann, areas: 'all' }, letters)).toHaveLength(works.length);
  });

  test('is known by what it is about, so that the same work is said once', () => {
    expect(new Set(works.map(deadLetterId)).size).toBe(works.length);
    expect(deadLetterId({ ...file })).toBe(deadLetterId(file));
  });

  test.each([
    ['away', Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })],
    ['away', Object.assign(new Error('slow'), { name: 'ProvisionedThroughputExceededException' })],
    ['away', Object.assign(new Error('fell'), { name: 'Unknown', $metadata: { httpStatusCode: 503 } })],
    ['refused', Object.assign(new Error('no'), { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } })],
    ['fault', new TypeError('x is undefined')],
    ['fault', 'a text that was thrown'],
  ])('is put down to %s by what was thrown', (cause, thrown) => {
    expect(deadCauseOf(thrown)).toBe(cause);
  });
});
