import { boardByCode } from '../areas/boards.ts';
import type { Issue } from '../checks/issue.ts';
import { countWords, numberWords } from '../words/count-words.ts';
import type { LargeDrop } from './against-current.ts';
import { type Slot, WHOLE_FEED } from './current.ts';
import { headlineWords } from './headline.ts';

const NOWHERE = { sheet: null, row: null, column: null } as const;

const nameOf = (unit: string): string => boardByCode(unit)?.name ?? unit;

function wordsFor({ scope, period }: Pick<Slot, 'scope' | 'period'>): string {
  return scope === WHOLE_FEED ? period : `${nameOf(scope)} ${period}`;
}

function dropWords({ slot, before }: LargeDrop, headline: string | undefined): string {
  const rows = `${countWords(slot.rows, 'row')}, ${numberWords(before.rows)} before`;
  if (headline === undefined || slot.count === undefined || before.count === undefined) return rows;
  return `${rows}; ${numberWords(slot.count)} ${headlineWords(headline)}, ${numberWords(before.count)} before`;
}

/** How a held file is made to count: by command, by a program, on its page. */
export function howToConfirm(submission: string): string {
  return (
    `Confirm it on its page, /submissions/${submission}, or by ` +
    `npm run bcf -- confirm ${submission} --by "your name" --reason "why it is right", or by ` +
    `POST /api/v1/submissions/${submission}/confirm with { "by": "…", "reason": "…" }.`
  );
}

/** A file is held because it would lose too much here. `headline` names the measure that slots count. */
export function largeDropIssue(drop: LargeDrop, file: { submission: string; headline: string | undefined }): Issue {
  return {
    ...NOWHERE,
    code: 'large-drop',
    level: 'warning',
    found: `${wordsFor(drop.slot)}: ${dropWords(drop, file.headline)}`,
    expected: 'at least half of what was counted before',
    fix: `The file is held and the earlier numbers stand. If it is wrong, send the whole file again. If it is right: ${howToConfirm(file.submission)}`,
  };
}

/** A file came after the one that replaces it here. */
export function newerFileStandsIssue(slot: Slot): Issue {
  return {
    ...NOWHERE,
    code: 'newer-file-stands',
    level: 'warning',
    found: wordsFor(slot),
    expected: 'the newest file of this feed',
    fix: 'A newer file of this feed covers the same period and still counts. Send this file again if it should replace it.',
  };
}

/** `feeds` report the same residents' spells of an area: only one of them counts there. */
export function overlapIssue(parts: { area: string; months: readonly string[]; otherFeed: string }): Issue {
  return {
    ...NOWHERE,
    code: 'overlap',
    level: 'warning',
    found: `${nameOf(parts.area)} (${parts.area}), ${parts.months.join(', ')}: also sent by feed ${parts.otherFeed}`,
    expected: 'one feed for each area and month',
    fix: 'The two are not added up: the preferred feed counts, else the one with more admissions. Set a preferred feed for the area if the choice is wrong.',
  };
}

/** This file and `otherFeed` both hold the discharges of a trust, or one of them those of all trusts: `both` in words. */
export function sameTrustsIssue(parts: {
  area: string;
  both: string;
  months: readonly string[];
  otherFeed: string;
}): Issue {
  const name = nameOf(parts.area);
  const area = name === parts.area ? name : `${name} (${parts.area})`;
  return {
    ...NOWHERE,
    code: 'overlap',
    level: 'warning',
    found: `${area}, ${parts.months.join(', ')}: ${parts.both}, also in what feed ${parts.otherFeed} sent`,
    expected: 'each discharge in the files of one feed only',
    fix: 'The two are not added up. A file with the discharges from all trusts counts alone, else the file with more trusts, else the one that came last. Withdraw the file that should not count, or agree who sends which trust.',
  };
}

/** Nothing in the file says a value, and what the day of its arrival suggests is taken. */
export function periodAssumed({ value }: { value: string | number }): Issue {
  return {
    ...NOWHERE,
    code: 'period-assumed',
    level: 'warning',
    found: 'no financial year, or more than one',
    expected: 'a column, a title, a sheet or a file that names one financial year',
    fix: `${value} is taken, the year of the quarter that had ended when the file came. If that is wrong, withdraw the file, write the year above the table or in the name of the file, and send it again.`,
  };
}
