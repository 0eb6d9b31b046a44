import type { Board } from '../areas/boards.ts';
import type { MetricValue } from '../metrics/metric-value.ts';
import { type FinancialYear, financialYearOf, firstDay, lastDay, type Quarter } from '../periods/period.ts';
import { canonicalJson } from './canonical-json.ts';
import { type ChecklistItem, checklistOf } from './checklist.ts';
import { layoutFor, type ReturnLayout } from './layout.ts';
import { type QuarterName, quarterName } from './layout-settings.ts';
import type { ReturnIssue } from './return-issue.ts';
import { returnIssues } from './return-issues.ts';

export type ReturnStatus = 'draft' | 'signed-off';
export type ReturnState = 'provisional' | 'final';

/** One quarter's return of one board: the content of `return.json`. Metrics are in template order, exact, not for publication. */
export type ReturnDocument = {
  schema: 'bcf-return/1';
  layoutVersion: number;
  area: { code: string; name: string };
  period: { financialYear: FinancialYear; quarter: QuarterName; from: string; to: string };
  revision: number;
  status: ReturnStatus;
  state: ReturnState;
  profile: 'return';
  generatedAt: string;
  metrics: MetricValue[];
  checklist: ChecklistItem[];
  issues: ReturnIssue[];
};

export type ReturnParts = {
  board: Pick<Board, 'code' | 'name'>;
  quarter: Quarter;
  revision: number;
  generatedAt: string;
  metrics: readonly MetricValue[];
  state: ReturnState;
  /** What the caller knows beyond the metrics, such as a file that is held back. */
  issues?: readonly ReturnIssue[];
  status?: ReturnStatus;
};

/** Puts a return together: metrics in the order of the year's layout, with its checklist and remarks on consistency. */
export function assembleReturn(parts: ReturnParts): ReturnDocument {
  const { board, quarter, revision, generatedAt, state } = parts;
  const financialYear = financialYearOf(quarter);
  const layout = layoutFor(financialYear);
  const metrics = inTemplateOrder(layout, parts.metrics);
  return {
    schema: 'bcf-return/1',
    layoutVersion: layout.version,
    area: { code: board.code, name: board.name },
    period: { financialYear, quarter: quarterName(quarter), from: firstDay(quarter), to: lastDay(quarter) },
    revision,
    status: parts.status ?? 'draft',
    state,
    profile: 'return',
    generatedAt,
    metrics,
    checklist: checklistOf({ layout, quarter, metrics }),
    issues: [...returnIssues({ layout, quarter, metrics }), ...(parts.issues ?? [])],
  };
}

/**
 * The content of a return as text, for the hash that tells whether anything changed and that a certifier signs.
 * Revision, time and status are about the document and are left out.
 */
export function contentOf(document: ReturnDocument): string {
  const { revision: _revision, generatedAt: _generatedAt, status: _status, ...content } = document;
  return canonicalJson(content);
}

/** The quarter that a return is of. */
export function quarterOf({ period }: Pick<ReturnDocument, 'period'>): Quarter {
  return `${period.financialYear}-${period.quarter}`;
}

function inTemplateOrder(layout: ReturnLayout, metrics: readonly MetricValue[]): MetricValue[] {
  const place = new Map(layout.metrics.map((entry, index) => [entry.metric, index]));
  const placeOf = (value: MetricValue) => place.get(value.metric) ?? layout.metrics.length;
  return [...metrics].sort((a, b) => placeOf(a) - placeOf(b));
}
