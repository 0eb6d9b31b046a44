import type { Quarter } from '../periods/period.ts';
import { periodWords } from '../periods/period-words.ts';
import { coverageWords } from './coverage-words.ts';
import type { LatestDocument, ReturnFile } from './latest-document.ts';
import { layoutFor } from './layout.ts';
import { quarterIndexPage } from './quarter-index-page.ts';
import type { ReturnDocument } from './return-document.ts';

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

/** What the index of a quarter says of one return. */
export function quarterIndexEntry(document: ReturnDocument, latest: LatestDocument): QuarterIndexEntry {
  const layout = layoutFor(document.period.financialYear);
  const quarter: Quarter = `${document.period.financialYear}-${document.period.quarter}`;
  return {
    area: document.area,
    revision: latest.revision,
    status: latest.status,
    state: latest.state,
    publishedAt: latest.publishedAt,
    coverage: coverageWords({ layout, quarter, metrics: document.metrics }),
    checklist: {
      complete: document.checklist.filter(({ complete }) => complete).length,
      items: document.checklist.length,
    },
    issues: document.issues.length,
    files: latest.files,
  };
}

/** The index of a quarter as data and as a page that needs nothing else, areas by name. `updatedAt` is an ISO time. */
export function quarterIndex(parts: { quarter: Quarter; updatedAt: string; entries: readonly QuarterIndexEntry[] }): {
  json: QuarterIndex;
  html: string;
} {
  const json: QuarterIndex = {
    schema: 'bcf-index/1',
    quarter: parts.quarter,
    title: `Better Care Fund returns, ${periodWords(parts.quarter)}`,
    updatedAt: parts.updatedAt,
    areas: [...parts.entries].sort((a, b) => (a.area.name < b.area.name ? -1 : 1)),
  };
  return { json, html: quarterIndexPage(json) };
}
