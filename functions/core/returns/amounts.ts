import { toPence, toPounds } from '../finance/pence.ts';
import type { AmountColumn, AmountRow, AmountsBlock } from './layout-blocks.ts';
import type { ReturnEntries } from './return-entries.ts';
import { NOT_GIVEN } from './scheme-lines-of.ts';

/** An amount of pounds, or a percentage in a column of shares, and whether a file of amounts said it or an answer. */
export type Amount = { value: number; from: 'data' | 'answer' };

/** The amounts of one table; null where nothing says one. */
export type Amounts = (row: string, column: string) => Amount | null;

type Kind = NonNullable<AmountColumn['take']>[number]['of'][number];

/** Answers in pounds by row and column. */
export type EnteredAmount = (row: string, column: string) => number | null;

function sumOf(amounts: readonly (number | null)[]): number | null {
  const given = amounts.filter((amount) => amount !== null);
  return given.length === 0 ? null : toPounds(given.reduce((sum, amount) => sum + toPence(amount), 0n));
}

function firstOf<T>(kinds: readonly T[], amountOf: (kind: T) => number | null): number | null {
  for (const kind of kinds) {
    const amount = amountOf(kind);
    if (amount !== null) return amount;
  }
  return null;
}

function incomeOf({ income }: ReturnEntries, source: string, kinds: readonly Kind[]): number | null {
  const found = income?.sources.find(({ fundingSource }) => fundingSource === source);
  return found ? firstOf(kinds, (kind) => found[kind]) : null;
}

function spentOf({ schemes }: ReturnEntries, source: string, kinds: readonly Kind[]): number | null {
  const lines = (schemes?.lines ?? []).filter(({ fundingSource }) => (fundingSource ?? NOT_GIVEN) === source);
  return firstOf(kinds, (kind) => (kind === 'updated' ? null : sumOf(lines.map((line) => line[kind]))));
}

function requiredSpend({ schemes }: ReturnEntries, rule: string, kinds: readonly Kind[]): number | null {
  const spend = schemes?.spend[rule];
  return spend ? firstOf(kinds, (kind) => (kind === 'updated' ? null : spend[kind])) : null;
}

function dataOf(entries: ReturnEntries, row: AmountRow, { take = [] }: AmountColumn): number | null {
  return firstOf(take, ({ from, of }) => {
    if (row.spend !== undefined) return from === 'schemes' ? requiredSpend(entries, row.spend, of) : null;
    const amountOf = from === 'income' ? incomeOf : spentOf;
    return sumOf(row.sources.map((source) => amountOf(entries, source, of)));
  });
}

/** Works out a table of amounts: what the files say, else what was entered, else the sum of the rows that add up to it. */
export function amountsOf(block: AmountsBlock, entries: ReturnEntries, entered: EnteredAmount): Amounts {
  const rows = new Map(block.rows.map((row) => [row.id, row]));
  const columns = new Map(block.columns.map((column) => [column.id, column]));
  const plain = (row: AmountRow, column: AmountColumn): Amount | null => {
    const data = dataOf(entries, row, column);
    if (data !== null) return { value: data, from: 'data' };
    const answer = entered(row.id, column.id);
    if (answer !== null) return { value: answer, from: 'answer' };
    const parts = block.addsUp.find(({ total }) => total === row.id)?.parts.map((part) => amountOf(part, column.id));
    const sum = parts?.every((part) => part !== null) ? sumOf(parts.map((part) => part?.value ?? null)) : null;
    return sum === null ? null : { value: sum, from: 'answer' };
  };
  const shareOf = (row: string, [part, whole]: readonly [string, string]): Amount | null => {
    const [above, below] = [amountOf(row, part), amountOf(row, whole)];
    return above && below && below.value !== 0 ? { value: (above.value / below.value) * 100, from: 'data' } : null;
  };
  const amountOf: Amounts = (rowId, columnId) => {
    const [row, column] = [rows.get(rowId), columns.get(columnId)];
    if (!row || !column) return null;
    return column.share ? shareOf(rowId, column.share) : plain(row, column);
  };
  return amountOf;
}
