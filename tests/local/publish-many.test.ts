import { expect, test } from 'vitest';
import { boards } from '../../functions/core/areas/boards.ts';
import { madeLine, publishMany } from '../../local/publish-many.ts';
import { testPublishing } from './publishing-for-test.ts';

const QUARTER = '2025-26-Q1';
const areas = boards.slice(0, 4);
const [, broken] = areas;

test('one area that fails is named, the others are done, and the next run makes up for it', async () => {
  let isBroken = true;
  const { publish, stores } = await testPublishing(areas, {
    writeWorkbook: async ({ title }) => {
      if (isBroken && title.includes(broken?.name ?? '')) throw new Error('the disk is full');
      return new TextEncoder().encode('a workbook');
    },
  });
  const [said, problems]: [string[], string[]] = [[], []];
  const context = {
    variables: {},
    out: (line: string) => said.push(line),
    problem: (line: string) => problems.push(line),
  };
  const run = { publish, quarter: QUARTER, areas: areas.map(({ code }) => code), context } as const;
  expect(await publishMany(run)).toEqual({ written: 3, standing: 0, failed: 1 });
  expect(problems).toEqual([`${broken?.name} (${broken?.code}): the disk is full`]);
  expect(said).toHaveLength(3);
  const index = () => JSON.parse(new TextDecoder().decode(stores.returns.objects.get('2025-26/Q1/index.json')));
  expect(index().areas).toHaveLength(3);
  isBroken = false;
  const second = await publishMany(run);
  expect(madeLine(QUARTER, second)).toBe('2025-26-Q1: 1 returns written, 3 were up to date already.');
  expect(index().areas).toHaveLength(4);
});

test('on a terminal a bar goes to the end and away', async () => {
  const { publish } = await testPublishing(areas);
  let screen = '';
  const terminal = { columns: 100, write: (text: string) => (screen += text) };
  const context = { variables: {}, out: () => {}, problem: () => {}, terminal };
  await publishMany({ publish, quarter: QUARTER, areas: areas.map(({ code }) => code), context });
  expect(screen).toContain('0 of 4 returns of 2025-26-Q1');
  expect(screen).toContain('4 of 4 returns of 2025-26-Q1');
  expect(screen.endsWith('\r\u001b[K')).toBe(true);
});
