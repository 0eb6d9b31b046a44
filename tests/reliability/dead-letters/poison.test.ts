import { afterEach, describe, expect, test } from 'vitest';
import { boards } from '../../../functions/core/areas/boards.ts';
import type { DeadLetterView } from '../../../functions/core/dead-letters/dead-letter-view.ts';
import { ARRIVED_FILES } from '../../../local/settings.ts';
import { bcf } from '../../end-to-end/child-processes.ts';
import { emergencies, extractFile } from '../../end-to-end/hand-made.ts';
import { effort } from '../effort.ts';
import { note } from '../figures.ts';
import { failsToRead, type PoisonedStack, refusesToTake, startPoisonedStack } from './poisoned-stack.ts';

const LONG = 240_000;
const QUARTER = '2025-26-Q1';
const [COVENTRY, DERBY] = ['E08000026', 'E06000015'] as const;
const areas = boards.map(({ code }) => code);
const isPoison = (key: string) => key.includes('poison');

let product: PoisonedStack;
afterEach(() => product.close());

const april = (area: string, count: number) => extractFile(emergencies(count, { residence: area }));

/** Drops so many files, and so many among them that have poison in their name. */
async function dropAmong(good: number, bad: number): Promise<{ good: string[]; bad: string[] }> {
  const ids: { good: string[]; bad: string[] } = { good: [], bad: [] };
  for (let n = 0; n < good; n += 1) {
    // Each is about a board of its own: of feeds that say the same of a board, the newest counts.
    const [badArea, goodArea] = [areas[2 * n] ?? COVENTRY, areas[2 * n + 1] ?? DERBY];
    if (n < bad) ids.bad.push(await product.drop(`sus-apc/f${n}/poison.csv`, april(badArea, n + 2)));
    ids.good.push(await product.drop(`sus-apc/f${n}/fine.csv`, april(goodArea, n + 1)));
  }
  return ids;
}

const stateOf = async (id: string) => (await product.stack.stores.records.submissions.get(id))?.state;
const lettersIn = async (): Promise<DeadLetterView[]> =>
  JSON.parse(await product.page(`/api/v1/status?quarter=${QUARTER}`)).deadLetters;

describe('a file that fails each time it is read', () => {
  test(
    'keeps no other file waiting: all others are counted before it is laid aside',
    async () => {
      product = await startPoisonedStack();
      product.poison(failsToRead(isPoison));
      const { good, bad } = await dropAmong(effort(12, 70), effort(3, 30));
      await product.stack.loop.idle();
      expect(new Set(await Promise.all(good.map(stateOf)))).toEqual(new Set(['settled']));
      expect(new Set(await Promise.all(bad.map(stateOf)))).toEqual(new Set(['started']));
      const codes = product.logged.map(({ code }) => code);
      const before = codes.slice(0, codes.indexOf('dead-letter.noted'));
      expect(before.filter((code) => code === 'file-arrived.completed')).toHaveLength(good.length);
      expect(product.stack.queue.dead()).toHaveLength(bad.length);
      expect((await lettersIn()).map(({ submission }) => submission).sort()).toEqual([...bad].sort());
      note({ promise: 'dead letters', what: 'files that fail each time, among files that do not', tried: bad.length });
    },
    LONG,
  );

  test(
    'is shown to a person: which file, since when, why, and what to do, on the pages, in the API and by command',
    async () => {
      product = await startPoisonedStack();
      product.poison(failsToRead(isPoison));
      const name = 'poison <b>.csv';
      const id = await product.drop(`sus-apc/coventry/${name}`, april(COVENTRY, 3));
      await product.drop('sus-apc/coventry/fine.csv', april(COVENTRY, 3));
      await product.stack.loop.idle();
      expect(await lettersIn()).toMatchObject([
        { kind: 'file', submission: id, source: 'sus-apc', feed: 'coventry', name, tries: 5 },
      ]);
      const pages = ['/', '/quarters/2025-26-Q2', `/submissions/${id}`];
      for (const path of pages) {
        const page = await product.page(path);
        const said = ['poison &lt;b&gt;.csv', 'TypeError', 'Tell whoever looks after the product', 'redrive'];
        for (const word of said) expect(page, path).toContain(word);
        expect(page, path).toMatch(/[Ss]ince \d+ \w+ \d{4} at \d\d:\d\d UTC/);
      }
      expect(await product.page('/')).toContain('Could not be done: 1');
      expect(await product.page('/files')).toContain('Could not be handled');
      const asked = await fetch(`${product.web}/api/v1/submissions/${id}`);
      expect([asked.status, await asked.json()]).toMatchObject([202, { notDone: { tries: 5 } }]);
      const { code, out } = await bcf('status', '--data', product.dataDir);
      expect([code, out]).toEqual([0, expect.stringContaining(`sus-apc of coventry, ${name}, ${id}`)]);
      note({ promise: 'dead letters', what: 'pages on which a person sees a file that failed', tried: pages.length });
    },
    LONG,
  );

  test(
    'is tried again by one command while the product runs: laid aside once more, or counted as if nothing had been',
    async () => {
      const numbers = async () => {
        const stored = await product.stack.stores.records.metrics.ofQuarter(QUARTER);
        const said = stored.flatMap(({ unit, metrics }) =>
          metrics.map(
            ({ metric, variant, period, numerator }) => `${unit} ${metric} ${variant} ${period} ${numerator}`,
          ),
        );
        return said.sort();
      };
      const files = effort(2, 20);
      product = await startPoisonedStack();
      await dropAmong(files, files);
      await product.stack.loop.idle();
      const undisturbed = await numbers();
      await product.close();

      product = await startPoisonedStack();
      product.poison(failsToRead(isPoison));
      const { bad } = await dropAmong(files, files);
      await product.stack.loop.idle();
      expect(await numbers()).not.toEqual(undisturbed);
      const still = await bcf('redrive', '--data', product.dataDir);
      expect([still.code, still.out]).toEqual([1, expect.stringContaining(`0 done, ${bad.length} laid aside again`)]);
      for (const id of bad) expect(still.out).toContain(id);
      product.poison(null);
      const mended = await bcf('redrive', '--data', product.dataDir);
      expect([mended.code, mended.out]).toEqual([0, expect.stringContaining(`${bad.length} done, 0 laid aside again`)]);
      expect([await lettersIn(), product.stack.queue.dead()]).toEqual([[], []]);
      expect(await numbers()).toEqual(undisturbed);
      expect((await bcf('redrive', '--data', product.dataDir)).out).toContain('Nothing lies aside.');
      note({ promise: 'dead letters', what: 'files tried again by one command', tried: bad.length });
    },
    LONG,
  );
});

