import { financialYearOf, monthsOfYear, type Quarter } from '../../core/periods/period.ts';
import { listWords, periodWords } from '../../core/periods/period-words.ts';
import { plainQuestion } from '../../core/returns/answers/plain-question.ts';
import { answersFrom, capacityFrom, incomeFrom, schemesFrom } from '../../core/returns/entries-from-cells.ts';
import {
  type EntryFile,
  NO_ENTRIES,
  type ReturnEntries,
  type ReturnIncome,
} from '../../core/returns/return-entries.ts';
import { type Arrival, fileNameOf, isNewer } from '../../core/submissions/arrival.ts';
import { claimsOn, holderOf, type Place, WHOLE_FEED } from '../../core/submissions/current.ts';
import type { StoredCell } from './counts.ts';
import type { FeedCurrent } from './currents.ts';
import type { Records } from './records.ts';

type EntryRecords = Pick<Records, 'currents' | 'counts'>;
type Target = { unit: string; quarter: Quarter };

/** The sources of what a return says beyond its metrics. */
export const ENTRY_SOURCES = ['finance', 'narrative', 'intermediate-care'] as const;

/** What a file says of a place, and from which feed it came. */
type Held = { feed: FeedCurrent; arrival: Arrival; rows: number };

const newestFirst = (a: Held, b: Held): number => (isNewer(a.arrival, b.arrival) ? -1 : 1);

const entryFile = ({ feed, arrival, rows }: Held): EntryFile => ({
  source: feed.source,
  submission: arrival.submission,
  sha256: arrival.sha256,
  file: fileNameOf(arrival.key),
  rows,
});

/** What counts for a place in each feed, newest first. */
function heldIn(feeds: readonly FeedCurrent[], place: Place): Held[] {
  const held = feeds.flatMap((feed): Held[] => {
    const holder = holderOf(feed.current, place);
    const arrival = holder && feed.current.arrivals[holder.submission];
    return arrival ? [{ feed, arrival, rows: holder.rows }] : [];
  });
  return held.sort(newestFirst);
}

/** Everything that stands for a place in each feed, newest first: what counts, and what would if that were withdrawn. */
function standingIn(feeds: readonly FeedCurrent[], place: Place): Held[] {
  const standing = feeds.flatMap((feed) =>
    claimsOn(feed.current, place).flatMap(({ submission, rows }): Held[] => {
      const arrival = feed.current.arrivals[submission];
      return arrival && rows !== null && !arrival.withdrawn ? [{ feed, arrival, rows }] : [];
    }),
  );
  return standing.sort(newestFirst);
}

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
async function loadIncome(records: EntryRecords, feeds: readonly FeedCurrent[], target: Target): Promise<IncomePart> {
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

async function cellsUnder(records: EntryRecords, held: Held, unit: string, period: string): Promise<StoredCell[]> {
  const cells = await records.counts.list(held.arrival.countsId, unit);
  return cells.filter((cell) => cell.period === period || cell.period.startsWith(`${period}~`));
}

type SchemePart = Pick<ReturnEntries, 'schemes' | 'entryFiles' | 'leftOut'>;

async function loadSchemes(records: EntryRecords, feeds: readonly FeedCurrent[], target: Target): Promise<SchemePart> {
  const period = `${financialYearOf(target.quarter)}~schemes`;
  const held = heldIn(feeds, { scope: target.unit, period });
  const [newest] = held;
  if (!newest) return { schemes: null, entryFiles: [], leftOut: [] };
  const schemes = schemesFrom(await cellsUnder(records, newest, target.unit, period));
  return { schemes, entryFiles: [entryFile(newest)], leftOut: onlyNewest(held, 'Scheme lines of the year') };
}

type AnswerPart = Pick<ReturnEntries, 'answers' | 'entryFiles'>;

/** Feeds may answer different questions; of two answers to one the newest counts. */
async function loadAnswers(records: EntryRecords, feeds: readonly FeedCurrent[], target: Target): Promise<AnswerPart> {
  const { unit, quarter } = target;
  const held = heldIn(feeds, { scope: unit, period: quarter });
  const cells = await Promise.all(held.map((one) => cellsUnder(records, one, unit, quarter)));
  const byQuestion = Map.groupBy(cells.flatMap(answersFrom), ({ sheet, question }) =>
    [sheet, question].map(plainQuestion).join('#'),
  );
  const answers = [...byQuestion.values()].flatMap(([newest]) => newest ?? []);
  return { answers, entryFiles: held.map(entryFile) };
}

type CapacityPart = Pick<ReturnEntries, 'capacityAndDemand' | 'entryFiles'>;

async function loadCapacity(
  records: EntryRecords,
  feeds: readonly FeedCurrent[],
  { unit, quarter }: Target,
): Promise<CapacityPart> {
  const wanted = monthsOfYear(financialYearOf(quarter)).flatMap((period) =>
    heldIn(feeds, { scope: WHOLE_FEED, period }).map((held) => ({ held, period })),
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
export async function loadEntries(records: EntryRecords, target: Target): Promise<ReturnEntries> {
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
