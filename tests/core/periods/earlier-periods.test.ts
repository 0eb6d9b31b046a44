import { expect, test } from 'vitest';
import {
  lastFourQuarters,
  lastTwelveMonths,
  quartersLookingBackOn,
  yearBefore,
} from '../../../functions/core/periods/earlier-periods.ts';

test('a year before a month, a quarter or a financial year is the same one of the year before', () => {
  expect(yearBefore('2025-04')).toBe('2024-04');
  expect(yearBefore('2026-01')).toBe('2025-01');
  expect(yearBefore('2025-26-Q1')).toBe('2024-25-Q1');
  expect(yearBefore('2025-26-Q4')).toBe('2024-25-Q4');
  expect(yearBefore('2025-26')).toBe('2024-25');
});

test('the twelve months that end with the first quarter of 2025-26 begin in July 2024', () => {
  expect(lastFourQuarters('2025-26-Q1')).toEqual(['2024-25-Q2', '2024-25-Q3', '2024-25-Q4', '2025-26-Q1']);
  expect(lastTwelveMonths('2025-26-Q1')).toEqual([
    '2024-07',
    '2024-08',
    '2024-09',
    '2024-10',
    '2024-11',
    '2024-12',
    '2025-01',
    '2025-02',
    '2025-03',
    '2025-04',
    '2025-05',
    '2025-06',
  ]);
});

test('a quarter is looked back on by itself, the three that follow, and the same quarter a year later', () => {
  expect(quartersLookingBackOn('2024-25-Q3')).toEqual([
    '2024-25-Q3',
    '2024-25-Q4',
    '2025-26-Q1',
    '2025-26-Q2',
    '2025-26-Q3',
  ]);
});
