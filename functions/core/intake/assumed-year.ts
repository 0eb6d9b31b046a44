import { parseDateDays } from '../periods/parse-date.ts';
import {
  addMonths,
  type FinancialYear,
  financialYearOf,
  monthOfDay,
  monthsOfQuarter,
  quarterOfMonth,
} from '../periods/period.ts';
import { yearsInText } from '../periods/years-in-text.ts';
import type { Place, TakenFrom } from './elsewhere.ts';

/** A financial year that no column, title or name says, with where it was read. */
export type AssumedYear = { value: FinancialYear; from: TakenFrom; text: string };

const MOST_CELLS = 50;

/** The one year that the texts of a row name, null where they name none or two. */
function yearOfRow(row: readonly string[]): { value: FinancialYear; text: string } | null {
  const named = row.slice(0, MOST_CELLS).flatMap((text) => yearsInText(text).map((value) => ({ value, text })));
  const [first] = named;
  return first && named.every(({ value }) => value === first.value) ? first : null;
}

/** The year of the nearest column names that say one: those of the table, else of the tables above it on the sheet. */
function byColumnNames({ headers = [] }: Place): AssumedYear | null {
  for (const header of headers.toReversed()) {
    const found = yearOfRow(header);
    if (found) return { ...found, from: 'title' };
  }
  return null;
}

/** The one year that the names and the titles of the other sheets of a workbook say. */
function byOtherSheets({ otherSheets = [] }: Place): AssumedYear | null {
  const found = yearOfRow(otherSheets.filter((text) => yearsInText(text).length > 0));
  return found && { ...found, from: 'sheet' };
}

/** The financial year of the quarter that had ended when the file came: what a file without a year is about. */
function byArrival({ arrived }: Place): AssumedYear | null {
  const days = arrived === null ? null : parseDateDays(arrived);
  if (arrived === null || days === null) return null;
  const [firstOfQuarter] = monthsOfQuarter(quarterOfMonth(monthOfDay(days)));
  return { value: financialYearOf(addMonths(firstOfQuarter, -1)), from: 'arrival', text: arrived };
}

/**
 * The financial year of a table without one: what column names say, then what the other sheets say. Only where nothing
 * round it names one year, that of its arrival.
 */
export function assumedYear(place: Place): AssumedYear | null {
  return byColumnNames(place) ?? byOtherSheets(place) ?? byArrival(place);
}
