import { parsePeriod } from '../periods/parse-period.ts';
import { financialYearOf, isFinancialYear, type Month, type Quarter } from '../periods/period.ts';
import { byTable, type Figure } from './figure.ts';
import { type Check, type Finding, findingAt } from './finding.ts';

type Dated = { figure: Figure; period: Quarter | Month; year: string };

function datedOf(row: readonly Figure[]): Dated[] {
  return row.flatMap((figure) => {
    const period = parsePeriod(figure.words.period);
    return period === null || isFinancialYear(period) ? [] : [{ figure, period, year: financialYearOf(period) }];
  });
}

/** The part of the year that a period is: Q4, or the month's number. */
const placeOf = ({ period }: Dated) => period.slice(-2);

/**
 * A row that has all but one of the periods of its year, and that one of another year: the label is wrong, or the
 * figure is of another year than its neighbours.
 */
function oddOne(row: readonly Figure[]): Finding[] {
  const dated = datedOf(row);
  const years = [...Map.groupBy(dated, ({ year }) => year)].sort(([, a], [, b]) => b.length - a.length);
  const [most, ...others] = years;
  if (!most || most[1].length < 3) return [];
  const [year, usual] = most;
  const places = new Set(usual.map(placeOf));
  return others.flatMap(([, odd]) => {
    const [one] = odd;
    if (!one || odd.length > 1 || places.has(placeOf(one)) || places.size !== usual.length) return [];
    const asked = one.figure.words.period.replace(/\d{4}[-/ ]\d{2,4}/, year);
    return [
      findingAt(one.figure, {
        code: 'period-does-not-fit',
        found: one.figure.words.period,
        expected: asked === one.figure.words.period ? `a period of ${year}` : asked,
        why: `The other ${usual.length} figures of the row are of ${year}`,
      }),
    ];
  });
}

/** Periods of one row that are not of one year. */
export const checkPeriods: Check = (figures) =>
  byTable(figures).flatMap((table) =>
    [...Map.groupBy(table, ({ words }) => `${words.heading}|${words.label}`).values()].flatMap(oddOne),
  );
