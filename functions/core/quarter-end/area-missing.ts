import { financialYearOf } from '../periods/period.ts';
import { layoutFor } from '../returns/layout.ts';
import type { AreaStatus, QuarterStatus } from '../returns/quarter-status.ts';
import { type MissingPart, missingParts } from './missing-parts.ts';

/** The status of a quarter, and of the quarters before it, newest first. */
export type Statuses = { status: QuarterStatus; earlier: readonly QuarterStatus[] };

/** What an area of the quarter lacks, held against what it had in the quarters before. */
export function areaMissing({ status, earlier }: Statuses, area: AreaStatus): MissingPart[] {
  const { expectedSources } = layoutFor(financialYearOf(status.quarter));
  const everyFeed = expectedSources.filter((one) => one.everyFeed).map(({ source }) => source);
  const before = earlier.map(({ areas }) => areas.find(({ code }) => code === area.code));
  return missingParts(area, before, new Set(everyFeed));
}
