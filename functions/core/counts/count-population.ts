import type { Issue } from '../checks/issue.ts';
import { reportIfRoom } from '../checks/report-if-room.ts';
import { createCellSums } from './cell-sums.ts';
import {
  type Counter,
  type CounterContext,
  DUPLICATE_KEY,
  duplicateKey,
  numberOf,
  rowWordsOf,
  textOf,
} from './counter.ts';
import { populationIssues } from './population-issues.ts';

const BASIS_NOT_STATED = 'basis not stated';

function basisNotGiven(year: number): Issue {
  return {
    code: 'basis-not-given',
    level: 'warning',
    sheet: null,
    row: null,
    column: null,
    found: null,
    expected:
      'a column Basis that says which estimate or projection the numbers are, such as Mid-year estimate or SNPP 2018',
    fix: `It is assumed that these are the people who lived in the area in ${year} and the years that the file names. Rates of those years divide by them, before any published population, and say "${BASIS_NOT_STATED}". If that is wrong, withdraw the file; else add the column and send it again.`,
  };
}

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
  let isBasisMissing = false;
  return {
    add: (record, row) => {
      const area = textOf(record.area ?? null);
      const year = numberOf(record.year ?? null);
      const ageBand = textOf(record.ageBand ?? null);
      const persons = numberOf(record.persons ?? null);
      if (!area) otherAreas.add(row);
      if (!area || year === null || !ageBand || persons === null) return;
      const given = textOf(record.basis ?? null);
      if (given === null && !isBasisMissing) context.report(basisNotGiven(year));
      isBasisMissing ||= given === null;
      const basis = given ?? BASIS_NOT_STATED;
      const cell = sums.cell(area, populationPeriod(year, basis));
      const part = `${ageBand}:${textOf(record.sex ?? null) ?? 'persons'}`;
      const key = [area, year, basis, part].join(', ');
      if (cell.counts[part] !== undefined) {
        if (!rejectedRows.has(row))
          reportIfRoom(context, DUPLICATE_KEY, () =>
            duplicateKey(row, key, rowWordsOf(context, firstRows.get(key) ?? row)),
          );
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
