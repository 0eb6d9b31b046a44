import type { ReturnDocument } from '../returns/return-document.ts';

const isKind = (kind: string): kind is 'planned' | 'updated' | 'actual' => /^(planned|updated|actual)$/.test(kind);

/**
 * An amount in pounds by the name of its measure: `income.<funding source>.planned|updated|actual`, or
 * `spend.<rule>.planned|actual` of the scheme lines. Null where the return does not have it.
 */
export function financeAmount(
  { income, schemes }: Pick<ReturnDocument, 'income' | 'schemes'>,
  measure: string,
): number | null {
  const [of, name = '', kind = ''] = measure.split('.');
  if (!isKind(kind)) return null;
  if (of === 'income') return income?.sources.find(({ fundingSource }) => fundingSource === name)?.[kind] ?? null;
  return of === 'spend' && kind !== 'updated' ? (schemes?.spend[name]?.[kind] ?? null) : null;
}
