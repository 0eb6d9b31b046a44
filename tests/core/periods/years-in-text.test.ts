import { expect, test } from 'vitest';
import { yearsInText } from '../../../functions/core/periods/years-in-text.ts';

test.each([
  ['Return 2025-26', ['2025-26']],
  ['beds_2025_26', ['2025-26']],
  ['Q1 2025-26', ['2025-26']],
  ['2023-24 and 2024-25', ['2023-24', '2024-25']],
  ['published in April 2025', []],
  ['no year', []],
])('%j names the financial years %j', (text, years) => {
  expect(yearsInText(text)).toEqual(years);
});

test('a year behind the first 300 characters is not looked for', () => {
  expect(yearsInText(`${' '.repeat(293)}2025-26`)).toEqual(['2025-26']);
  expect(yearsInText(`${' '.repeat(300)}2025-26`)).toEqual([]);
});
