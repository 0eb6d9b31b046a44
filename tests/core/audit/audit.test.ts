import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { auditCsv } from '../../../functions/core/audit/audit-csv.ts';
import {
  type AuditFilter,
  type AuditLine,
  auditSubject,
  fitsAudit,
} from '../../../functions/core/audit/audit-filter.ts';

const entry: AuditLine = {
  at: '2026-07-20T09:30:00.000Z',
  who: 'Ann Smith',
  what: 'file withdrawn',
  subject: 's-0123456789abcdef0123',
  why: 'sent by mistake',
};
const signed = { ...entry, what: 'return certified', subject: '2025-26-Q1 E08000026', why: null };
const fits = (wanted: Partial<AuditFilter>, one = entry) =>
  fitsAudit(one, { who: '', what: '', subject: '', from: '', to: '', ...wanted });

describe('the audit trail', () => {
  it('is cut down by part of a name, of what was done and of what it is about', () => {
    expect(fits({ who: 'ann' })).toBe(true);
    expect(fits({ who: 'ben' })).toBe(false);
    expect(fits({ what: 'withdrawn', subject: '0123' })).toBe(true);
    expect(fits({ what: 'withdrawn', subject: '9999' })).toBe(false);
  });

  it('finds the return of an area by its name as well as by its code', () => {
    for (const subject of ['coventry', 'E08000026', '2025-26-Q1', 'Quarter 1']) {
      expect(fits({ subject }, signed), subject).toBe(true);
    }
  });

  it('holds the whole of the first and the last day', () => {
    expect(fits({ from: '2026-07-20', to: '2026-07-20' })).toBe(true);
    expect(fits({ from: '2026-07-21' })).toBe(false);
    expect(fits({ to: '2026-07-19' })).toBe(false);
  });

  it('tells submissions from returns, and leaves anything else as it is', () => {
    expect(auditSubject(entry.subject).kind).toBe('submission');
    expect(auditSubject(signed.subject)).toMatchObject({ kind: 'return', words: 'Coventry, Quarter 1 2025-26' });
    expect(auditSubject('2025-26-Q1 E99999999')).toEqual({ kind: 'other', words: '2025-26-Q1 E99999999' });
  });
});

describe('the trail as a table', () => {
  const rowsOf = (csv: string) => Papa.parse<string[]>(csv.slice(1).trimEnd(), { newline: '\r\n' }).data;

  it('says in its last row that older entries have no room', () => {
    expect(rowsOf(auditCsv([entry], { isWhole: true }))).toHaveLength(2);
    expect(rowsOf(auditCsv([entry], { isWhole: false })).at(-1)?.[0]).toContain('ask for them by an earlier last day');
  });

  it('has no cell that a spreadsheet would take for a formula, whatever somebody gives as a name or reason', () => {
    const starts = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', 'a');
    fc.assert(
      fc.property(fc.tuple(starts, fc.string()), ([start, rest]) => {
        const text = `${start}${rest}`;
        const [, row = []] = rowsOf(auditCsv([{ ...entry, who: text, why: text }], { isWhole: true }));
        expect(row).toHaveLength(6);
        for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
    );
  });
});
