import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { review } from '../../local/commands/review.ts';
import { UsageError } from '../../local/usage-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'bcf-review-'));

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

async function run(...args: string[]): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const code = await review(args, { variables: {}, out: (line) => lines.push(line), problem: () => {} });
  return { code, text: lines.join('\n') };
}

const good = file('good.csv', 'table,label,unit,value\nT,a,count,1\nT,b,count,2\nT,Total,count,3\n');
const bad = file('bad.csv', 'table,label,unit,value\nT,a,count,1\nT,b,count,2\nT,Total,count,4\n');

describe('bcf review', () => {
  it('ends with 0 where everything fits', async () => {
    expect(await run(good)).toEqual({ code: 0, text: `${good}: 3 figures, everything fits` });
  });

  it('ends with 1 where something does not, and says where, what and why', async () => {
    const { code, text } = await run(good, bad);
    expect(code).toBe(1);
    expect(text).toContain('row 4 · T · Total: total-mismatch');
    expect(text).toContain('expected  3, the sum of the 2 parts');
  });

  it('gives the same as JSON', async () => {
    const { code, text } = await run(bad, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(text)).toMatchObject({
      file: bad,
      figures: 3,
      findings: [{ code: 'total-mismatch', where: { row: 4 } }],
    });
  });

  it('is used wrongly without a file, and with one that holds no figures', async () => {
    await expect(run()).rejects.toBeInstanceOf(UsageError);
    await expect(run(file('odd.csv', 'x,y\n1,2\n'))).rejects.toThrow(/odd\.csv: No row names the columns/);
  });
});
