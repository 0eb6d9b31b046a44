import type { LineageEntry } from './metric-value.ts';
import type { SourceCell } from './quarter-inputs.ts';

/** The files behind a number, each once, with its rows of all months added up; by file name, then submission. */
export function lineageOf(cells: readonly SourceCell[]): LineageEntry[] {
  const entries = new Map<string, LineageEntry>();
  for (const { submission, sha256, file, rows } of cells) {
    const known = entries.get(submission);
    entries.set(submission, { submission, sha256, file, rows: (known?.rows ?? 0) + rows });
  }
  const text = ({ file, submission }: LineageEntry) => `${file} ${submission}`;
  // Stryker disable next-line EqualityOperator: each is there once
  return [...entries.values()].sort((a, b) => (text(a) < text(b) ? -1 : 1));
}
