import type { RowCheck, RowFault } from './row-check.ts';

const NOWHERE: RowFault = {
  code: 'required',
  level: 'row',
  field: 'upperTier',
  words: () => ({
    found: null,
    expected: 'the ONS code of the local authority of the small area',
    fix: 'Fill in the lower-tier or the upper-tier code.',
  }),
};

/** A small area must say in which local authority it is, by the lower or the upper tier. */
export const checkAreaLookup: RowCheck = (record, report) => {
  if (typeof record.upperTier === 'string' || typeof record.lowerTier === 'string') return;
  report(NOWHERE, record);
};
