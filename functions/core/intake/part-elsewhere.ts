import { shownValue } from '../checks/shown-value.ts';
import { fitsKind, parsePartOfYear, partInYear } from '../periods/part-of-year.ts';
import type { PeriodKind } from '../periods/period-in-text.ts';
import { type Place, type Taken, withoutEnding } from './elsewhere.ts';
import type { SourceField } from './source-contract.ts';
import { yearOutside } from './year-outside.ts';

const KIND_OF: Record<string, PeriodKind> = { month: 'month', period: 'any', quarter: 'quarter' };
/** `1. April`: the number is the place of the sheet. */
const NUMBERED = /^\s*\d{1,2}[.)_\s-]+(?=\p{L})/u;

/**
 * The month or quarter that is the whole name of a sheet or a file, `April`, `Q1`, in the one financial year that is named
 * round the table; null where the field is no such period, or no year is named.
 */
export function partElsewhere(field: SourceField, place: Place): Taken | null {
  const kind = KIND_OF[field.type];
  if (!kind || !field.elsewhere) return null;
  const names = {
    sheet: place.sheet,
    file: place.file === null ? null : withoutEnding(place.file),
  };
  for (const from of ['sheet', 'file'] as const) {
    const name = names[from];
    const part = name && field.elsewhere.includes(from) ? parsePartOfYear(name.replace(NUMBERED, '')) : null;
    const year = part && fitsKind(part, kind) ? yearOutside(field, place) : null;
    if (!name || !part || !year) continue;
    const text = shownValue(`${name} (${year.taken.text})`, 'open') ?? '';
    return { field: field.name, value: partInYear(part, year.year), from, text };
  }
  return null;
}
