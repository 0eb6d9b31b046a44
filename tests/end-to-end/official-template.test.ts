import { createHash } from 'node:crypto';
import { read } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Replayed } from '../../functions/core/replay/replayed.ts';
import type { LatestDocument } from '../../functions/core/returns/latest-document.ts';
import { replayQuarter } from '../../local/replay-quarter.ts';
import { officialTemplate } from './official-template.ts';
import { readText, startTestStack, type TestStack } from './stack-for-test.ts';

const COVENTRY = 'E08000026';
const QUARTER = '2025-26-Q1';
const VALUES = 'values-in-template-order.csv';
const OFFICIAL = 'Coventry HWB (official template).xlsx';

let team: TestStack;
beforeAll(async () => {
  team = await startTestStack();
});
afterAll(() => team.close());

async function latest(): Promise<LatestDocument> {
  return JSON.parse((await readText(team.s3, 'bcf-returns', `2025-26/Q1/${COVENTRY}/latest.json`)) ?? 'null');
}

async function fileNamed(name: string): Promise<Uint8Array | null> {
  const found = (await latest()).files.find((file) => file.name === name);
  const bytes = found ? await team.stack.stores.returns.read(found.key) : null;
  if (bytes) expect(createHash('sha256').update(bytes).digest('hex')).toBe(found?.sha256);
  return bytes;
}

describe('a return', () => {
  test('comes with its values in the order of the template while nobody has given one', async () => {
    await team.returnOf(COVENTRY, QUARTER);
    const csv = new TextDecoder().decode((await fileNamed(VALUES)) ?? undefined);
    expect(csv).toContain('2. Cover,C8,Health and Wellbeing Board,Coventry,');
    expect(await fileNamed(OFFICIAL)).toBeNull();
  });

  test('is not held up by a template of no quarter, of another return, or that is no workbook', async () => {
    const codes = async (key: string, body: string | Uint8Array) => {
      const { outcome, source, issueCounts } = await team.drop(key, body);
      return [outcome, source, ...Object.keys(issueCounts.byCode)];
    };
    expect(await codes('template/next-year/a.xlsx', officialTemplate())).toEqual([
      'rejected',
      'template',
      'template-quarter',
    ]);
    expect(await codes('template/2019-20-q1/a.xlsx', officialTemplate())).toEqual([
      'rejected',
      'template',
      'template-quarter',
    ]);
    expect(await codes('template/2025-26-q1/a.xlsx', 'a,b')).toEqual(['rejected', 'template', 'unreadable']);
    expect(await codes('template/2025-26-q1/b.xlsx', officialTemplate({ lack: '4. Metrics' }))).toEqual([
      'rejected',
      'template',
      'template-sheet',
    ]);
  });

  test('has the filled template beside it once the blank one was dropped, in a new revision', async () => {
    const before = (await latest()).revision;
    const report = await team.drop('template/2025-26-Q1/BCF template.xlsx', officialTemplate());
    expect(report).toMatchObject({ outcome: 'accepted', source: 'template', periods: [QUARTER], issues: [] });
    expect(report.layout).toBe('cell map 2025-26-any, version 1');
    await team.returnOf(COVENTRY, QUARTER);
    expect((await latest()).revision).toBe(before + 1);
    const filled = read((await fileNamed(OFFICIAL)) ?? new Uint8Array());
    expect(filled.Sheets['2. Cover']?.C8?.v).toBe('Coventry');
    expect(await team.stack.stores.evidence.exists(`templates/${QUARTER}/${report.file.sha256}.xlsx`)).toBe(true);
  });

  test('takes up what is answered later', async () => {
    const answers = ['Area,Quarter,Sheet,Question,Answer', `${COVENTRY},${QUARTER},Cover,Completed by,A. Analyst`];
    await team.drop('narrative/coventry/answers.csv', answers.join('\n'));
    await team.returnOf(COVENTRY, QUARTER);
    const filled = read((await fileNamed(OFFICIAL)) ?? new Uint8Array());
    expect(filled.Sheets['2. Cover']?.C10?.v).toBe('A. Analyst');
  });

  test('stays as it is where the same template is sent again, and follows a newer one', async () => {
    const again = await team.drop('template/2025-26-q1/again.xlsx', officialTemplate());
    expect(again.outcome).toBe('duplicate');
    await team.returnOf(COVENTRY, QUARTER);
    const before = (await latest()).revision;
    const newer = await team.drop('template/2025-26-q1/newer.xlsx', officialTemplate({ title: 'Corrected template' }));
    expect(newer).toMatchObject({ outcome: 'accepted', replaced: [{ period: QUARTER }] });
    await team.returnOf(COVENTRY, QUARTER);
    expect((await latest()).revision).toBe(before + 1);
    const filled = read((await fileNamed(OFFICIAL)) ?? new Uint8Array());
    expect(filled.Sheets['2. Cover']?.A1?.v).toBe('Corrected template');
  });

  test('is made again to the byte from what is stored', async () => {
    const all: Replayed[] = [];
    const { stores, publish } = team.stack;
    await replayQuarter({ ...stores, ...publish }, { quarter: QUARTER, area: COVENTRY, tell: (one) => all.push(one) });
    const files = all
      .filter(({ kind }) => kind === 'return')
      .map(({ name, outcome }) => [name.replace(/.*: /, ''), outcome]);
    expect(files).toContainEqual([OFFICIAL, 'same']);
    expect(files).toContainEqual([VALUES, 'same']);
  });
});
