import { describe, expect, it } from 'vitest';
import type { Issue } from '../../functions/core/checks/issue.ts';
import { createTally } from '../../functions/core/checks/tally.ts';
import { layoutFor } from '../../functions/core/returns/layout.ts';
import type { ReturnDocument } from '../../functions/core/returns/return-document.ts';
import { problemPage, problemsPage } from '../../web/pages/problem-page.ts';
import { type ReturnModel, returnPage } from '../../web/pages/return-page.ts';
import { type SubmissionModel, submissionPage } from '../../web/pages/submission-page.ts';
import { coventryQuarter } from '../core/returns/coventry-quarter.ts';
import { coventryRevision } from '../core/returns/coventry-revision.ts';
import { coventrySigned, coventrySignOff } from '../core/returns/coventry-sign-off.ts';
import { idOf, reportOf } from '../handlers/api-for-test.ts';
import { listPages, returnRow } from './list-pages-for-test.ts';
import { comparison, oneRevision, sheetPages, unpublished } from './return-pages-for-test.ts';
import { FROM_ANN, shown } from './shown.ts';

const NASTY = '<script>alert("x")</script>.csv';

const badDate: Issue = {
  code: 'bad-date',
  level: 'row',
  sheet: null,
  row: 2,
  column: 'Discharge_Date',
  found: '31/02/2025',
  expected: 'a date',
  fix: 'Correct the date.',
};

function submission(outcome: SubmissionModel['outcome'], issues: readonly Issue[] = []): SubmissionModel {
  const tally = createTally();
  for (const issue of issues) tally.add(issue);
  const arrivedAt = '2025-07-10T09:00:00.000Z';
  const file = { digit: 'a', source: 'sus-apc', feed: 'coventry', arrivedAt, outcome };
  const rows = { read: 1200, accepted: 1190, rejected: 6, notCounted: 4, notCountedBecause: { duplicate: 4 } };
  const report = reportOf({ ...file, report: { rows, periods: ['2025-04', '2025~ons'], ...tally.result() } });
  return {
    submission: idOf('a'),
    source: 'sus-apc',
    feed: 'coventry',
    file: { name: NASTY },
    arrivedAt,
    outcome,
    rows,
    issueTotal: issues.length,
    notDone: null,
    from: FROM_ANN,
    report: outcome && report,
  };
}

const row = returnRow;

const toCertify = coventrySignOff({ next: { step: 'certify', role: 'certifier' }, missing: [NASTY] });
const [april] = coventryRevision({
  revision: 2,
  previous: coventryRevision({ metrics: coventryQuarter(['2025-05']) }),
}).changes;
const proposed = coventrySigned({
  proposed: { revision: 5, publishedAt: '2025-07-22T09:30:00.000Z', changes: april ? [april] : [] },
  unlocked: [{ revision: 2, by: 'Ben', at: '2025-07-20T09:30:00.000Z', reason: NASTY }],
});
const proposedFiles = [{ name: NASTY, bytes: 1, sha256: 'ab12', href: '/returns/x?revision=5' }];

type Signing = Partial<Pick<ReturnModel, 'signOff' | 'proposedFiles'>>;

function coventryReturn(
  missing: readonly string[] = [],
  previous: ReturnDocument | null = null,
  signing: Signing = {},
): string {
  const document = coventryRevision({ revision: 3, metrics: coventryQuarter(missing), previous });
  return shown(
    returnPage({
      document,
      files: row.files,
      layout: layoutFor('2025-26'),
      signOff: coventrySignOff(),
      proposedFiles: [],
      ...signing,
      from: FROM_ANN,
      today: '2025-07-21',
    }),
  );
}

const everyPage: [string, string][] = [
  ...listPages,
  ...sheetPages(NASTY),
  ['two revisions', comparison(NASTY)],
  ['one revision', oneRevision()],
  ['a return before it is published', unpublished()],
  [
    'a file with issues',
    shown(
      submissionPage(
        submission(
          'rejected',
          Array.from({ length: 1500 }, () => badDate),
        ),
      ),
    ),
  ],
  ['a held file', shown(submissionPage(submission('held')))],
  ['a file being read', shown(submissionPage(submission(null)))],
  ['a return', coventryReturn()],
  ['a return that changed', coventryReturn([], coventryRevision({ metrics: coventryQuarter(['2025-05']) }))],
  ['a return to be certified', coventryReturn([], null, { signOff: toCertify })],
  ['a signed return beside which another is proposed', coventryReturn([], null, { signOff: proposed, proposedFiles })],
  ['a problem', shown(problemPage({ title: 'There is nothing here', detail: NASTY }))],
  ['the list of problems', shown(problemsPage([{ code: 'not-found', status: 404, title: 'There is nothing here' }]))],
];

