import { createCellSums } from './cell-sums.ts';
import { type Counter, type CounterContext, duplicateKey, numberOf, textOf } from './counter.ts';
import { populationIssues } from './population-issues.ts';

const BASIS_NOT_STATED = 'basis not stated';

/** The period under which one year of one basis is kept. */
const populationPeriod = (year: number, basis: string): string =>
  `${year}~${basis.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;

/** Keeps persons by age band and sex (`65-69:F`) of each area, year and basis. */
export function countPopulation(context: CounterContext): Counter {
  const sums = createCellSums(context.report);
  const firstRows = new Map<string, number>();
  // A row with a column for each sex comes as two records, and is one row.
  const acceptedRows = new Set<number>();
  const rejectedRows = new Set<number>();
  const otherAreas = new Set<number>();
  return {
    add: (record, row) => {
      const area = textOf(record.area ?? null);
      const year = numberOf(record.year ?? null);
      const ageBand = textOf(record.ageBand ?? null);
      const persons = numberOf(record.persons ?? null);
      if (!area) otherAreas.add(row);
      if (!area || year === null || !ageBand || persons === null) return;
      const basis = textOf(record.basis ?? null) ?? BASIS_NOT_STATED;
      const cell = sums.cell(area, populationPeriod(year, basis));
      const part = `${ageBand}:${textOf(record.sex ?? null) ?? 'persons'}`;
      const key = [area, year, basis, part].join(', ');
      if (cell.counts[part] !== undefined) {
        if (!rejectedRows.has(row)) context.report(duplicateKey(row, key, firstRows.get(key) ?? row));
        rejectedRows.add(row);
        context.follower?.rejected(row);
        return;
      }
      firstRows.set(key, row);
      cell.counts[part] = persons;
      cell.labels = { basis };
      cell.rows += 1;
      acceptedRows.add(row);
      context.follower?.counted(row, { unit: area, period: cell.period, counts: [part] });
    },
    finish: () => {
      for (const cell of sums.cells()) for (const issue of populationIssues(cell)) context.report(issue);
      return {
        cells: sums.cells(),
        slots: sums.slotsByPeriod(),
        accepted: acceptedRows.size,
        rejected: rejectedRows.size,
        notCounted: otherAreas.size > 0 ? { 'area-not-a-board': otherAreas.size } : {},
        areaLookup: null,
      };
    },
  };
}
