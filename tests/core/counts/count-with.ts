import type { Issue } from '../../../functions/core/checks/issue.ts';
import { rowCheckOf } from '../../../functions/core/checks/row-checks/row-check-of.ts';
import { counterFor } from '../../../functions/core/counts/count-source.ts';
import type { Counted } from '../../../functions/core/counts/counter.ts';
import type { SourceContract } from '../../../functions/core/intake/source-contract.ts';
import type { SourceRecord } from '../../../functions/core/intake/source-record.ts';

export type CountedWith = Counted & { issues: Issue[] };

/** Checks and counts records as one file of the feed `adult-social-care`; each is a row, from row 2 on. */
export function countWith(contract: SourceContract, records: readonly SourceRecord[]): CountedWith {
  const issues: Issue[] = [];
  const columns = new Set(records.flatMap(Object.keys));
  const headerOf = new Map(contract.fields.map(({ name, title }) => [name, title]));
  const report = (issue: Issue) => issues.push(issue);
  const counter = counterFor(contract, { feed: 'adult-social-care', columns, headerOf, areaLookup: new Map(), report });
  const check = rowCheckOf(contract.source);
  for (const [index, record] of records.entries()) {
    let isRejected = false;
    check?.(record, ({ code, level, field, words }) => {
      isRejected ||= level === 'row';
      issues.push({ code, level, ...words(record), sheet: null, row: index + 2, column: field });
    });
    if (!isRejected) counter.add(record, index + 2);
  }
  return { ...counter.finish(), issues };
}
