import { isDigit, isSpace, readDigits, runLength, runValue } from './digit-run.ts';

const PLUS = 43;
const HYPHEN = 45;
const DOT = 46;
const COLON = 58;
const LETTER_T = 116;
const LETTER_Z = 122;
const LOWER_CASE = 32;
const NOT_A_TIME = Number.NaN;

/**
 * What follows a date, from its space, its T or, after eight digits, its first digit to `end`, as milliseconds into the day less the offset from UTC: HH:mm,
 * HH:mm:ss, HH:mm:ss.fff or HHmmss. NaN where it is not a time, which unlike null costs nothing on this hot path.
 */
export function readTimePart(text: string, dateEnd: number, end: number): number {
  const start = clockStart(text, dateEnd);
  const hour = readDigits(text, start, end);
  const hourEnd = start + runLength(hour);
  if (runLength(hour) === 6) return clockOfNumber(runValue(hour)) - readOffset(text, hourEnd, end);
  const minute = readDigits(text, hourEnd + 1, end);
  if (runLength(hour) === 0 || runLength(hour) > 2 || text.charCodeAt(hourEnd) !== COLON) return NOT_A_TIME;
  if (runLength(minute) !== 2) return NOT_A_TIME;
  const minuteEnd = hourEnd + 3;
  const minutes = clockMs(runValue(hour), runValue(minute), 0);
  if (text.charCodeAt(minuteEnd) !== COLON) return minutes - readOffset(text, minuteEnd, end);
  const second = readDigits(text, minuteEnd + 1, end);
  if (runLength(second) !== 2) return NOT_A_TIME;
  return minutes + clockMs(0, 0, runValue(second)) + readAfterSeconds(text, minuteEnd + 3, end);
}

/** Where the clock starts: after a T, or after spaces, if there are any. The text does not end in a space. */
function clockStart(text: string, dateEnd: number): number {
  if ((text.charCodeAt(dateEnd) | LOWER_CASE) === LETTER_T) return dateEnd + 1;
  let start = dateEnd;
  while (isSpace(text.charCodeAt(start))) start += 1;
  return start;
}

function clockOfNumber(hhmmss: number): number {
  const hourMinute = (hhmmss / 100) | 0;
  return clockMs((hourMinute / 100) | 0, hourMinute % 100, hhmmss % 100);
}

function clockMs(hour: number, minute: number, second: number): number {
  return hour > 23 || minute > 59 || second > 59 ? NOT_A_TIME : ((hour * 60 + minute) * 60 + second) * 1000;
}

/** Whole milliseconds of the fraction, less the offset. Finer digits, which SQL Server's datetime2 writes, are dropped. */
function readAfterSeconds(text: string, start: number, end: number): number {
  if (text.charCodeAt(start) !== DOT) return -readOffset(text, start, end);
  let at = start + 1;
  let ms = 0;
  let weight = 100;
  while (isDigit(text.charCodeAt(at))) {
    ms += (text.charCodeAt(at) - 48) * weight;
    weight = (weight / 10) | 0;
    at += 1;
  }
  return at === start + 1 ? NOT_A_TIME : ms - readOffset(text, at, end);
}

/** Nothing, Z, or +HH:mm or -HH:mm. */
function readOffset(text: string, start: number, end: number): number {
  if (start === end) return 0;
  const sign = text.charCodeAt(start);
  if (start + 1 === end) return (sign | LOWER_CASE) === LETTER_Z ? 0 : NOT_A_TIME;
  const hour = readDigits(text, start + 1, end);
  const minute = readDigits(text, start + 4, end);
  const shaped = start + 6 === end && runLength(hour) === 2 && runLength(minute) === 2;
  if (!shaped || text.charCodeAt(start + 3) !== COLON || (sign !== PLUS && sign !== HYPHEN)) return NOT_A_TIME;
  const ms = clockMs(runValue(hour), runValue(minute), 0);
  return sign === HYPHEN ? -ms : ms;
}
