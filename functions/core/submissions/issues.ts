import { boardByCode } from '../areas/boards.ts';
import type { Issue } from '../checks/issue.ts';
import { type LargeDrop, type Slot, WHOLE_FEED } from './current.ts';

const NOWHERE = { sheet: null, row: null, column: null } as const;

const nameOf = (unit: string): string => boardByCode(unit)?.name ?? unit;

function wordsFor({ scope, period }: Pick<Slot, 'scope' | 'period'>): string {
  return scope === WHOLE_FEED ? period : `${nameOf(scope)} ${period}`;
}

/** A file is held because it would lose too much here. */
export function largeDropIssue({ slot, before }: LargeDrop): Issue {
  return {
    ...NOWHERE,
    code: 'large-drop',
    level: 'warning',
    found: `${wordsFor(slot)}: ${slot.rows} rows, ${before} before`,
    expected: 'at least half of what was counted before',
    fix: 'The file is held and the earlier numbers stand. Confirm it if it is right; otherwise send the whole file again.',
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
