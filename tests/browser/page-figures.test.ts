import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { named } from '../bench/national-files.ts';
import { everyPage } from './every-page.ts';
import { type MemoryStand, memoryStand } from './memory-stand.ts';
import { pageTimes, timedPages } from './page-times.ts';
import { pageWeight } from './page-weight.ts';

const MOST_BYTES = 150_000;
const OFTEN = 5;

const textOf =
  ({ api }: MemoryStand) =>
  async (address: string) =>
    (await api.get(address)).body;

describe('the pages with the data of all boards of England', () => {
  let one: MemoryStand;
  let all: MemoryStand;
  beforeAll(async () => {
    one = await memoryStand({ areas: named.slice(0, 1), spells: 400 });
    all = await memoryStand();
  }, 300_000);

  test.each(everyPage)('%s weighs less than 150 KB compressed, with styles and scripts', async (_name, address) => {
    const { whole } = await pageWeight(address(all.places), textOf(all));
    expect(whole).toBeLessThan(MOST_BYTES);
  });

  test('no page takes longer in proportion than its data have grown since there was one board', async () => {
    const few = await pageTimes(one.places, textOf(one), OFTEN);
    const many = await pageTimes(all.places, textOf(all), OFTEN);
    const shortest = ({ times }: { times: number[] }) => times[0] ?? Number.NaN;
    const growth = many.map((page, place) => ({
      name: page.name,
      times: shortest(page) / shortest(few[place] ?? page),
    }));
    expect(growth.filter(({ times }) => !(times < named.length))).toEqual([]);
  });
});

test('docs/page-figures.md has every page; if not, run npx node tests/browser/measure-pages.ts', () => {
  const written = readFileSync(new URL('../../docs/page-figures.md', import.meta.url), 'utf8');
  const rows = written.toLowerCase();
  for (const [name] of timedPages) expect(rows).toContain(`| ${name.toLowerCase()} |`);
});
