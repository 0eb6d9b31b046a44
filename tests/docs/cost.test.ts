import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import file from '../../docs/cost.json' with { type: 'json' };
import { costPage, lineUsd, monthUsd } from '../../docs/generate-cost.ts';

describe('what it costs', () => {
  test('the page says what prices and volumes come to; if not, run npx node docs/generate-cost.ts', () => {
    expect(readFileSync(new URL('../../docs/cost.md', import.meta.url), 'utf8')).toBe(costPage());
  });

  test('every price has a source, a date and says how sure it is, and is used', () => {
    const used = new Set(file.lines.map(({ price }) => price));
    for (const { id, usd, source, date, confidence } of file.prices) {
      expect(usd, id).toBeGreaterThan(0);
      expect(source, id).toMatch(/^https:\/\/aws\.amazon\.com\//);
      expect(date, id).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(['published', 'from-memory'], id).toContain(confidence);
      expect(used.has(id), id).toBe(true);
    }
  });

  test('what is there once costs the same for 153 boards, and what each board does costs 153 times as much', () => {
    const [key] = file.lines.filter(({ price }) => price === 'kms-key');
    const [files] = file.lines.filter(({ price }) => price === 'malware-object');
    if (!key || !files) throw new Error('The lines of the key and of the scan are gone');
    expect(lineUsd(key, 153)).toBe(lineUsd(key, 1));
    expect(lineUsd(files, 153)).toBeCloseTo(153 * lineUsd(files, 1), 9);
    expect(monthUsd(153)).toBeGreaterThan(monthUsd(1));
  });
});
