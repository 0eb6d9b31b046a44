import type { DateStyle } from './days.ts';
import type { SyntheticSpell } from './synthetic-spell.ts';

/** A layout of an admitted-patient extract: its header line, and the lines that one spell fills. No line ends. */
export type ExtractLayout = { header: string; rows(spell: SyntheticSpell): string[] };

/** What is the same on every row of a file. */
export type ExtractSettings = {
  dates: DateStyle;
  /** When the standing version of a record was extracted and submitted, and when the one before it was. */
  stamps: readonly [current: ExtractStamp, earlier: ExtractStamp];
  /** `former` for trusts that still send the discharge destinations of the earlier code list. */
  destinations: 'current' | 'former';
};

/** Days since 1970-01-01. */
export type ExtractStamp = { extracted: number; submitted: number };

/** A value as a CSV field, in quotes only where it must be. */
export function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
