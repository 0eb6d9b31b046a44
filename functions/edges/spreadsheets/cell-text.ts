import { damaged } from './workbook-fault.ts';

/** How a number in a cell is meant, by the format of the cell. */
export type NumberKind = 'number' | 'date' | 'percent';
export type DateSystem = 1900 | 1904;

const DAY = 86_400_000;
/** 30 December 1899, from which the serials of Excel count from 1 March 1900 on. */
const DAY_0_OF_1900 = Date.UTC(1899, 11, 30);
const DAYS_FROM_1900_TO_1904 = 1462;
/** Excel counts 29 February 1900, a day that never was, as 60. */
const DAY_THAT_NEVER_WAS = 60;
const END_OF_9999 = 2_958_466;
/** Up to fifteen digits are the shortest that mean their number (IEEE 754). */
const PLAIN = /^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/;
const LONGEST_PLAIN = 15;

/** A decimal number with its point moved to the right, in text, so that 0.29 as a percentage is 29 and not 28.999…. */
function decimal(value: number, placesToTheRight: number): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)\.?(\d*)(?:e([+-]?\d+))?$/.exec(String(value)) ?? [];
  const digits = whole + fraction;
  const point = whole.length + Number(exponent) + placesToTheRight;
  const padded = digits.padStart(digits.length + Math.max(0, 1 - point), '0').padEnd(point, '0');
  const at = Math.max(1, point);
  const before = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const behind = padded.slice(at).replace(/0+$/, '');
  return `${before === '0' && behind === '' ? '' : sign}${before}${behind && `.${behind}`}`;
}

/** The ISO date of a serial, with the time where it has one; null for a serial that is no date. */
function isoDate(serial: number, system: DateSystem): string | null {
  const counted = system === 1904 ? serial + DAYS_FROM_1900_TO_1904 : serial;
  if (counted < 1 || counted >= END_OF_9999 || Math.floor(counted) === DAY_THAT_NEVER_WAS) return null;
  const days = counted < DAY_THAT_NEVER_WAS ? counted + 1 : counted;
  const [date = '', time = ''] = new Date(DAY_0_OF_1900 + Math.round(days * DAY)).toISOString().split('T');
  return time.startsWith('00:00:00.000') ? date : `${date} ${time.slice(0, -1).replace('.000', '')}`;
}

/** The text of a numeric cell: the shortest decimal of its value, an ISO date, or a percentage, as its format says. */
export function numberText(stored: string, kind: NumberKind, system: DateSystem): string {
  if (kind === 'number' && stored.length <= LONGEST_PLAIN && PLAIN.test(stored)) return stored;
  const value = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(value)) return stored;
  if (kind === 'percent') return `${decimal(value, 2)}%`;
  return (kind === 'date' ? isoDate(value, system) : null) ?? decimal(value, 0);
}

/**
 * Characters that XML cannot hold are written `_x000D_` (ECMA-376 part 1, 22.9.2.19). Throws `WorkbookFault` for a NUL,
 * which no text has.
 */
export function withoutEscapes(text: string): string {
  if (text.includes('\0') || text.includes('_x0000_')) throw damaged('NUL characters');
  if (!text.includes('_x')) return text;
  return text.replace(/_x([\da-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** A cell that holds an ISO date as text (type `d`), without a time that says nothing. */
export function isoCellText(text: string): string {
  return text
    .replace(/Z$/, '')
    .replace(/T00:00:00(\.0+)?$/, '')
    .replace('T', ' ');
}
