import { type FinancialYear, monthsOfQuarter, type Quarter } from '../periods/period.ts';
import type { ChecklistItem } from '../returns/checklist.ts';
import { quarterOf, type ReturnDocument } from '../returns/return-document.ts';
import { definitionOf } from './exact-counts.ts';
import { hiddenCounts, type QuarterValues } from './hidden-counts.ts';
import { type PublicMetricValue, publicMetric } from './public-metric.ts';

/** A return as the public may see it. There is no way to make one but `publicReturn`. */
export type PublicReturnDocument = {
  schema: ReturnDocument['schema'];
  layoutVersion: number;
  area: ReturnDocument['area'];
  period: ReturnDocument['period'];
  revision: number;
  status: ReturnDocument['status'];
  /** When it was signed (ISO time); null of a draft. Who signed is not for the public. */
  signedOffAt: string | null;
  state: ReturnDocument['state'];
  profile: 'public';
  generatedAt: string;
  metrics: PublicMetricValue[];
  checklist: Pick<ChecklistItem, 'sheet' | 'item' | 'complete'>[];
};

/** What a public copy needs of a return. */
export type ReturnForPublic = Pick<
  ReturnDocument,
  | 'schema'
  | 'layoutVersion'
  | 'area'
  | 'period'
  | 'revision'
  | 'status'
  | 'signOff'
  | 'state'
  | 'generatedAt'
  | 'checklist'
> &
  Pick<QuarterValues, 'metrics'>;

function publicPeriods(quarter: Quarter, year: FinancialYear): string[] {
  return [...monthsOfQuarter(quarter), quarter, ...(quarter.endsWith('Q4') ? [year] : [])];
}

function isOfYear({ area, period }: ReturnForPublic, other: ReturnForPublic): boolean {
  return (
    other.area.code === area.code &&
    other.period.financialYear === period.financialYear &&
    other.period.quarter !== period.quarter
  );
}

/**
 * The public copy of a return. Counts of 1 to 7 are suppressed, others rounded to the nearest 5; rates are worked out
 * from the rounded counts; what would tell a suppressed count is suppressed with it (`schemas/disclosure/public.json`,
 * `docs/disclosure.md`). `earlier` are the returns of the year's other quarters: without all of them nothing is said of
 * the year. Metrics and periods that are not known are left out.
 */
export function publicReturn(
  document: ReturnForPublic,
  earlier: readonly ReturnForPublic[] = [],
): PublicReturnDocument {
  const { area, period } = document;
  const quarter = quarterOf(document);
  const values = (one: ReturnForPublic): QuarterValues => ({ quarter: quarterOf(one), metrics: one.metrics });
  const others = earlier.filter((one) => isOfYear(document, one)).map(values);
  const isHidden = hiddenCounts(values(document), period.financialYear, others);
  const periods = publicPeriods(quarter, period.financialYear);
  return {
    schema: document.schema,
    layoutVersion: document.layoutVersion,
    area: { code: area.code, name: area.name },
    period: { financialYear: period.financialYear, quarter: period.quarter, from: period.from, to: period.to },
    revision: document.revision,
    status: document.status,
    signedOffAt: document.signOff?.at ?? null,
    state: document.state,
    profile: 'public',
    generatedAt: document.generatedAt,
    metrics: document.metrics.flatMap((value) => {
      const metric = definitionOf(value.metric);
      return metric && periods.includes(value.period) ? [publicMetric(metric, value, isHidden)] : [];
    }),
    checklist: document.checklist.map(({ sheet, item, complete }) => ({ sheet, item, complete })),
  };
}
