import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { costUsd, requestsTo } from '../../bench/count-requests.ts';
import { effort } from '../effort.ts';
import { note } from '../figures.ts';
import type { LoadFigures } from './load-child.ts';

const LONG = 3_600_000;
const SOURCES = 11;
const AREAS = effort(6, 153);
const FEWER = effort(3, 8);
// A few requests more for each where there are more: a list takes more pages, and a feed that speaks of many areas is
// asked about each.
const MOST_GROWTH = 1.5;

const child = join(import.meta.dirname, 'load-child.ts');
const folder = mkdtempSync(join(tmpdir(), 'bcf-load-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Part = 'files' | 'morning';

/** A part of the load in a process of its own, so that its memory is its own. */
async function play(part: Part, areas: number): Promise<LoadFigures> {
  const args = [child, part, join(folder, String(areas)), String(areas)];
  const process_ = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  process_.stdout.on('data', (text) => {
    out += text;
  });
  const [code] = await once(process_, 'close');
  if (code !== 0) throw new Error(`The load of ${areas} areas ended with ${code}`);
  return JSON.parse(out);
}

const played: Record<string, LoadFigures> = {};
const of = (part: Part, areas: number): LoadFigures => {
  const figures = played[`${part} ${areas}`];
  if (!figures) throw new Error(`${part} of ${areas} areas was not played`);
  return figures;
};

beforeAll(async () => {
  for (const areas of [FEWER, AREAS]) {
    for (const part of ['files', 'morning'] as const) played[`${part} ${areas}`] = await play(part, areas);
  }
}, LONG);

const STORES = [
  ['S3 writes', 's3', 'write'],
  ['S3 reads', 's3', 'read'],
  ['table writes', 'dynamodb', 'write'],
  ['table reads', 'dynamodb', 'read'],
] as const;

/** Notes what a part came to. */
function noteAll(load: string, part: Part, things: { name: string; count: number }): void {
  const { seconds, peakMb, counted, messages } = of(part, AREAS);
  const say = (measured: string, value: number, unit: string) => note({ load, measured, value, unit });
  say(things.name, things.count, '');
  say('time', Math.round(seconds), 's');
  say('peak memory of product and embedded stores', Math.round(peakMb), 'MB');
  for (const [name, store, how] of STORES) say(name, requestsTo(counted, store, how), 'requests');
  for (const [name, count] of Object.entries(counted.requests).sort()) say(name, count, 'requests');
  say('capacity written', Math.round(counted.writeUnits), 'units of 1 KB');
  say('capacity read', Math.round(counted.readUnits), 'units of 4 KB');
  say('messages', messages, '');
  const usd = costUsd(counted, messages);
  say('cost of stores and queues in AWS', Number(usd.toFixed(4)), 'US dollars');
  say('the same for one area', Number((usd / AREAS).toFixed(6)), 'US dollars');
}

describe(`${AREAS} boards that each send ${SOURCES} files of a quarter at once`, () => {
  test('have every file counted, none laid aside, and no return made before its time', () => {
    const { outcomes, dead, returns } = of('files', AREAS);
    const counted = (outcomes.accepted ?? 0) + (outcomes['accepted-with-warnings'] ?? 0);
    expect({ outcomes, counted }).toMatchObject({ counted: AREAS * SOURCES });
    expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(AREAS * SOURCES);
    expect([dead, returns]).toEqual([0, 0]);
    noteAll(`${AREAS} boards × ${SOURCES} sources, files`, 'files', { name: 'files', count: counted });
  });

  test('have every return made by the morning run, and none laid aside', () => {
    const { returns, dead } = of('morning', AREAS);
    expect([returns, dead]).toEqual([AREAS, 0]);
    noteAll(`${AREAS} boards × ${SOURCES} sources, morning run`, 'morning', { name: 'returns', count: returns });
  });

  test.each(STORES)('ask for no more %s for each board than a few boards do', (_, store, how) => {
    for (const part of ['files', 'morning'] as const) {
      const [many, few] = [AREAS, FEWER].map((areas) => requestsTo(of(part, areas).counted, store, how) / areas);
      expect(many, `${part}: ${many} after ${few} for each board`).toBeLessThanOrEqual((few ?? 0) * MOST_GROWTH);
    }
  });
});
