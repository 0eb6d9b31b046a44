import { financialYearOf, monthsOfYear } from '../../periods/period.ts';
import { listWords, periodWords } from '../../periods/period-words.ts';
import type { CapacityBlock } from '../layout-blocks.ts';
import type { ReturnContent } from '../return-content.ts';

type Checked = { row: string; item: string; missing: string[] };

/** Each table of demand or capacity needs a number for every month of the year. */
export function missingCapacity({ entries, quarter }: ReturnContent, block: CapacityBlock): Checked[] {
  const months = monthsOfYear(financialYearOf(quarter));
  if (!block.required) return [];
  return block.tables.map(({ kind, title }) => {
    const lines = entries.capacityAndDemand.filter((line) => line.kind === kind);
    const blank = months.filter((month) => lines.every((line) => line.months[month] === undefined));
    const words = blank.length === months.length ? 'No numbers' : `No numbers for ${listWords(blank.map(periodWords))}`;
    return { row: kind, item: title, missing: blank.length === 0 ? [] : [words] };
  });
}
