import type { CountCell } from '../counts/count-cell.ts';
import { isMonth, type Month } from '../periods/period.ts';
import type {
  CapacityLine,
  GivenAnswer,
  IncomeAmounts,
  ReturnIncome,
  ReturnSchemeLine,
  ReturnSchemes,
  Spend,
} from './return-entries.ts';
import { schemeLine } from './scheme-line.ts';

type Cell = Pick<CountCell, 'period' | 'counts' | 'labels'>;

const byPeriod = (a: Cell, b: Cell): number => (a.period < b.period ? -1 : 1);

/** The funding sources of a cell of income, in the order of their file. */
export function incomeFrom({ counts, labels }: Cell): ReturnIncome {
  const sources = new Set(Object.keys(counts).flatMap((name) => /^income\.(.+)\.[a-z]+$/.exec(name)?.[1] ?? []));
  const amounts = (fundingSource: string): IncomeAmounts => ({
    fundingSource,
    planned: counts[`income.${fundingSource}.planned`] ?? null,
    updated: counts[`income.${fundingSource}.updated`] ?? null,
    actual: counts[`income.${fundingSource}.actual`] ?? null,
  });
  return { toQuarter: labels?.quarter ?? null, sources: [...sources].sort().map(amounts) };
}

function lineFrom({ counts, labels }: Cell): ReturnSchemeLine {
  return schemeLine({ text: (name) => labels?.[name] ?? null, number: (name) => counts[name] ?? null });
}

/** The scheme lines of the cells `<year>~schemes~0001` and on, with what the cell `<year>~schemes` says of required spend. */
export function schemesFrom(cells: readonly Cell[]): ReturnSchemes {
  const spend: Record<string, Spend> = {};
  for (const { counts } of cells) {
    for (const [name, amount] of Object.entries(counts)) {
      const [, rule, kind] = /^spend\.(.+)\.(planned|actual)$/.exec(name) ?? [];
      if (!rule || (kind !== 'planned' && kind !== 'actual')) continue;
      spend[rule] = { ...(spend[rule] ?? { planned: null, actual: null }), [kind]: amount };
    }
  }
  const lines = cells.filter(({ period }) => period.split('~').length === 3);
  return { lines: [...lines].sort(byPeriod).map(lineFrom), spend };
}

/** The answers of the cells `<quarter>~0001` and on, in the order of their file. */
export function answersFrom(cells: readonly Cell[]): GivenAnswer[] {
  return [...cells].sort(byPeriod).map(({ labels }) => ({
    sheet: labels?.sheet ?? '',
    question: labels?.question ?? '',
    answer: labels?.answer ?? '',
  }));
}

type Service = Omit<CapacityLine, 'months'> & { months: Partial<Record<Month, number>> };

/** Demand and capacity by service and referral source, from cells of months. Cells of one month are added up. */
export function capacityFrom(cells: readonly Cell[]): CapacityLine[] {
  const services = new Map<string, Service>();
  for (const { period, counts } of [...cells].sort(byPeriod)) {
    if (!isMonth(period)) continue;
    for (const [name, number] of Object.entries(counts)) {
      const [kind, service, ...from] = name.split('/');
      if (!kind || !service) continue;
      const line = services.get(name) ?? { kind, service, referralSource: from.join('/') || null, months: {} };
      line.months[period] = (line.months[period] ?? 0) + number;
      services.set(name, line);
    }
  }
  return [...services.values()];
}
