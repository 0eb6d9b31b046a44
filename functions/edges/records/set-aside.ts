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

/** Files that speak of a quarter and do not count: those that wait for somebody to confirm them, and those withdrawn. */
export type SetAside = { held: SetAsideFile[]; withdrawn: SetAsideFile[] };

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

/** The newest of them first. A file without periods, such as a lookup, speaks of every quarter. */
export async function loadSetAside(records: Pick<Records, 'submissions'>, quarter: Quarter): Promise<SetAside> {
  const { submissions } = await records.submissions.list({ limit: MOST_LOOKED_AT });
  const concerned = submissions.filter(
    ({ periods }) => periods.length === 0 || periods.some((period) => speaksOf(quarter, period)),
  );
  const of = (wanted: Submission['outcome']) => concerned.filter(({ outcome }) => outcome === wanted).map(setAsideFile);
  return { held: of('held'), withdrawn: of('withdrawn') };
}
