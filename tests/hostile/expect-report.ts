import { expect } from 'vitest';
import { issueWords } from '../../functions/core/words/issue-words.ts';
import type { HostileFile } from '../../samples/hostile/hostile-file.ts';
import type { Taken } from './read-in-child.ts';

const MOST_MEGABYTES = 512;

/**
 * The report says what it should, its rows add up, a file that is refused leaves every number as it was, and memory did
 * not run away. Time is printed: machines differ.
 */
export function expectReport({ outcome, codes }: HostileFile, { report, megabytes, touched }: Taken): void {
  expect(report.outcome).toBe(outcome);
  if (outcome === 'rejected') expect(touched).toBe(false);
  expect(Object.keys(report.issueCounts.byCode)).toEqual(expect.arrayContaining([...codes]));
  const { read, accepted, rejected, notCounted } = report.rows;
  expect(accepted + rejected + notCounted).toBe(read);
  expect(Math.min(accepted, rejected, notCounted)).toBeGreaterThanOrEqual(0);
  expect(report.issues.filter(({ code, level }) => !issueWords[code].levels.includes(level))).toEqual([]);
  expect(report.issues.length).toBeLessThanOrEqual(1000);
  expect(megabytes).toBeLessThan(MOST_MEGABYTES);
}

/** One line of the table that is printed after the tests. */
export function tableLine({ name }: HostileFile, { report, seconds, processorSeconds, megabytes }: Taken): string {
  const said = Object.keys(report.issueCounts.byCode).filter((code) => code !== 'rule-not-applied');
  const times = `${seconds.toFixed(2).padStart(6)} s ${processorSeconds.toFixed(2).padStart(6)} s processor`;
  const figures = `${times} ${megabytes.toFixed(0).padStart(4)} MB`;
  return `${figures}  ${name}: ${report.outcome}${said.length > 0 ? ` (${said.join(', ')})` : ''}`;
}
