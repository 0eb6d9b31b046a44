import type { Area, FeedName, FileMeant, Month, Part } from './sent-file.ts';
import { AREAS, MONTHS, partsOf, QUARTER, sha256Of } from './sent-file.ts';

/** What became of a file, as somebody reads it in its report; `on its way` before there is one. */
export type Fate = 'on its way' | 'counts' | 'duplicate' | 'held' | 'rejected' | 'withdrawn';

/** A file that was sent. `order` says when; `isHeard`: the pointer of its feed knows it; `isWithdrawn`: it must not count. */
export type Sent = {
  order: number;
  submission: string;
  meant: FileMeant;
  sha256: string;
  parts: Part[];
  fate: Fate;
  isHeard: boolean;
  isConfirmed: boolean;
  isWithdrawn: boolean;
};

/** All that the model remembers of the files: a list, in the order in which they were sent. */
export type Model = { files: Sent[] };

export function sent(model: Model, submission: string, meant: FileMeant): Sent {
  const order = model.files.length;
  const file: Sent = {
    order,
    submission,
    meant,
    sha256: sha256Of(meant),
    parts: partsOf(meant),
    fate: 'on its way',
    isHeard: false,
    isConfirmed: false,
    isWithdrawn: false,
  };
  model.files.push(file);
  return file;
}

const partOf = (file: Sent, place: string): Part | undefined => file.parts.find((part) => part.place === place);

/** The files that say something of a part, newest first, as far as they were heard of and not withdrawn. */
function standing(model: Model, feed: FeedName, place: string): Sent[] {
  const speaking = model.files.filter((file) => file.meant.feed === feed && partOf(file, place) && file.isHeard);
  return speaking.filter(({ isWithdrawn }) => !isWithdrawn).sort((a, b) => b.order - a.order);
}

/** The newest counts; of the same content sent several times in a row the first. */
function firstOfTheNewest(files: readonly Sent[]): Sent | undefined {
  const other = files.findIndex(({ sha256 }) => sha256 !== files[0]?.sha256);
  return files[(other < 0 ? files.length : other) - 1];
}

/** The one file that counts for a part of a feed. */
export function currentOf(model: Model, feed: FeedName, place: string): Sent | undefined {
  return firstOfTheNewest(standing(model, feed, place));
}

function isDuplicate(model: Model, file: Sent): boolean {
  return file.parts.every(({ place }) => {
    const others = standing(model, file.meant.feed, place).filter((other) => other !== file);
    return firstOfTheNewest(others)?.sha256 === file.sha256;
  });
}

/** Whether more than half of what counted in a part would go. A newer file with other content keeps its part. */
function losesMuch(model: Model, file: Sent): boolean {
  if (file.isHeard) return false;
  return file.parts.some(({ place, rows, count }) => {
    const known = standing(model, file.meant.feed, place);
    const [newest] = known;
    if (newest && newest.order > file.order && newest.sha256 !== file.sha256) return false;
    const before = firstOfTheNewest(known.filter(({ order }) => order < file.order));
    const was = before && partOf(before, place);
    return was !== undefined && (rows * 2 < was.rows || count * 2 < was.count);
  });
}

/** What is to become of a file that is read now. */
export function fateOf(model: Model, file: Sent): Fate {
  if (isDuplicate(model, file)) return 'duplicate';
  return losesMuch(model, file) ? 'held' : 'counts';
}

/** What one feed says of an area and month; null where it says nothing. */
function saidBy(model: Model, feed: FeedName, { area, month }: { area: Area; month: Month }): number | null {
  const said = currentOf(model, feed, `*#${month}`)?.meant.said;
  return said?.find((one) => one.area === area && one.month === month)?.count ?? null;
}

/** The headline counts of an area in a month; null where nobody says anything. */
export type Counts = { admissions: number | null; discharges: number | null };

const present = (counts: readonly (number | null)[]): number[] => counts.filter((count) => count !== null);

/** Two extracts tell of the same residents, so the larger counts; trusts are added up, and come before extracts. */
export function countsOf(model: Model, area: Area, month: Month): Counts {
  const by = (feed: FeedName) => saidBy(model, feed, { area, month });
  const extracts = present([by('sus-apc/coventry'), by('sus-apc/uhcw')]);
  const trusts = present([by('discharge-ready/rkb'), by('discharge-ready/rjc')]);
  const admissions = extracts.length > 0 ? Math.max(...extracts) : null;
  const discharges = trusts.length > 0 ? trusts.reduce((sum, count) => sum + count, 0) : admissions;
  return { admissions, discharges };
}

/** The same of the quarter: its months added up, as far as there are any. */
export function countsOfQuarter(model: Model, area: Area): Counts {
  const months = MONTHS.map((month) => countsOf(model, area, month));
  const sum = (counts: readonly (number | null)[]): number | null => {
    const known = present(counts);
    return known.length === 0 ? null : known.reduce((total, count) => total + count, 0);
  };
  return { admissions: sum(months.map((one) => one.admissions)), discharges: sum(months.map((one) => one.discharges)) };
}

/** What is planned for the quarter; null where nothing is. */
export function planOf(model: Model, area: Area): number | null {
  const said = currentOf(model, 'plan/bcf', `${area}#${QUARTER}`)?.meant.said.find((one) => one.area === area);
  return said ? 2000 + said.count : null;
}

/** The areas whose return is due once the quarter has ended: those with data and a plan. */
export function areasDue(model: Model): Area[] {
  return AREAS.filter((area) => {
    const { admissions, discharges } = countsOfQuarter(model, area);
    return planOf(model, area) !== null && (admissions ?? discharges) !== null;
  });
}