describe('a return that fails each time it is published', () => {
  test(
    'keeps no other return waiting, is shown, and is published by the same command',
    async () => {
      product = await startPoisonedStack();
      for (const [feed, area] of [
        ['coventry', COVENTRY],
        ['derby', DERBY],
      ] as const) {
        await product.drop(`sus-apc/${feed}/april.csv`, april(area, 9));
      }
      await product.stack.loop.idle();
      product.poison(refusesToTake((key) => key.includes(`/${COVENTRY}/`)));
      const { publish } = product.stack.fileArrived;
      for (const area of [COVENTRY, DERBY]) await publish.send({ area: area, quarter: QUARTER });
      await product.stack.loop.idle();
      const standing = async () =>
        (await product.stack.stores.records.returns.standing(QUARTER)).map(({ area }) => area);
      expect(await standing()).toEqual([DERBY]);
      expect(await lettersIn()).toMatchObject([{ kind: 'return', area: COVENTRY, quarter: QUARTER }]);
      const home = await product.page('/');
      for (const word of ['the return of Coventry, Quarter 1 2025-26', 'A store refused', 'redrive'])
        expect(home).toContain(word);
      product.poison(null);
      expect((await bcf('redrive', '--data', product.dataDir)).code).toBe(0);
      expect([await standing(), await lettersIn()]).toEqual([[DERBY, COVENTRY].sort(), []]);
      note({ promise: 'dead letters', what: 'returns that fail each time, tried again', tried: 1 });
    },
    LONG,
  );

  test(
    'is shown no more once somebody has published it by hand',
    async () => {
      product = await startPoisonedStack();
      await product.drop('sus-apc/coventry/april.csv', april(COVENTRY, 9));
      await product.stack.loop.idle();
      product.poison(refusesToTake(() => true));
      await product.stack.fileArrived.publish.send({ area: COVENTRY, quarter: QUARTER });
      await product.stack.loop.idle();
      expect(await lettersIn()).toHaveLength(1);
      product.poison(null);
      const body = JSON.stringify({ area: COVENTRY, quarter: QUARTER });
      const headers = { 'content-type': 'application/json' };
      await fetch(`${product.web}/api/v1/returns`, { method: 'POST', headers, body });
      expect(await lettersIn()).toEqual([]);
      note({ promise: 'dead letters', what: 'returns that fail each time, published by hand', tried: 1 });
    },
    LONG,
  );
});

test(
  'a message that speaks of no file keeps no file waiting, and is shown as what it is',
  async () => {
    product = await startPoisonedStack();
    const bodies = ['', '{}', 'no JSON', '{"detail-type":"Object Created"}'];
    for (const body of bodies) product.stack.queue.send(ARRIVED_FILES, body, 0);
    const id = await product.drop('sus-apc/coventry/april.csv', april(COVENTRY, 4));
    await product.stack.loop.idle();
    expect([await stateOf(id), (await lettersIn()).map(({ kind }) => kind)]).toEqual([
      'settled',
      bodies.map(() => 'unknown'),
    ]);
    note({ promise: 'dead letters', what: 'messages that speak of no file', tried: bodies.length });
  },
  LONG,
);
