import type { Issue } from '../checks/issue.ts';
import type { NeededField } from './spend-rules.ts';

/** A field of a scheme line that a rule of required spend needs. */
export type RuleInput = NeededField | 'fundingSource';

/** Remembers which lines lack what a rule needs, and which inputs the file has at all. */
export type MissingInputs = {
  given(field: RuleInput): void;
  lacking(field: RuleInput, row: number): void;
  /** Whether no line of the file has the input, so that nothing that needs it may be said. */
  isAbsent(field: RuleInput): boolean;
  issues(headerOf: ReadonlyMap<string, string>): Issue[];
};

const TITLES: Record<RuleInput, string> = {
  fundingSource: 'Source of Funding',
  areaOfSpend: 'Area of Spend',
  commissioner: 'Commissioner',
  nhsPercent: '% NHS (if Joint Commissioner)',
};

const WARNING = { level: 'warning', sheet: null, found: null } as const;

export function createMissingInputs(): MissingInputs {
  const present = new Set<RuleInput>();
  const rows = new Map<RuleInput, Set<number>>();
  const notApplied = (column: string): Issue => ({
    ...WARNING,
    code: 'rule-not-applied',
    row: null,
    column,
    expected: `the column ${column}`,
    fix: 'No scheme line has it, so the required spend cannot be worked out from this file. Send the columns of the planning template.',
  });
  const notGiven = (column: string, row: number): Issue => ({
    ...WARNING,
    code: 'rule-input-missing',
    row,
    column,
    expected: 'a value, because the line may count towards the required spend',
    fix: 'The line is kept, but it is left out of the required spend. Fill in the cell and send the file again.',
  });
  return {
    given: (field) => present.add(field),
    lacking: (field, row) => rows.set(field, (rows.get(field) ?? new Set()).add(row)),
    isAbsent: (field) => rows.has(field) && !present.has(field),
    issues: (headerOf) =>
      [...rows].flatMap(([field, at]) => {
        const column = headerOf.get(field) ?? TITLES[field];
        return present.has(field) ? [...at].map((row) => notGiven(column, row)) : [notApplied(column)];
      }),
  };
}
