import { type PublicReturnDocument, publicReturn } from '../../core/disclosure/public-return.ts';
import { financialYearOf, type Quarter, quartersOfYear } from '../../core/periods/period.ts';
import type { ReturnDocument } from '../../core/returns/return-document.ts';
import type { ApiDeps } from './deps.ts';
import { parseReturn, storedReturn } from './stored-return.ts';

type ReturnDeps = Pick<ApiDeps, 'records' | 'returns'>;

async function publishedReturns(
  deps: ReturnDeps,
  area: string,
  quarters: readonly Quarter[],
): Promise<ReturnDocument[]> {
  const found: ReturnDocument[] = [];
  for (const quarter of quarters) {
    if (!(await deps.records.returns.latest(quarter, area))) continue;
    found.push(parseReturn((await storedReturn(deps, quarter, area)).text));
  }
  return found;
}

/**
 * The public copy of the newest revision of a return. The return of a fourth quarter has figures of the year, which are
 * judged with the returns of the other quarters. Throws `Rejected` where none is published.
 */
export async function publicCopy(deps: ReturnDeps, quarter: Quarter, area: string): Promise<PublicReturnDocument> {
  const { text } = await storedReturn(deps, quarter, area);
  const others = quarter.endsWith('Q4')
    ? quartersOfYear(financialYearOf(quarter)).filter((each) => each !== quarter)
    : [];
  return publicReturn(parseReturn(text), await publishedReturns(deps, area, others));
}
