/** What one contestant took, printed by it as its last line. `peakMb` is the peak resident memory of its process. */
export type Measured = { rows: number; seconds: number; cpuSeconds: number; peakMb: number };

/** Prints what was measured since `started` (performance.now()) in the form that the benchmark reads. */
export function printMeasured(rows: number, started: number): void {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const measured: Measured = {
    rows,
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    peakMb: maxRSS / 1024,
  };
  console.log(JSON.stringify(measured));
}
