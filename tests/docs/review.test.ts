import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { csvFigures } from '../../functions/core/review/csv-figures.ts';
import { review } from '../../functions/core/review/review.ts';
import columns from '../../schemas/review/columns.json' with { type: 'json' };

const read = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');

describe('docs/review.md', () => {
  it('names every column of a file of figures, with what it holds', () => {
    for (const { name, says } of columns.columns) expect(read('review.md')).toContain(`| \`${name}\` | ${says} |`);
  });

  it('says what its example gives', () => {
    const said = read('review.md').match(/^row \d+ .*$/gm);
    const findings = review(csvFigures(read('review-example.csv')));
    const lines = findings.map(({ code, where: { row, table, label, period } }) =>
      [`row ${row}`, table, label, `${period}: ${code}`].join(' · '),
    );
    expect(lines).toEqual(said);
  });

  it('names every kind of finding', () => {
    const codes = readFileSync(new URL('../../functions/core/review/finding.ts', import.meta.url), 'utf8')
      .match(/^ {2}\| '([a-z-]+)'/gm)
      ?.map((line) => line.replace(/[^a-z-]/g, ''));
    expect(codes?.length).toBeGreaterThan(10);
    for (const code of codes ?? []) expect(read('review.md')).toContain(`| \`${code}\` |`);
  });
});