describe.each(everyPage)('the page: %s', (_name, page) => {
  it('has a language, one heading, landmarks, and a way past the header', () => {
    expect(page).toMatch(/^<!doctype html>\n<html [^>]*lang="en-GB">/);
    expect(page.match(/<h1[ >]/g)).toHaveLength(1);
    expect(page.match(/<main [^>]*id="maincontent"/g)).toHaveLength(1);
    expect(page).toContain('<a class="nhsuk-skip-link" href="#maincontent">');
    for (const landmark of ['<header', '<footer', '<nav']) expect(page).toContain(landmark);
  });

  it('has no script, style or handler of its own, and loads nothing from elsewhere', () => {
    const scriptsOfOurs = /<script type="module" src="\/scripts\/[a-z-]+\.js"><\/script>/g;
    expect(page.replace(scriptsOfOurs, '')).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/i);
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
  });

  it('has a caption on every table, a scope on every heading, and every name once', () => {
    const tables = page.match(/<table[ >]/g) ?? [];
    expect(page.match(/<caption [^>]*id="[^"]+">[^<]/g) ?? []).toHaveLength(tables.length);
    expect(page).not.toMatch(/<th(?! scope=)[ >]/);
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, named] of page.matchAll(/aria-labelledby="([^"]+)"/g)) expect(ids).toContain(named);
  });

  it('leaves no heading level out', () => {
    const levels = [...page.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
    const jumps = levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1);
    expect(jumps).toEqual([]);
  });
});

describe('the page of a file', () => {
  it('says how many rows are fine, how many cannot be used, and why others count nowhere', () => {
    const page = shown(submissionPage(submission('accepted-with-warnings', [badDate])));
    expect(page).toContain('1,190 of 1,200 rows are fine. 6 rows cannot be used.');
    expect(page).toContain('4 rows: the same spell stands in another row');
  });

  it('groups issues by cause, with how to mend them said once', () => {
    const page = shown(
      submissionPage(submission('accepted', [badDate, { ...badDate, row: 3 }, { ...badDate, column: 'Other' }])),
    );
    expect(page).toContain('Dates that cannot be read in <code>Discharge_Date</code>: 2');
    expect(page).toContain('Dates that cannot be read in <code>Other</code>');
    expect(page.match(/Correct the date\./g)).toHaveLength(2);
  });

  it('says how to mend each where it differs', () => {
    const page = shown(submissionPage(submission('accepted', [badDate, { ...badDate, row: 3, fix: 'Delete row 3.' }])));
    expect(page).toContain('How to mend it');
    expect(page).toContain('Delete row 3.');
  });

  it('says that not every issue is listed where there are too many', () => {
    const page = shown(
      submissionPage(
        submission(
          'rejected',
          Array.from({ length: 1500 }, () => badDate),
        ),
      ),
    );
    expect(page).toContain('1,500 issues');
    expect(page).toContain('1,000 of them are listed here and in the report; all are counted.');
    expect(page).toContain('The first 10 of 1,000');
    expect(page).toMatch(/href="\/submissions\/[^"]+\/issues\?code=bad-date[^"]*">All 1,000 that are listed/);
  });

  it('says how a held file is confirmed, and says it of no other', () => {
    expect(shown(submissionPage(submission('held')))).toContain(`/api/v1/submissions/${idOf('a')}/confirm`);
    expect(shown(submissionPage(submission('accepted')))).not.toContain('/confirm');
  });
});

describe('the page of a return', () => {
  it('shows the quarter against plan, in the words of the template', () => {
    const page = coventryReturn();
    const line = page.match(/<tr><th scope="row"[^>]*><a [^>]*>Emergency admissions[\s\S]*?<\/tr>/)?.[0];
    expect(line).toContain('2,054');
    expect(line).toContain('2,124');
    expect(line).toContain('On track to meet target');
    expect(page).toContain('Revision 3');
    expect(page).toContain('href="/metrics/2025-26-Q1/E08000026"');
    expect(page).toContain('href="/metrics/2025-26-Q1/E08000026/emergency-admissions-65-plus"');
  });

  it('shows every month in a column, then the quarter', () => {
    const headings = [...coventryReturn().matchAll(/<th scope="col"[^>]*>([^<]*)/g)].map(([, heading]) => heading);
    expect(headings.join(' ')).toContain('Metric Apr 2025 May 2025 Jun 2025 Q1 2025-26');
  });

  it('says which months are missing, and never shows them as zero', () => {
    const page = coventryReturn(['2025-05']);
    expect(page).toContain('no data');
    expect(page).toContain('2 of 3 months present');
    expect(page).toContain('No data for May 2025.');
  });

  it('says until when the data of each month can change, and marks the numbers that still may', () => {
    const page = coventryReturn();
    const line = page.match(/<tr><th scope="row"[^>]*>Data of the period[\s\S]*?<\/tr>/)?.[0] ?? '';
    expect(line.match(/(frozen since|open until) \d+ \w+ 2025/g)).toEqual([
      'frozen since 19 June 2025',
      'frozen since 20 July 2025',
      'open until 19 August 2025',
      'open until 19 August 2025',
    ]);
    expect(page).toContain('provisional');
  });

  it('shows what changed since the revision before, and whether that was after the freeze', () => {
    expect(coventryReturn()).not.toContain('What changed');
    const page = coventryReturn([], coventryRevision({ revision: 2, metrics: coventryQuarter(['2025-05']) }));
    const summary = /\d+ numbers have changed since revision 2, \d+ of them after the freeze of May 2025\./;
    expect(page).toMatch(summary);
    expect(page).toContain('no value → 2,048 (numerator none → 1,093');
    expect(page).toContain('after the freeze');
  });

  it('leads to every file that its numbers were made from', () => {
    expect(coventryReturn()).toContain('href="/submissions/s-0123456789abcdef0123"');
  });
});
