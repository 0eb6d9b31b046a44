import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type SusExtractOptions, susExtract } from '../../samples/generator/sus-extract.ts';
import { csvTable, extractRows } from './extract-rows.ts';
import { isFaulty, standingSpells } from './independent-count.ts';

const options: SusExtractOptions = { layout: 'spell', rows: 5_000, seed: 42, months: ['2025-04', '2025-05'] };
const PINNED = 'e6dff548c907fddc4f6de6048c2babcf2db11661b75955fd120287209fb5dfc6';
const textOf = (own: Partial<SusExtractOptions>) => [...susExtract({ ...options, ...own })].join('');
const rowsOf = (own: Partial<SusExtractOptions>) => extractRows('sus-apc/bench/extract-2025-04.csv', textOf(own));

describe('an invented extract of any length', () => {
  it('is decided by its options alone', () => {
    expect(textOf({})).toBe(textOf({}));
    expect(textOf({ seed: 43 })).not.toBe(textOf({}));
    expect(createHash('sha256').update(textOf({})).digest('hex')).toBe(PINNED);
  });

  it.each(['spell', 'episode'] as const)('has exactly the rows asked for in layout %s', (layout) => {
    for (const rows of [0, 1, 999]) expect(csvTable(textOf({ layout, rows })).rows.length).toBe(rows);
  });

  it('comes in blocks of about 64 kB', () => {
    const sizes = [...susExtract({ ...options, rows: 20_000 })].map((block) => block.length);
    expect(sizes.length).toBeGreaterThan(20);
    expect(Math.max(...sizes)).toBeLessThan(67_000);
    expect(Math.min(...sizes.slice(0, -1))).toBeGreaterThanOrEqual(65_536);
  });

  it('has 26 to 40 columns in layout spell', () => {
    expect(csvTable(textOf({})).header.length).toBe(40);
    expect(csvTable(textOf({ columns: 30 })).header.length).toBe(30);
    expect(csvTable(textOf({ columns: 1 })).header.length).toBe(26);
  });

  it('has the line end and the byte order mark asked for', () => {
    expect(textOf({ newline: '\r\n', bom: true })).toMatch(/^\uFEFFAPCS_Ident[^\n]*\r\n/);
    expect(textOf({})).not.toContain('\r');
  });

  it('has the share of quoted rows asked for, some with a line break inside the quotes', () => {
    for (const quotedShare of [0, 0.26, 1]) {
      const text = textOf({ quotedShare, duplicateShare: 0 });
      const quoted = (text.match(/"\|\|/g)?.length ?? 0) / options.rows;
      expect(quoted).toBeGreaterThan(quotedShare - 0.02);
      expect(quoted).toBeLessThan(quotedShare + 0.02);
    }
    expect(textOf({})).toMatch(/"\|\|[^"]*\n[^"]*"/);
  });

  it('has the shares of faulty and repeated rows asked for', () => {
    expect(rowsOf({ faultShare: 0 }).filter(isFaulty)).toEqual([]);
    const faulty = rowsOf({ faultShare: 0.1 }).filter(isFaulty).length / options.rows;
    expect(faulty).toBeGreaterThan(0.08);
    expect(faulty).toBeLessThan(0.12);
    const clean = { faultShare: 0 };
    expect(standingSpells(rowsOf({ ...clean, duplicateShare: 0 })).length).toBe(options.rows);
    expect(standingSpells(rowsOf({ ...clean, duplicateShare: 0.02 })).length).toBeLessThan(options.rows * 0.99);
  });

  it('has the residence codes and the months asked for', () => {
    const rows = rowsOf({ boards: ['E08000026', 'E07000130'], faultShare: 0 });
    expect([...new Set(rows.map((row) => row.residence))].sort()).toEqual(['E07000130', 'E08000026']);
    const months = new Set(rows.map((row) => row.discharged.slice(0, 7)));
    expect([...months].sort()).toEqual(['', '2025-04', '2025-05']);
  });
});

describe('the episode layout', () => {
  const { header, rows } = csvTable(textOf({ layout: 'episode' }));

  it('has the repeating groups at the columns where SUS+ has them', () => {
    const names = [47, 101, 102, 103, 150, 175, 181].map((index) => header[index]);
    expect(names).toEqual([
      'Overseas Visitor Status Classification 1',
      'Diagnosis (ICD) 1',
      'Present On Admission Indicator 1',
      'Diagnosis (ICD) 2',
      'Diagnosis (Read) 1',
      'Procedure (OPCS) 1',
      'Procedure (OPCS) 2',
    ]);
    expect(header.indexOf('NHS Number')).toBe(21);
    expect(rows.every((row) => row.length === header.length)).toBe(true);
    expect(rows.every((row) => /^[A-Z]\d/.test(row[101] ?? ''))).toBe(true);
  });

  it('has the columns that could name a person, always empty', () => {
    const personal = [
      'NHS Number',
      'Date of Birth',
      'Patient Name',
      'Patient Usual Address',
      'Postcode',
      'Local Patient Identifier',
    ];
    for (const name of personal) {
      const index = header.indexOf(name);
      expect(index).toBeGreaterThan(0);
      expect(rows.filter((row) => row[index] !== '')).toEqual([]);
    }
  });

  it('marks one last episode of each spell that has ended, which alone has its end', () => {
    const [end, last, id] = [
      'Discharge Date (From Hospital Provider Spell)',
      'Last Episode In Spell Indicator',
      'PBR Spell ID',
    ].map((name) => header.indexOf(name));
    if (end === undefined || last === undefined || id === undefined) throw new Error('columns');
    expect(rows.filter((row) => (row[end] !== '') !== (row[last] === '1'))).toEqual([]);
    const several = new Map<string, number>();
    for (const row of rows) several.set(row[id] ?? '', (several.get(row[id] ?? '') ?? 0) + 1);
    expect([...several.values()].filter((count) => count > 1).length).toBeGreaterThan(200);
  });

  it('has spell numbers that two trusts share, so that a number alone is no key', () => {
    const [number, provider] = ['Hospital Provider Spell Number', 'Organisation Code Code of Provider'].map((name) =>
      header.indexOf(name),
    );
    if (number === undefined || provider === undefined) throw new Error('columns');
    const trusts = new Map<string, Set<string>>();
    for (const row of rows) {
      const known = trusts.get(row[number] ?? '') ?? new Set();
      trusts.set(row[number] ?? '', known.add((row[provider] ?? '').slice(0, 3)));
    }
    expect([...trusts.values()].filter((some) => some.size > 1).length).toBeGreaterThan(100);
  });
});
