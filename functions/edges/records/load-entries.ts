import { financialYearOf, monthsOfYear } from '../../core/periods/period.ts';
import { listWords, periodWords } from '../../core/periods/period-words.ts';
import { capacityFrom, incomeFrom, schemesFrom } from '../../core/returns/entries-from-cells.ts';
import { NO_ENTRIES, type ReturnEntries, type ReturnIncome } from '../../core/returns/return-entries.ts';
import { fileNameOf, mayCountFor } from '../../core/submissions/arrival.ts';
import { WHOLE_FEED } from '../../core/submissions/current.ts';
import type { FeedCurrent } from './currents.ts';
import {
  cellsUnder,
  type EntryRecords,
  type EntryTarget,
  entryFile,
  type Held,
  heldIn,
  standingIn,
} from './held-files.ts';
import { loadAnswers } from './load-answers.ts';

/** The sources of what a return says beyond its metrics. */
export const ENTRY_SOURCES = ['finance', 'narrative', 'intermediate-care'] as const;

function onlyNewest(held: readonly Held[], what: string): string[] {
  const [newest] = held;
  const feeds = [...new Set(held.map(({ feed }) => feed.feed))];
  if (!newest || feeds.length < 2) return [];
  return [`${what} came from ${listWords(feeds.sort())}; only that of ${newest.feed.feed}, the newest, is used`];
}

type IncomePart = Pick<ReturnEntries, 'income' | 'entryFiles' | 'leftOut'>;

const withoutActual = (income: ReturnIncome): ReturnIncome => ({
  toQuarter: null,
  sources: income.sources.map((source) => ({ ...source, actual: null })),
});

/**
 * The newest table of funding sources of the year that is up to this quarter or an earlier one, or does not say.
 * Where all are up to later ones, the plan of the newest is taken without its amounts to date.
 */
async function loadIncome(
  records: EntryRecords,
  feeds: readonly FeedCurrent[],
  target: EntryTarget,
): Promise<IncomePart> {
  const { unit, quarter } = target;
  const period = `${financialYearOf(quarter)}~income`;
  const standing = standingIn(feeds, { scope: unit, period });
  const cells = await records.counts.getAll(
    standing.map(({ arrival }) => ({ countsId: arrival.countsId, unit, period })),
  );
  const read = standing.flatMap((held) => {
    const cell = cells.find(({ countsId }) => countsId === held.arrival.countsId);
    return cell ? [{ held, income: incomeFrom(cell) }] : [];
  });
  const chosen = read.find(({ income }) => income.toQuarter === null || income.toQuarter <= quarter);
  const [later] = read;
  const leftOut = onlyNewest(heldIn(feeds, { scope: unit, period }), 'Income of the year');
  if (chosen) return { income: chosen.income, entryFiles: [entryFile(chosen.held)], leftOut };
  if (!later) return { income: null, entryFiles: [], leftOut };
  const upTo = later.income.toQuarter ?? quarter;
  const said = `${fileNameOf(later.held.arrival.key)} has amounts to the end of ${periodWords(upTo)}; they are not shown here`;
  return { income: withoutActual(later.income), entryFiles: [entryFile(later.held)], leftOut: [...leftOut, said] };
}

type SchemePart = Pick<ReturnEntries, 'schemes' | 'entryFiles' | 'leftOut'>;

async function loadSchemes(
  records: EntryRecords,
  feeds: readonly FeedCurrent[],
  target: EntryTarget,
): Promise<SchemePart> {
  const period = `${financialYearOf(target.quarter)}~schemes`;
  const held = heldIn(feeds, { scope: target.unit, period });
  const [newest] = held;
  if (!newest) return { schemes: null, entryFiles: [], leftOut: [] };
  const schemes = schemesFrom(await cellsUnder(records, newest, { unit: target.unit, period }));
  return { schemes, entryFiles: [entryFile(newest)], leftOut: onlyNewest(held, 'Scheme lines of the year') };
}

type CapacityPart = Pick<ReturnEntries, 'capacityAndDemand' | 'entryFiles'>;

async function loadCapacity(
  records: EntryRecords,
  feeds: readonly FeedCurrent[],
  { unit, quarter }: EntryTarget,
): Promise<CapacityPart> {
  const wanted = monthsOfYear(financialYearOf(quarter)).flatMap((period) =>
    heldIn(feeds, { scope: WHOLE_FEED, period })
      .filter(({ arrival }) => mayCountFor(arrival, unit))
      .map((held) => ({ held, period })),
  );
  const cells = await records.counts.getAll(
    wanted.map(({ held, period }) => ({ countsId: held.arrival.countsId, unit, period })),
  );
  const used = wanted.flatMap(({ held, period }) => {
    const cell = cells.find((one) => one.countsId === held.arrival.countsId && one.period === period);
    return cell ? [{ cell, held: { ...held, rows: cell.rows } }] : [];
  });
  const files = Map.groupBy(
    used.map(({ held }) => entryFile(held)),
    ({ submission }) => submission,
  );
  const entryFiles = [...files.values()].flatMap(([first, ...rest]) =>
    first ? [{ ...first, rows: rest.reduce((rows, file) => rows + file.rows, first.rows) }] : [],
  );
  return { capacityAndDemand: capacityFrom(used.map(({ cell }) => cell)), entryFiles };
}

/** What the return of an area and quarter says beyond its metrics, as its files stand now. */
export async function loadEntries(records: EntryRecords, target: EntryTarget): Promise<ReturnEntries> {
  const feeds = await records.currents.all();
  const [finance = [], narrative = [], care = []] = ENTRY_SOURCES.map((wanted) =>
    feeds.filter(({ source }) => source === wanted),
  );
  const [income, schemes, answers, capacity] = await Promise.all([
    loadIncome(records, finance, target),
    loadSchemes(records, finance, target),
    loadAnswers(records, narrative, target),
    loadCapacity(records, care, target),
  ]);
  const files = [income, schemes, answers, capacity].flatMap(({ entryFiles }) => entryFiles);
  const byName = new Map(files.map((file) => [`${file.submission} ${file.rows}`, file]));
  return {
    ...NO_ENTRIES,
    income: income.income,
    schemes: schemes.schemes,
    answers: answers.answers,
    capacityAndDemand: capacity.capacityAndDemand,
    entryFiles: [...byName.values()],
    leftOut: [...income.leftOut, ...schemes.leftOut],
  };
}
