import { type CellObject, read as readWorkbook } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MetricValue } from '../../../functions/core/metrics/metric-value.ts';
import { layoutFor } from '../../../functions/core/returns/layout.ts';
import { metricsCsv } from '../../../functions/core/returns/metrics-csv.ts';
import type { ReturnDocument } from '../../../functions/core/returns/return-document.ts';
import { assembleReport, outcomeOf } from '../../../functions/core/submissions/assemble-report.ts';
import { createFileReader } from '../../../functions/core/submissions/file-reader.ts';
import type { SubmissionReport } from '../../../functions/core/submissions/report.ts';
import { returnWorkbook } from '../../../functions/core/workbook/return-workbook.ts';
import { writeWorkbook } from '../../../functions/edges/spreadsheets/write-workbook.ts';
import { PLANTED } from '../../../samples/hostile/odd-value-files.ts';
import { auditPage } from '../../../web/pages/audit-page.ts';
import { filesPage } from '../../../web/pages/files-page.ts';
import { returnPage } from '../../../web/pages/return-page.ts';
import { submissionPage } from '../../../web/pages/submission-page.ts';
import { coventryQuarter } from '../../core/returns/coventry-quarter.ts';
import { coventryRevision } from '../../core/returns/coventry-revision.ts';
import { coventrySigned, coventrySignOff } from '../../core/returns/coventry-sign-off.ts';
import { ANN, FORM_TOKEN, FROM_ANN, shown } from '../../web/shown.ts';

const AT = '2025-07-20T09:30:00.000Z';

const planted = fc.oneof(
  fc.constantFrom(...PLANTED),
  fc
    .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '<', '"', "'", '&'), fc.string())
    .map(([start, rest]) => start + rest),
);

/** The report of a file in whose columns and cells the text stands wherever text may stand. */
function reportWith(text: string): SubmissionReport {
  const quoted = `"${text.replaceAll('"', '""').replaceAll(/[\r\n]/g, ' ')}"`;
  const header = `area,metric,period,value,plan version,${quoted}`;
  const rows = [`${quoted},${quoted},${quoted},${quoted},${quoted},${quoted}`, `Coventry,x,2025-04,5,${quoted},`];
  const reader = createFileReader({ from: { source: 'plan', feed: 'any', fileName: text }, areaLookup: new Map() });
  reader.push(new TextEncoder().encode([header, ...rows].join('\n')));
  const findings = reader.end();
  const file = { key: `plan/any/${text}`, versionId: text, bytes: 1, sha256: 'a' };
  const parts = {
    submission: 's-0',
    source: 'plan',
    feed: 'any',
    file,
    duplicateOf: null,
    startedAt: AT,
    finishedAt: AT,
  };
  return assembleReport({ ...parts, findings, outcome: outcomeOf(findings) });
}

const withText = (metric: MetricValue, text: string): MetricValue => ({
  ...metric,
  denominatorBasis: text,
  planDisplay: text,
  flags: [{ code: 'overlap', text }],
  lineage: metric.lineage.map((entry) => ({ ...entry, file: text })),
});

function returnWith(text: string): ReturnDocument {
  const metrics = coventryQuarter().map((metric) => withText(metric, text));
  return coventryRevision({ generatedAt: AT, metrics });
}

const signedWith = (text: string) =>
  coventrySigned({
    steps: [{ step: 'certify', by: text, at: AT, despite: text }],
    unlocked: [{ by: text, at: AT, reason: text, revision: 2 }],
    proposed: { revision: 5, publishedAt: AT, changes: [] },
  });

function pagesWith(text: string): string[] {
  const report = reportWith(text);
  const { outcome, rows } = report;
  const row = {
    submission: 's-0',
    source: 'plan',
    feed: text,
    file: { name: text },
    arrivedAt: AT,
    outcome,
    rows,
    issueTotal: 1,
  };
  const document = returnWith(text);
  return [
    shown(submissionPage({ ...row, from: FROM_ANN, report })),
    shown(
      filesPage({
        s3Url: null,
        bucket: 'bcf-arrivals',
        sources: [],
        outcomes: [],
        submissions: [row],
        asked: { source: text, feed: text, outcome: '', after: text },
        next: text,
      }),
    ),
    shown(
      auditPage({
        entries: [{ at: AT, who: text, what: text, subject: text, why: text }],
        filter: { who: text, what: text, subject: text, from: text, to: text },
        after: text,
        next: text,
      }),
    ),
    ...[coventrySignOff({ missing: [text] }), signedWith(text)].map((signOff) =>
      shown(
        returnPage({
          document,
          files: [{ name: text, bytes: 1, sha256: 'ab12', href: '/x' }],
          layout: layoutFor('2025-26'),
          signOff,
          proposedFiles: [{ name: text, bytes: 1, sha256: 'ab12', href: '/y' }],
          from: { visitor: { ...ANN, name: text }, token: FORM_TOKEN },
          today: AT,
        }),
      ),
    ),
  ];
}

const tagsOf = (page: string): string[] => page.match(/<[^>]*>?/g) ?? [];
const harmless = pagesWith('a');

describe('text that somebody planted in a file', () => {
  test('adds no tag and no attribute to any page', () => {
    fc.assert(
      fc.property(planted, (text) => {
        for (const [place, page] of pagesWith(text).entries()) {
          const kinds = new Set(tagsOf(harmless[place] ?? '').map((tag) => tag.replace(/[\s>].*$/s, '')));
          for (const tag of tagsOf(page)) {
            expect(kinds).toContain(tag.replace(/[\s>].*$/s, ''));
            // What is typed into a filter stands in its box again, as a value between double quotes.
            expect(tag.replace(/"[^"]*"/g, '""')).not.toMatch(/\son[a-z]+=/i);
            expect(tag).not.toMatch(/(href|src|action)="\s*javascript:/i);
            // Attributes are in double quotes, so that a quotation mark which is not escaped would be an odd one.
            expect((tag.match(/"/g) ?? []).length % 2).toBe(0);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  test('is never the beginning of a formula in metrics.csv, and every row keeps its columns', () => {
    fc.assert(
      fc.property(planted, (text) => {
        const rows: string[][] = parse(metricsCsv(returnWith(text)), { bom: true });
        for (const cell of rows.flat()) {
          if (cell !== '' && Number.isNaN(Number(cell))) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('is text in the workbook, never a formula or a link', async () => {
    await fc.assert(
      fc.asyncProperty(planted, async (text) => {
        const bytes = await writeWorkbook(returnWorkbook(returnWith(text), layoutFor('2025-26')));
        const cells = Object.values(readWorkbook(bytes, { cellFormula: true }).Sheets).flatMap(
          (sheet) => Object.entries(sheet).filter(([place]) => !place.startsWith('!')) as [string, CellObject][],
        );
        expect(cells.length).toBeGreaterThan(100);
        for (const [, cell] of cells) {
          expect([cell.f, cell.F, cell.l]).toEqual([undefined, undefined, undefined]);
          if (typeof cell.v === 'string') expect(cell.t).toBe('s');
        }
      }),
      { numRuns: 12 },
    );
  });
});
