import { metricCatalogue } from '../../functions/core/metrics/catalogue.ts';
import { type Attention, attentionOf } from '../../functions/core/quarter-view/attention.ts';
import { showCounts } from '../../functions/core/quarter-view/show.ts';
import { glossary } from '../../functions/core/words/glossary.ts';
import { issueRules } from '../../functions/core/words/issue-words.ts';
import thresholds from '../../schemas/coverage-thresholds.json' with { type: 'json' };
import { type AuditModel, auditPage } from '../../web/pages/audit-page.ts';
import { type FilesModel, filesPage } from '../../web/pages/files-page.ts';
import { glossaryPage } from '../../web/pages/glossary-page.ts';
import { methodPage } from '../../web/pages/method-page.ts';
import { type QuarterModel, quarterPage } from '../../web/pages/quarter-page.ts';
import { type ReturnRow, returnsPage } from '../../web/pages/returns-page.ts';
import { rulesPage } from '../../web/pages/rules-page.ts';
import { area, MONTHS } from '../core/quarter-view/quarter-for-test.ts';
import { shown } from './shown.ts';

export const QUARTER = '2025-26-Q1';
export const NASTY = '<script>alert("x")</script>.csv';

export const manyAreas = Array.from({ length: 153 }, (_, place) => area(`Area ${place + 1}`, { months: place % 4 }));

/** The home of a quarter in which three areas have sent something, or with other fields. */
export function quarterHome(fields: Partial<QuarterModel> = {}): string {
  const areas = [
    area('Coventry', { months: 3 }),
    area('Derby', { months: 2 }),
    area('Leeds', { standing: null, months: 0 }),
  ];
  const held = [{ submission: 's-a', source: 'plan', feed: NASTY, file: NASTY, periods: [] }];
  const grid = {
    quarter: QUARTER,
    sources: [
      { source: 'discharge-ready', title: 'Discharges' },
      { source: 'narrative', title: 'Answers' },
    ],
    areas,
    found: 3,
    others: ['Solihull'],
    asked: { show: 'all', area: '', page: 1 },
    pages: 1,
  } as const;
  return shown(
    quarterPage({
      quarter: QUARTER,
      quarters: ['2025-26-Q2', QUARTER],
      deadline: { due: '2025-08-15', daysLeft: 14, isConfirmed: false, citation: 'As in earlier years' },
      windows: MONTHS.map((month) => ({ month, freezesOn: '2025-08-19', isOpen: true })),
      counts: showCounts(areas),
      attention: attentionOf(areas, { held, rejected: [], deadLetters: [] }),
      grid,
      ...fields,
    }),
  );
}

/** The same where all 153 boards have sent something: the second page of the grid. */
export function nationalHome(
  attention: readonly Attention[] = attentionOf(manyAreas, { held: [], rejected: [], deadLetters: [] }),
): string {
  const grid = {
    quarter: QUARTER,
    sources: [{ source: 'discharge-ready', title: 'Discharges' }],
    areas: manyAreas.slice(25, 50),
    found: 153,
    others: [],
    asked: { show: 'all', area: '', page: 2 },
    pages: 7,
  } as const;
  return quarterHome({ grid, counts: showCounts(manyAreas), attention });
}

const file = {
  submission: 's-0123456789abcdef0123',
  source: 'plan',
  feed: NASTY,
  file: { name: NASTY },
  arrivedAt: '2025-07-10T09:00:00.000Z',
  outcome: 'held',
  rows: { read: 1200, accepted: 1190, rejected: 6, notCounted: 4, notCountedBecause: {} },
  issueTotal: 6,
  notDone: null,
} as const;

export function files(fields: Partial<FilesModel> = {}): string {
  return shown(
    filesPage({
      s3Url: 'http://127.0.0.1:9000',
      bucket: 'bcf-arrivals',
      sources: [{ source: 'plan', title: 'Plans' }],
      outcomes: ['accepted', 'held'],
      submissions: [file],
      asked: { source: '', feed: '', outcome: '', after: '' },
      next: null,
      ...fields,
    }),
  );
}

export const returnRow: ReturnRow = {
  area: { code: 'E08000026', name: 'Coventry' },
  quarter: QUARTER,
  revision: 1,
  state: 'final',
  status: 'draft',
  publishedAt: '2025-08-20T09:00:00.000Z',
  coverage: 'Every month is present',
  issues: 2,
  files: [
    {
      name: 'Coventry HWB.xlsx',
      bytes: 22_635,
      sha256: 'ab12',
      href: '/returns/2025-26-Q1/E08000026/Coventry%20HWB.xlsx',
    },
  ],
};

export function returns(fields: Partial<Parameters<typeof returnsPage>[0]> = {}): string {
  return shown(
    returnsPage({ quarter: QUARTER, quarters: [QUARTER], returns: [returnRow], asked: { area: '' }, ...fields }),
  );
}

export function audit(fields: Partial<AuditModel> = {}): string {
  return shown(
    auditPage({
      entries: [
        { at: '2026-07-20T09:30:00.000Z', who: NASTY, what: 'file withdrawn', subject: file.submission, why: NASTY },
        { at: '2026-07-20T09:30:00.000Z', who: 'Ann', what: 'certified', subject: '2025-26-Q1 E08000026', why: null },
      ],
      filter: { who: '', what: '', subject: '', from: '', to: '' },
      after: '',
      next: null,
      ...fields,
    }),
  );
}

const rules = (words = '') =>
  shown(rulesPage({ rules: issueRules, all: issueRules.length, asked: { level: '', words } }));

/** Every page that shows a list or explains something, with its name. */
export const listPages: readonly [string, string][] = [
  ['a quarter', quarterHome()],
  ['a quarter of all boards', nationalHome()],
  ['a quarter before anything came', quarterHome({ counts: showCounts([]), attention: [], quarters: [] })],
  ['files', files()],
  ['files before any came', files({ submissions: [] })],
  [
    'files that are filtered',
    files({ asked: { source: 'plan', feed: NASTY, outcome: 'held', after: 'x' }, next: 'y' }),
  ],
  ['returns', returns()],
  ['returns before any is published', returns({ returns: [], quarters: [] })],
  ['the audit trail', audit()],
  ['the audit trail, filtered', audit({ filter: { who: NASTY, what: '', subject: '', from: '', to: '' }, next: 'y' })],
  ['the method', shown(methodPage({ metrics: metricCatalogue, coverage: thresholds }))],
  ['the faults', rules()],
  ['the faults, filtered', rules(NASTY)],
  ['the glossary', shown(glossaryPage(glossary))],
];
