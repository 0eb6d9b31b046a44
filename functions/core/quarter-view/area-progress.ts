import type { QuarterIndexEntry } from '../returns/quarter-index.ts';
import type { AreaStatus, QuarterStatus } from '../returns/quarter-status.ts';
import { type SourceProgress, sourceProgress } from './source-progress.ts';

/** What is said of the return that stands; `proposed` is what data that came after its signing would change. */
export type StandingReturn = Pick<QuarterIndexEntry, 'revision' | 'status' | 'state' | 'coverage' | 'checklist'> & {
  proposed: { revision: number; changes: number } | null;
};

/** One row of the grid of a quarter. */
export type AreaProgress = {
  code: string;
  name: string;
  sources: SourceProgress[];
  return: StandingReturn | null;
};

/** What has come for an area and how its return stands. */
export function areaProgress(
  { code, name, sources }: AreaStatus,
  windows: QuarterStatus['windows'],
  standing: StandingReturn | null,
): AreaProgress {
  return { code, name, sources: sources.map((source) => sourceProgress(source, windows)), return: standing };
}

/** What is required and has not come, or not wholly. */
export function requiredMissing({ sources }: AreaProgress): SourceProgress[] {
  return sources.filter(({ needed, missing }) => needed === 'required' && missing.length > 0);
}
