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
  const codes = [...Array(0x100).keys(), 0x202e, 0x202f, 0x2030, 0xfefe, 0xfeff, 0xff00];
  expect(codes.filter((code) => isSpace(code))).toEqual([9, 10, 11, 12, 13, 32, 0xa0, 0x202f, 0xfeff]);
});
