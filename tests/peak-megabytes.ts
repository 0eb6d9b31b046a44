import { existsSync, readFileSync } from 'node:fs';

/**
 * The peak resident memory of this process, in megabytes, mapped files included. What resourceUsage() gives begins with
 * the memory of the process that started this one, and is taken only where there is nothing better.
 */
export function peakMegabytes(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? process.resourceUsage().maxRSS) / 1024;
}
