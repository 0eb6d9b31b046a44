import type { Quarter } from '../periods/period.ts';
import { periodWords } from '../periods/period-words.ts';
import { coverageWords } from './coverage-words.ts';
import type { LatestDocument, ReturnFile } from './latest-document.ts';
import { layoutFor } from './layout.ts';
import { quarterOf, type ReturnDocument } from './return-document.ts';

/** One area of a quarter: the state of its newest revision, what it rests on, and where its files are. */
export type QuarterIndexEntry = {
  area: ReturnDocument['area'];
  revision: number;
  status: ReturnDocument['status'];
  state: ReturnDocument['state'];
  publishedAt: string;
  coverage: string;
  checklist: { complete: number; items: number };
  issues: number;
  /** How many numbers differ from the revision before, and whether one of them was frozen already. */
  changes: number;
  afterFreeze: boolean;
  /** Of a signed return: the revision that later data proposed, and how many numbers it would change. */
  proposed: { revision: number; changes: number } | null;
  files: ReturnFile[];
};

/** Every area of one quarter: the content of `index.json`. */
export type QuarterIndex = {
  schema: 'bcf-index/1';
  quarter: string;
  title: string;
  updatedAt: string;
  areas: QuarterIndexEntry[];
};

/** What the index of a quarter says of one return. `latest` is the newest revision and when it was published. */
export function quarterIndexEntry(
  document: ReturnDocument,
  latest: Pick<LatestDocument, 'revision' | 'publishedAt' | 'files'>,
): Omit<QuarterIndexEntry, 'proposed'> {
  const layout = layoutFor(document.period.financialYear);
  return {
    area: document.area,
    revision: latest.revision,
    status: document.status,
    state: document.state,
    publishedAt: latest.publishedAt,
    coverage: coverageWords({ layout, quarter: quarterOf(document), metrics: document.metrics }),
    checklist: {
      complete: document.checklist.filter(({ complete }) => complete).length,
      items: document.checklist.length,
    },
    issues: document.issues.length,
    changes: document.changes.length,
    afterFreeze: document.afterFreeze,
    files: latest.files,
  };
}

/** The index of a quarter, areas by name. `updatedAt` is an ISO time. */
export function quarterIndex(parts: {
  quarter: Quarter;
  updatedAt: string;
  entries: readonly QuarterIndexEntry[];
}): QuarterIndex {
  return {
    schema: 'bcf-index/1',
    quarter: parts.quarter,
    title: `Better Care Fund returns, ${periodWords(parts.quarter)}`,
    updatedAt: parts.updatedAt,
    areas: [...parts.entries].sort((a, b) => (a.area.name < b.area.name ? -1 : 1)),
  };
}
