import type { Issue } from '../../core/checks/issue.ts';
import type { CountCell } from '../../core/counts/count-cell.ts';
import { predecessorOf, takenSlots } from '../../core/submissions/against-current.ts';
import type { Arrival } from '../../core/submissions/arrival.ts';
import { holderAmong } from '../../core/submissions/claims.ts';
import { countMovedIssues, yearBefore } from '../../core/submissions/count-moved.ts';
import { type Current, claimsOn, WHOLE_FEED } from '../../core/submissions/current.ts';
import { headlineOf } from '../../core/submissions/headline.ts';
import type { CellKey } from '../../edges/records/counts.ts';
import type { FileArrivedDeps } from './deps.ts';

type CountedFile = {
  current: Current;
  arrival: Arrival;
  cells: readonly CountCell[];
  headline: string | undefined;
};

type Figures = Map<string, number | undefined>;

const nameOf = ({ unit, period }: Pick<CountCell, 'unit' | 'period'>): string => `${unit}#${period}`;

/** The periods in which the file counts, or would count if it were not held. */
function periodsTaken({ current, arrival, cells }: CountedFile): string[] {
  const periods = [...new Set(cells.map(({ period }) => period))];
  const slots = periods.map((period) => ({ scope: WHOLE_FEED, period, rows: 0 }));
  return takenSlots(current, arrival, slots).map(({ period }) => period);
}

/** What every unit counted before, the ones too that the file does not speak of any more. */
async function figuresBefore(
  { records }: Pick<FileArrivedDeps, 'records'>,
  { current, arrival, headline }: CountedFile,
  periods: readonly string[],
): Promise<Figures> {
  const countsIdOf = new Map(
    periods.flatMap((period) => {
      const before = predecessorOf(current, arrival, { scope: WHOLE_FEED, period });
      const countsId = before && current.arrivals[before.submission]?.countsId;
      return countsId ? [[period, countsId] as const] : [];
    }),
  );
  const figures: Figures = new Map();
  for (const countsId of new Set(countsIdOf.values())) {
    for (const cell of await records.counts.list(countsId)) {
      if (countsIdOf.get(cell.period) === countsId) figures.set(nameOf(cell), headlineOf(cell, headline));
    }
  }
  return figures;
}

/** What the units of the file counted a year before, by the names of the cells of now. */
async function figuresOfYearBefore(
  { records }: Pick<FileArrivedDeps, 'records'>,
  { current, arrival, cells, headline }: CountedFile,
): Promise<Figures> {
  const keys = cells.flatMap((cell): [string, CellKey][] => {
    const period = yearBefore(cell.period);
    if (!period) return [];
    const others = claimsOn(current, { scope: WHOLE_FEED, period }).filter(
      ({ submission }) => submission !== arrival.submission,
    );
    const holder = holderAmong(current.arrivals, others);
    const countsId = holder && current.arrivals[holder.submission]?.countsId;
    return countsId ? [[nameOf(cell), { countsId, unit: cell.unit, period }]] : [];
  });
  const stored = await records.counts.getAll(keys.map(([, key]) => key));
  const byName = new Map(stored.map((cell) => [nameOf(cell), headlineOf(cell, headline)]));
  return new Map(keys.map(([name, key]) => [name, byName.get(nameOf(key))]));
}

/**
 * Holds the headline counts of a file against what its feed sent before: the last revision, and the year before. A
 * feed that sent nothing before has nothing to be held against.
 */
export async function countMoved(deps: Pick<FileArrivedDeps, 'records'>, file: CountedFile): Promise<Issue[]> {
  const { headline } = file;
  if (headline === undefined) return [];
  const periods = periodsTaken(file);
  const cells = file.cells.filter(({ period }) => periods.includes(period));
  const before = await figuresBefore(deps, file, periods);
  const yearAgo = await figuresOfYearBefore(deps, { ...file, cells });
  const movements = cells.flatMap((cell) => {
    const [name, now] = [nameOf(cell), headlineOf(cell, headline)];
    const { unit, period } = cell;
    return now === undefined ? [] : [{ unit, period, now, before: before.get(name), yearAgo: yearAgo.get(name) }];
  });
  const spokenOf = new Set(cells.map(nameOf));
  const gone = [...before].flatMap(([name, figure]) => {
    const [unit = '', period = ''] = name.split('#');
    return spokenOf.has(name) ? [] : [{ unit, period, now: 0, before: figure }];
  });
  return countMovedIssues([...movements, ...gone], headline);
}
