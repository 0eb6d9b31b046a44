import { appendFileSync } from 'node:fs';

/** What is promised: the rows of the table of `docs/reliability-figures.md`, in this order. */
export const PROMISES = [
  'faults',
  'processes killed',
  'sequences',
  'files at once',
  'inputs fuzzed',
  'matrix cells',
  'attacks',
  'artefacts searched',
  'losses recovered',
  'dead letters',
] as const;

export type Promised = (typeof PROMISES)[number];

/** How often something was tried, of which a test has seen all to survive: it fails otherwise. */
export type Figure = { promise: Promised; what: string; tried: number };

/** Something that was measured under load, in its unit. */
export type Measured = { load: string; measured: string; value: number; unit: string };

/**
 * Notes a figure for the table that `npm run test:reliability` prints; called by a test after its last expectation.
 * Throws where nothing was tried.
 */
export function note(figure: Figure | Measured): void {
  if ('tried' in figure && figure.tried < 1) throw new Error(`${figure.what}: nothing was tried`);
  const file = process.env.BCF_RELIABILITY_FIGURES;
  if (file) appendFileSync(file, `${JSON.stringify(figure)}\n`);
}
