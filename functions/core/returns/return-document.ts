import type { Board } from '../areas/boards.ts';
import type { MetricValue } from '../metrics/metric-value.ts';
import { type FinancialYear, financialYearOf, firstDay, lastDay, type Quarter } from '../periods/period.ts';
import { fillCells } from './answers/filled-cells.ts';
import { canonicalJson } from './canonical-json.ts';
import { type Change, changesBetween } from './changes.ts';
import { type ChecklistItem, checklistOf } from './checklist.ts';
import { entryIssues } from './entry-issues.ts';
import { layoutFor, type ReturnLayout } from './layout.ts';
import { type QuarterName, quarterName } from './layout-settings.ts';
import { type NumberState, type ReturnNumber, withStates } from './number-state.ts';
import { NO_ENTRIES, type ReturnEntries } from './return-entries.ts';
import type { ReturnIssue } from './return-issue.ts';
import { returnIssues } from './return-issues.ts';
import { returnState } from './return-state.ts';
import type { SignOffStatement } from './sign-off.ts';

export type ReturnStatus = 'draft' | 'signed-off';
export type ReturnState = NumberState;

/** One quarter's return of one board: the content of `return.json`. Metrics are in template order, exact, not for publication. */
export type ReturnDocument = {
  schema: 'bcf-return/1';
  layoutVersion: number;
  area: { code: string; name: string };
  period: { financialYear: FinancialYear; quarter: QuarterName; from: string; to: string };
  revision: number;
  status: ReturnStatus;
  /** Who signed it and when; null of a draft. */
  signOff: SignOffStatement | null;
  state: ReturnState;
  profile: 'return';
  generatedAt: string;
  /** The revision that `changes` are against; null in the first, which has nothing to differ from. */
  previousRevision: number | null;
  /** Whether a number changed when its period was frozen already. */
  afterFreeze: boolean;
  changes: Change[];
  metrics: ReturnNumber[];
  /** Null where no file says anything of it. Pounds. */
  income: ReturnEntries['income'];
  schemes: ReturnEntries['schemes'];
  capacityAndDemand: ReturnEntries['capacityAndDemand'];
  /** What was answered, in the words of the files; the workbook has each answer beside its question. */
  answers: ReturnEntries['answers'];
  /** The files that income, schemes, capacity and demand, and answers came from. */
  entryFiles: ReturnEntries['entryFiles'];
  checklist: ChecklistItem[];
  issues: ReturnIssue[];
};

export type ReturnParts = {
  board: Pick<Board, 'code' | 'name'>;
  quarter: Quarter;
  metrics: readonly MetricValue[];
  entries?: ReturnEntries;
  /** The day (ISO) that decides what is frozen. */
  today: string;
  /** What the caller knows beyond the metrics, such as a file that is held back. */
  issues?: readonly ReturnIssue[];
};

/** A return that is no revision yet. */
export type ReturnDraft = Omit<
  ReturnDocument,
  'revision' | 'status' | 'signOff' | 'generatedAt' | 'previousRevision' | 'afterFreeze' | 'changes'
>;

/** Puts a return together: metrics in the order of the year's layout, with its checklist and remarks on consistency. */
export function assembleReturn(parts: ReturnParts): ReturnDraft {
  const { board, quarter, today, entries = NO_ENTRIES } = parts;
  const financialYear = financialYearOf(quarter);
  const layout = layoutFor(financialYear);
  const metrics = withStates(layout, inTemplateOrder(layout, parts.metrics), today);
  const content = { layout, quarter, metrics, entries };
  const filled = fillCells(content);
  return {
    schema: 'bcf-return/1',
    layoutVersion: layout.version,
    area: { code: board.code, name: board.name },
    period: { financialYear, quarter: quarterName(quarter), from: firstDay(quarter), to: lastDay(quarter) },
    state: returnState({ layout, quarter, metrics }),
    profile: 'return',
    metrics,
    income: entries.income,
    schemes: entries.schemes,
    capacityAndDemand: entries.capacityAndDemand,
    answers: entries.answers,
    entryFiles: entries.entryFiles,
    checklist: checklistOf(content, filled),
    issues: [...returnIssues(content), ...entryIssues(content, filled), ...(parts.issues ?? [])],
  };
}

/** The number and time of a revision, the revision that it follows, null where it is the first, and its signing where it is signed off. */
export type RevisionParts = {
  revision: number;
  generatedAt: string;
  previous: Pick<ReturnDocument, 'revision' | 'metrics'> | null;
  signOff?: SignOffStatement | null;
};

/** Makes a return a revision, with every number that differs from the revision before. The same parts give the same document. */
export function asRevision(draft: ReturnDraft, parts: RevisionParts): ReturnDocument {
  const { revision, generatedAt, previous, signOff = null } = parts;
  const { schema, layoutVersion, area, period, state, profile, metrics } = draft;
  const layout = layoutFor(period.financialYear);
  const changes = previous
    ? changesBetween({ layout, before: previous.metrics, after: metrics, madeAt: generatedAt })
    : [];
  return {
    schema,
    layoutVersion,
    area,
    period,
    revision,
    status: signOff ? 'signed-off' : 'draft',
    signOff,
    state,
    profile,
    generatedAt,
    previousRevision: previous?.revision ?? null,
    afterFreeze: changes.some(({ afterFreeze }) => afterFreeze),
    changes,
    metrics,
    income: draft.income,
    schemes: draft.schemes,
    capacityAndDemand: draft.capacityAndDemand,
    answers: draft.answers,
    entryFiles: draft.entryFiles,
    checklist: draft.checklist,
    issues: draft.issues,
  };
}

/**
 * The content of a return as text, for the hash that tells whether anything changed and that a certifier signs.
 * Revision, time, signing and what changed are about the document and are left out.
 */
export function contentOf(document: ReturnDraft): string {
  const { schema, layoutVersion, area, period, state, profile, metrics, checklist, issues } = document;
  const { income, schemes, capacityAndDemand, answers, entryFiles } = document;
  const entries = { income, schemes, capacityAndDemand, answers, entryFiles };
  return canonicalJson({ schema, layoutVersion, area, period, state, profile, metrics, ...entries, checklist, issues });
}

/** The quarter that a return is of. */
export function quarterOf({ period }: Pick<ReturnDraft, 'period'>): Quarter {
  return `${period.financialYear}-${period.quarter}`;
}

function inTemplateOrder(layout: ReturnLayout, metrics: readonly MetricValue[]): MetricValue[] {
  const place = new Map(layout.metrics.map((entry, index) => [entry.metric, index]));
  const placeOf = (value: MetricValue) => place.get(value.metric) ?? layout.metrics.length;
  return [...metrics].sort((a, b) => placeOf(a) - placeOf(b));
}
