import { numberIn } from '../../intake/record-values.ts';
import type { RowCheck, RowFault } from './row-check.ts';

const SCHEME = ['schemeId', 'schemeName', 'schemeType'] as const;
const AMOUNTS = ['planned', 'updated', 'expenditure', 'actual'] as const;

const SOURCE_NEEDED: RowFault = {
  code: 'required',
  level: 'row',
  field: 'fundingSource',
  words: () => ({
    found: null,
    expected: 'the source of funding, or the id or name of a scheme',
    fix: 'Fill in where the money comes from, such as Minimum NHS Contribution. Delete the row if it is a sum of others.',
  }),
};

/** A row with an amount says where the money comes from, or which scheme it goes to. */
export const checkFinance: RowCheck = (record, report) => {
  const hasAmount = AMOUNTS.some((field) => numberIn(record, field) !== null);
  const isScheme = SCHEME.some((field) => typeof record[field] === 'string');
  if (!hasAmount || isScheme || typeof record.fundingSource === 'string') return;
  report(SOURCE_NEEDED, record);
};
