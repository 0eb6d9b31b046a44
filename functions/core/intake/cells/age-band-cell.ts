import type { IsMissing } from '../missing.ts';
import { type CellReader, FAULT } from './cell-reader.ts';
import { remembered } from './remembered.ts';

const WORDS = /^(ages?|aged|age group)\s+/;
const EVERYBODY = /^(all|all ages|all persons|total|allages)$/;
const RANGE = /^(\d{1,3})\s*(?:-|to)\s*(\d{1,3})$/;
const OPEN = /^(\d{1,3})\s*(?:\+|plus|and over|and above|or over|over)$/;
const LONGEST = 40;
const SINGLE = /^\d{1,3}$/;

/** An age band as `65-69`, `90+`, one year as `65`, everybody as `all`; null where the text is none. */
export function readAgeBand(text: string): string | null {
  const bare = text.trim();
  if (bare.length > LONGEST) return null;
  const ink = bare
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/(\d)_(\d)/, '$1-$2')
    .replace(/_/g, ' ')
    .replace(/\s*years?\b/, '')
    .replace(WORDS, '');
  if (EVERYBODY.test(ink)) return 'all';
  const [, from, to] = RANGE.exec(ink) ?? [];
  if (from && to) return Number(from) <= Number(to) ? `${Number(from)}-${Number(to)}` : null;
  const [, start] = OPEN.exec(ink) ?? [];
  if (start) return `${Number(start)}+`;
  return SINGLE.test(ink) ? String(Number(ink)) : null;
}

export function ageBandCell(isMissing: IsMissing): CellReader {
  return {
    ...remembered({
      read: (text) => (isMissing(text) ? null : (readAgeBand(text) ?? FAULT)),
      faultCode: () => 'bad-code',
    }),
    explain: () => ({
      code: 'bad-code',
      expected: 'an age band, such as 65-69, 90+ or all ages',
      fix: 'A spreadsheet may have turned a band into a date (5-9 into 05-Sep). Set the column to text and type it again.',
    }),
  };
}
