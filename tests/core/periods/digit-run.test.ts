import { expect, test } from 'vitest';
import { isSpace, readDigits, runLength, runValue } from '../../../functions/core/periods/digit-run.ts';

test('digits are read up to the first other character, or to where the text ends', () => {
  const [run, cut] = [readDigits('20250401x', 0, 9), readDigits('20250401', 4, 6)];
  expect([runValue(run), runLength(run)]).toEqual([20_250_401, 8]);
  expect([runValue(cut), runLength(cut)]).toEqual([4, 2]);
});

test('more than eight digits are no number of a date or a time', () => {
  expect(readDigits('123456789', 0, 9)).toBe(0);
});

test('a space is what a spreadsheet, a web page or a line end leaves behind, and nothing else', () => {
  const spaces = Array.from({ length: 0x10000 }, (_, code) => code).filter(isSpace);
  expect(spaces).toEqual([9, 10, 11, 12, 13, 32, 0xa0, 0x202f, 0xfeff]);
});
