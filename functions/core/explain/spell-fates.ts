import type { SpellEntry } from '../counts/spell-table.ts';
import { type AskedCount, isIn } from './asked-counts.ts';
import type { FigureQuestion } from './question.ts';
import type { RowReason } from './row-reason.ts';
import { firstFailed } from './spell-marks.ts';

/** What becomes, for one figure, of the spells of the area and the period. */
export type SpellFates = { add(entry: SpellEntry): void; reasons(): RowReason[] };

/** Says of each spell whether it counts, and if not, why: by the first rule of the figure's first count that it fails. */
export function createSpellFates(
  { add, subtract }: FigureQuestion,
  given: ReadonlyMap<string, AskedCount>,
): SpellFates {
  const [adds, subtracts] = [add, subtract].map((names) => names.flatMap((name) => given.get(name) ?? []));
  const first = adds?.[0];
  const isGiven = first !== undefined && adds?.length === add.length && subtracts?.length === subtract.length;
  const rows = { 'not-given': 0, 'other-band': 0, 'taken-off': 0, counted: 0 };
  const failing = first?.rules.rules.map(({ rule }) => ({ rule, failed: 0, missing: 0 })) ?? [];

  const fateOf = (entry: SpellEntry): keyof typeof rows | null => {
    if (!isGiven) return 'not-given';
    if (adds?.some((count) => isIn(count, entry))) {
      return subtracts?.some((count) => isIn(count, entry)) ? 'taken-off' : 'counted';
    }
    const failed = firstFailed(first.rules, first.at, entry);
    const rule = failed && failing[failed.place];
    if (!rule) return 'other-band';
    if (failed.isMissing) rule.missing += 1;
    else rule.failed += 1;
    return null;
  };
  const plain = (reason: keyof typeof rows): RowReason => ({ reason, detail: null, rows: rows[reason] });
  return {
    add: (entry) => {
      const fate = fateOf(entry);
      if (fate) rows[fate] += 1;
    },
    reasons: () => [
      plain('not-given'),
      ...failing.flatMap(({ rule, failed, missing }): RowReason[] => [
        { reason: 'rule', detail: rule, rows: failed },
        { reason: 'rule-input-missing', detail: rule, rows: missing },
      ]),
      plain('other-band'),
      plain('taken-off'),
      plain('counted'),
    ],
  };
}
