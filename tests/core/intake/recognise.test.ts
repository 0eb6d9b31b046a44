import { describe, expect, it } from 'vitest';
import { compileContract } from '../../../functions/core/intake/compile-contract.ts';
import { findHeaders } from '../../../functions/core/intake/find-header.ts';
import { recognise } from '../../../functions/core/intake/recognise.ts';
import type { SourceContract } from '../../../functions/core/intake/source-contract.ts';

/** A contract that asks for the first columns of the list and knows the others. */
function contractOf(source: string, required: string[], optional: string[] = []): SourceContract {
  return {
    source,
    version: 1,
    validFrom: '2025-04-01',
    title: source,
    description: '',
    citation: '',
    confidence: 'inferred',
    missingValues: [''],
    primaryKey: [],
    maximumRejectedShare: 0.05,
    personal: false,
    oneOf: [],
    messages: {},
    layouts: [{ name: 'only', title: 'only' }],
    fields: [...required, ...optional].map((name) => ({
      name,
      title: name,
      type: 'string',
      aliases: [],
      column: required.includes(name) ? 'required' : 'optional',
    })),
  };
}

const recogniseText = (text: string, ...contracts: SourceContract[]) =>
  recognise(
    findHeaders(
      { text, newline: '\n', around: { sheet: null, file: null, feed: null, arrived: null } },
      contracts.map(compileContract),
    ),
    contracts.length === 1 ? 'prefix' : 'content',
  );

const beds = contractOf('beds', ['area', 'month'], ['beds']);
const staff = contractOf('staff', ['area', 'month'], ['staff']);

describe('recognising a file by its columns', () => {
  it('takes the only source whose required columns are all there', () => {
    const found = recogniseText('area,month,x\n1,2,3\n', beds, contractOf('visits', ['area', 'week']));
    expect(found.candidate?.binding.contract.source).toBe('beds');
  });

  it('takes the source that knows more of the columns', () => {
    expect(recogniseText('area,month,staff\n1,2,3\n', beds, staff).candidate?.binding.contract.source).toBe('staff');
  });

  it('refuses a file that could be two sources, and names both', () => {
    const { candidate, issues } = recogniseText('area,month\n1,2\n', beds, staff);
    expect(candidate).toBeNull();
    expect(issues).toMatchObject([
      { code: 'unknown-source', level: 'file', fix: expect.stringContaining('beds or staff') },
    ]);
  });

  it('finds the header below title rows, and the delimiter that makes sense of it', () => {
    const { candidate } = recogniseText('Beds, by area\n\nmade; on Monday\narea;month;beds\n1;2;3\n', beds, staff);
    expect(candidate).toMatchObject({ row: 4, delimiter: ';' });
  });

  it('takes the first row that is a header, not a later one that repeats it', () => {
    expect(recogniseText('area,month\n1,2\narea,month\n', beds).candidate?.row).toBe(1);
  });

  it('does not look for a header further down than row 30', () => {
    const { candidate, issues } = recogniseText(`${'title\n'.repeat(30)}area,month\n1,2\n`, beds);
    expect(candidate).toBeNull();
    expect(issues.map(({ code, column }) => [code, column])).toEqual([
      ['missing-column', 'area'],
      ['missing-column', 'month'],
    ]);
  });

  it('does not offer a column that holds something else already', () => {
    const stays = contractOf('stays', ['discharges', 'dischargemonth']);
    expect(recogniseText('discharges,x\n1,2\n', stays).issues).toMatchObject([
      { column: 'dischargemonth', found: null },
    ]);
  });

  it('points at the row that is most like a header where a column is missing', () => {
    const { issues } = recogniseText('Beds by area\narea,moth,beds\n1,2,3\n', beds);
    expect(issues).toMatchObject([{ code: 'missing-column', row: 2, column: 'month', found: 'moth' }]);
  });
});
