import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { spellFile, spellRows } from '../../samples/hostile/good-rows.ts';
import { createHandlerOnDisk } from './handler-on-disk.ts';

/** What resourceUsage() gives begins with the memory of the process that started this one. */
function mostMegabytes(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? process.resourceUsage().maxRSS) / 1024;
}

type Place = { path: string; key: string };

const [places, soundPath] = [
  JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Place[],
  `${process.argv[2]}.sound`,
];
const handler = createHandlerOnDisk();
// Numbers that a hostile file of the same feed must leave as they are.
writeFileSync(soundPath, spellFile(spellRows(20)));
for (const { key } of places) {
  const [source, feed] = key.split('/');
  if (source === 'sus-apc' && feed === 'hostile') {
    await handler.arrive(soundPath, 'sus-apc/hostile/sound.csv');
    break;
  }
}

// One line a file: its report, how long it took, by the clock and in processor time of all threads (the first with the
// start of the process), the most memory so far, and whether it touched a number.
let started = performance.now() - process.uptime() * 1000;
let used = 0;
let numbers = await handler.numbers();
for (const { path, key } of places) {
  const report = await handler.arrive(path, key);
  const megabytes = mostMegabytes();
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage();
  const processorSeconds = (user + system) / 1e6 - used;
  const now = await handler.numbers();
  const touched = now !== numbers;
  process.stdout.write(`${JSON.stringify({ report, megabytes, seconds, processorSeconds, touched })}\n`);
  used += processorSeconds;
  started = performance.now();
  numbers = now;
}
