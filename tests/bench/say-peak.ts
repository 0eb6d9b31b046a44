import { peakMegabytes } from '../peak-megabytes.ts';

// Loaded before a command: says at its end, as the last line of its errors, how much memory it had at most.
process.on('exit', () => {
  console.error(JSON.stringify({ peakMb: peakMegabytes() }));
});
