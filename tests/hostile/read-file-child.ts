import { readFileSync, writeFileSync } from 'node:fs';
import { spellFile, spellRow } from '../../samples/hostile/good-rows.ts';
import { peakMegabytes } from '../peak-megabytes.ts';
import { createHandlerOnDisk, type HandlerOnDisk } from './handler-on-disk.ts';

type Place = { path: string; key: string };

const list = process.argv[2] ?? '';
const places = JSON.parse(readFileSync(list, 'utf8')) as Place[];

// Numbers that no hostile file may touch: of another month, so that a good one among those is not held against them.
const soundPath = `${list}.sound`;
const inMarch = { 2: '2025-03-07', 3: '2025-03-10', 4: '2025-03-09' };
writeFileSync(soundPath, spellFile(Array.from({ length: 20 }, (_, n) => spellRow(n, inMarch))));

async function numbersStanding(): Promise<{ handler: HandlerOnDisk; before: string }> {
  const handler = createHandlerOnDisk();
  await handler.arrive(soundPath, 'sus-apc/hostile/sound.csv');
  return { handler, before: await handler.numbers() };
}

// One line a file: its report, how long it took, by the clock and in processor time of all threads (the first with the
// start of the process), the most memory so far, and whether it touched a number. All in one process, so that a file
// which spoils it for the next is found.
const startMs = performance.now() - process.uptime() * 1000;
let [started, used] = [startMs, 0];
const processorSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
for (const [place, { path, key }] of places.entries()) {
  const { handler, before } = await numbersStanding();
  if (place > 0) [started, used] = [performance.now(), processorSeconds()];
  const report = await handler.arrive(path, key);
  const taken = {
    report,
    megabytes: peakMegabytes(),
    seconds: (performance.now() - started) / 1000,
    processorSeconds: processorSeconds() - used,
  };
  process.stdout.write(`${JSON.stringify({ ...taken, touched: (await handler.numbers()) !== before })}\n`);
}
