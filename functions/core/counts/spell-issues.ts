import susApc from '../../../schemas/sources/sus-apc.json' with { type: 'json' };
import type { Issue } from '../checks/issue.ts';
import type { NotAppliedRule } from './compile-group.ts';

const NO_PLACE = { sheet: null, row: null, found: null } as const;

const titleOf = (field: string): string => susApc.fields.find(({ name }) => name === field)?.title ?? field;

const rowsInWords = (rows: number): string => `${rows} ${rows === 1 ? 'row' : 'rows'}`;

/** A rule of a measure that the file has no column for. */
export function ruleNotApplied(rule: NotAppliedRule): Issue {
  const isLost = rule.effect === 'measure-not-counted';
  return {
    ...NO_PLACE,
    code: 'rule-not-applied',
    level: 'warning',
    column: titleOf(rule.field),
    expected: `a column for the rule "${rule.rule}" of ${rule.measure}`,
    fix: isLost
      ? 'The file has no such column, so this is not counted from it. Send an extract with the column, or another source.'
      : 'The file has no such column, so the count is made without this rule. Send an extract with the column if you can.',
  };
}

/** What `inputMissingIssue` is counted as, with its column. */
export const INPUT_MISSING = { code: 'rule-input-missing', level: 'warning' } as const;

/** A spell without the code that a rule asks for. */
export function inputMissingIssue(row: number, column: string): Issue {
  return {
    ...NO_PLACE,
    ...INPUT_MISSING,
    row,
    column,
    expected: 'a code',
    fix: 'This spell is left out of the count that needs the code. Ask the provider to record it.',
  };
}

/** A column of ready dates in which nothing stands. */
export function noReadyDates(column: string | null): Issue {
  return {
    ...NO_PLACE,
    code: 'rule-not-applied',
    level: 'warning',
    column,
    expected: 'discharge ready dates in at least some rows',
    fix: 'No row has a discharge ready date, so delays are not counted from this file. Send discharge-ready figures, or an extract with the dates.',
  };
}

/** A column of diagnoses in which nothing stands. */
export function noDiagnoses(column: string | null): Issue {
  return {
    ...NO_PLACE,
    code: 'rule-not-applied',
    level: 'warning',
    column,
    expected: 'diagnoses in at least some rows',
    fix: 'No row has a diagnosis, so avoidable admissions and falls are not counted from this file. Send an extract with the diagnoses.',
  };
}

/** Rows whose residence is in no area that is known. */
export function residenceIssue(rows: number, reason: 'residence-unknown' | 'residence-needs-area-lookup'): Issue {
  const isUnknown = reason === 'residence-unknown';
  return {
    ...NO_PLACE,
    code: 'unknown-area',
    level: 'warning',
    column: null,
    found: rowsInWords(rows),
    expected: isUnknown ? 'an area code that is in use' : 'an area lookup that knows the small areas',
    fix: isUnknown
      ? 'These rows are counted in no area. Check the codes of residence in the extract.'
      : 'These rows are counted in no area yet. Send the ONS lookup of small areas (LSOA) to area-lookup/; this file is then counted again by itself.',
  };
}

/** Rows that repeat a spell (or an episode of it) that stands in the file already. */
export function repeatedSpells(rows: number, column: string | null): Issue {
  return {
    ...NO_PLACE,
    code: 'duplicate-key',
    level: 'warning',
    column,
    found: rowsInWords(rows),
    expected: 'each spell once, or newer versions of it',
    fix: 'The version that was extracted or submitted last is counted, once. Nothing need be done.',
  };
}
