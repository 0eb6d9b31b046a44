import {
  financialYearOf,
  isFinancialYear,
  isMonth,
  isQuarter,
  type Quarter,
  quarterOfMonth,
} from '../../core/periods/period.ts';
import { fileNameOf } from '../../core/submissions/arrival.ts';
import type { Submission } from '../../core/submissions/submission.ts';
import { sightOf } from '../../core/visitors/sight.ts';
import type { Visitor } from '../../core/visitors/visitor.ts';
import type { FeedCurrent } from './currents.ts';
import type { Records } from './records.ts';

/** A file that is kept but does not count. `why` and `by` are of the withdrawal; null where it is held. */
export type SetAsideFile = {
  submission: string;
  source: string | null;
  feed: string | null;
  file: string;
  arrivedAt: string;
  periods: string[];
  by: string | null;
  why: string | null;
};

/**
 * Files that speak of a quarter and do not count: those that wait for somebody to confirm them, those withdrawn, and
 * those rejected after which nothing better has come from the same feed.
 */
export type SetAside = { held: SetAsideFile[]; withdrawn: SetAsideFile[]; rejected: SetAsideFile[] };

/** Beyond so many submissions, older ones are history. */
const MOST_LOOKED_AT = 1000;

function speaksOf(quarter: Quarter, period: string): boolean {
  const [base = ''] = period.split('~');
  if (isMonth(base)) return quarterOfMonth(base) === quarter;
  if (isQuarter(base)) return base === quarter;
  return !isFinancialYear(base) || base === financialYearOf(quarter);
}

function setAsideFile(submission: Submission): SetAsideFile {
  const { id, source, feed, key, arrivedAt, periods, withdrawal } = submission;
  const decided = { by: withdrawal?.by ?? null, why: withdrawal?.reason ?? null };
  return { submission: id, source, feed, file: fileNameOf(key), arrivedAt, periods, ...decided };
}

/** A file as a visitor may know of it; why it was withdrawn is for those who may see the whole of it. */
function fileFor(submission: Submission, visitor: Visitor | undefined): SetAsideFile[] {
  const sight = visitor ? sightOf(visitor, submission) : 'whole';
  if (sight === 'none') return [];
  const file = setAsideFile(submission);
  return [sight === 'whole' ? file : { ...file, why: null }];
}

/** When the newest file came that counts for something, by `source/feed`, and by the feed alone. */
function newestAccepted(feeds: readonly FeedCurrent[]): Map<string, string> {
  const newest = new Map<string, string>();
  for (const { source, feed, current } of feeds) {
    const came = Object.values(current.arrivals).flatMap(({ arrivedAt, withdrawn }) => (withdrawn ? [] : [arrivedAt]));
    for (const name of [`${source}/${feed}`, `/${feed}`]) {
      const last = [newest.get(name) ?? '', ...came].sort().at(-1) ?? '';
      newest.set(name, last);
    }
  }
  return newest;
}

/**
 * The newest of them first, those that a visitor may know of; without a visitor all. A file without periods, such as a
 * lookup, speaks of every quarter.
 */
export async function loadSetAside(
  records: Pick<Records, 'submissions'>,
  feeds: readonly FeedCurrent[],
  { quarter, visitor }: { quarter: Quarter; visitor?: Visitor | undefined },
): Promise<SetAside> {
  const submissions = await records.submissions.ofOutcomes(['held', 'withdrawn', 'rejected'], MOST_LOOKED_AT);
  const accepted = newestAccepted(feeds);
  const concerned = submissions.filter(
    ({ periods }) => periods.length === 0 || periods.some((period) => speaksOf(quarter, period)),
  );
  const of = (wanted: Submission['outcome']) =>
    concerned.filter(({ outcome }) => outcome === wanted).flatMap((submission) => fileFor(submission, visitor));
  const isOpen = ({ source, feed, arrivedAt }: SetAsideFile) =>
    arrivedAt > (accepted.get(`${source ?? ''}/${feed ?? ''}`) ?? '');
  return { held: of('held'), withdrawn: of('withdrawn'), rejected: of('rejected').filter(isOpen) };
}
