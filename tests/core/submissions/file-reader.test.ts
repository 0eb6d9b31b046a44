import { describe, expect, test } from 'vitest';
import { outcomeOf } from '../../../functions/core/submissions/assemble-report.ts';
import { createFileReader, type FileFindings } from '../../../functions/core/submissions/file-reader.ts';

function read(source: string, text: string): FileFindings {
  const reader = createFileReader({ from: { source, feed: 'coventry', fileName: 'a.csv' }, areaLookup: new Map() });
  reader.push(new TextEncoder().encode(text));
  return reader.end();
}

const header =
  'spell id,admission date,discharge date,admission method,age,residence,treatment function,patient classification';
const row = (id: number, discharged = '2025-04-09') => `${id},2025-04-02,${discharged},21,80,E08000026,300,1`;
const issues = (findings: FileFindings) => findings.tally.result().issueCounts.byCode;

describe('what is found in a file', () => {
  test('a name that is no source is refused without looking at the rows', () => {
    const found = read('sus-apcs', `${header}\n${row(1)}\n`);
    expect(issues(found)).toEqual({ 'unknown-source': 1 });
    expect([found.rejected, found.counted, found.rows.read]).toEqual([true, null, 0]);
  });

  test('the inbox recognises a source by its columns', () => {
    const found = read('inbox', `${header}\n${row(1)}\n`);
    expect([found.contract?.source, found.recognisedBy, found.rows.accepted]).toEqual(['sus-apc', 'content', 1]);
  });

  test('one bad row in twenty is left out; one more and the file is refused', () => {
    const good = Array.from({ length: 38 }, (_, n) => row(n));
    const bad = [row(101, '31/02/2025'), row(102, '2025-13-01')];
    const within = read('sus-apc', [header, ...good, ...bad].join('\n'));
    expect([within.rejected, within.rows.rejected, within.rows.accepted]).toEqual([false, 2, 38]);
    expect(issues(within)['too-many-errors']).toBeUndefined();
    const beyond = read('sus-apc', [header, ...good, ...bad, row(103, 'soon')].join('\n'));
    expect([beyond.rejected, beyond.counted]).toEqual([true, null]);
    expect(issues(beyond)).toMatchObject({ 'bad-date': 3, 'too-many-errors': 1 });
  });

  test('periods and areas are those that counted', () => {
    const found = read(
      'sus-apc',
      `${header}\n${row(1)}\n${row(2, '2025-05-01')}\n3,2025-04-02,2025-04-03,21,80,W06000015,300,1\n`,
    );
    expect(found.periods).toEqual(['2025-04', '2025-05']);
    expect(found.areas).toEqual(['E08000026']);
    expect(found.rows).toEqual({
      read: 3,
      accepted: 2,
      rejected: 0,
      notCounted: 1,
      notCountedBecause: { 'residence-outside-england': 1 },
    });
  });

  test('a file without a fault is accepted, one with a remark is accepted with warnings', () => {
    const plain = 'provider,area,month,discharges,discharged on ready date,bed days\nRKB,E08000026,2025-04,10,8,5\n';
    expect(outcomeOf(read('discharge-ready', plain))).toBe('accepted');
    expect(outcomeOf(read('sus-apc', `${header}\n${row(1)}\n`))).toBe('accepted-with-warnings');
    expect(outcomeOf(read('sus-apc', 'spell id,age\n1,80\n'))).toBe('rejected');
  });

  test('a header without rows is a file without data', () => {
    expect(issues(read('sus-apc', `${header}\n`))['empty-file']).toBe(1);
    expect(issues(read('sus-apc', ''))['empty-file']).toBe(1);
  });

  test('a file that says who a person is quotes nothing and is not copied', () => {
    const table = 'provider,month,discharges,discharged on ready date,bed days\nRKB,2025-04,10,8,5\n';
    const found = read('discharge-ready', `Area: Coventry about 943 476 5919\n${table}`);
    expect(issues(found)).toMatchObject({ 'identifiable-data': 1 });
    expect([found.rejected, found.copy, found.taken, found.counted]).toEqual([true, null, [], null]);
    expect(JSON.stringify([found.tally.result(), found.rows])).not.toContain('476');
  });

  test('a large file of figures is copied by its faulty rows, a hospital extract not at all', () => {
    const rows = Array.from(
      { length: 12_000 },
      (_, n) => `R${(n % 1296).toString(36).padStart(2, '0')},20${10 + Math.floor(n / 1296)}-04,10,8,5`,
    );
    rows[11_000] = 'RKB,2025-04,many,8,5';
    const header = 'provider,month,discharges,discharged on ready date,bed days';
    const { copy } = read('discharge-ready', [header, ...rows].join('\n'));
    expect([copy?.isWhole, copy?.rows.map(({ row }) => row)]).toEqual([false, [11_002]]);
    expect(read('sus-apc', `header\n${row(1)}`).copy).toBeNull();
  });
});
