import { peakMegabytes } from '../peak-megabytes.ts';

/** What one contestant took, printed by it as its last line. `peakMb` is the peak resident memory of its process. */
export type Measured = {
  rows: number;
  seconds: number;
  cpuSeconds: number;
  peakMb: number;
  /** Names what was counted: who counts the same has the same. Empty for those who only parse. */
  counted: string;
  dynamodbRequests?: number;
  dynamodbUnits?: number;
};

/** Starts the clocks; what is loaded and set up before is not measured. */
export function startMeasuring() {
  const started = performance.now();
  const before = process.cpuUsage();
  return (found: Pick<Measured, 'rows'> & Partial<Measured>): void => {
    const { user, system } = process.cpuUsage(before);
    const measured: Measured = {
      counted: '',
      ...found,
      seconds: (performance.now() - started) / 1000,
      cpuSeconds: (user + system) / 1e6,
      peakMb: peakMegabytes(),
    };
    console.log(JSON.stringify(measured));
  };
}
