import { parseTimestamp } from '../periods/parse-date.ts';
import { periodWords } from '../periods/period-words.ts';

/** An ISO day as people write it, `15 August 2025`. */
export function dayWords(day: string): string {
  return `${Number(day.slice(8, 10))} ${periodWords(day.slice(0, 7))}`;
}

/** An ISO time in UTC as people write it, `15 August 2025 at 09:30 UTC`. Text that is no time is given back as it is. */
export function timeWords(iso: string): string {
  if (parseTimestamp(iso) === null) return iso;
  return `${dayWords(iso)} at ${iso.slice(11, 16)} UTC`;
}
