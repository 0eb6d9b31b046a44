import type { AreaStatus, QuarterStatus } from '../returns/quarter-status.ts';
import { areaMissing } from './area-missing.ts';
import type { MissingPart } from './missing-parts.ts';
import { type Notice, noticeOf } from './notice.ts';
import type { OpenQuarter } from './open-quarters.ts';

/** The standing return of an area: whether it is signed off, and how much of its checklist is complete. */
export type Standing = { area: string; isSigned: boolean; checklist: { complete: number; items: number } };

/**
 * What is to be done for one area: whether its return is made, what it lacks, and what its people are told. A return is
 * late once its deadline has passed and it is not signed off.
 */
export type AreaEnd = {
  area: { code: string; name: string };
  isAsked: boolean;
  isLate: boolean;
  missing: MissingPart[];
  notice: Notice | null;
};

export type QuarterEndParts = {
  open: OpenQuarter;
  /** Of every area of this quarter, and of those that sent a plan for an earlier one. */
  status: QuarterStatus;
  /** The status of the quarters before, newest first. */
  earlier: readonly QuarterStatus[];
  standing: readonly Standing[];
  /** The sources by which a quarter has data. */
  countedSources: readonly string[];
};

const hasSent = (area: AreaStatus | undefined, sources: readonly string[]): boolean =>
  area?.sources.some(({ source, received }) => sources.includes(source) && received.length > 0) ?? false;

/** The areas that sent a plan for one of these quarters, by code. */
export function plannedCodes(statuses: readonly QuarterStatus[]): string[] {
  const planned = statuses.flatMap(({ areas }) => areas.filter((area) => hasSent(area, ['plan'])));
  return [...new Set(planned.map(({ code }) => code))];
}

/**
 * The areas that this stack makes returns for, by name: those that sent a plan for this quarter or an earlier one, or
 * have a return of it. Others only appear because their residents are treated elsewhere.
 */
function servedAreas({ status, earlier }: QuarterEndParts): AreaStatus[] {
  const planned = new Set(plannedCodes([status, ...earlier]));
  return status.areas.filter((area) => planned.has(area.code) || area.return !== null);
}

/** What is to be done at the end of a quarter, area by area. The same data on the same day give the same plan. */
export function planQuarterEnd(parts: QuarterEndParts): AreaEnd[] {
  const { open, standing, countedSources } = parts;
  return servedAreas(parts).map((area) => {
    const missing = areaMissing(parts, area);
    const stands = standing.find((one) => one.area === area.code);
    const named = { code: area.code, name: area.name };
    const { occasion } = open;
    const isTold = occasion !== null && !stands?.isSigned;
    return {
      area: named,
      isAsked: hasSent(area, countedSources) && hasSent(area, ['plan']),
      isLate: open.daysToDue < 0 && !stands?.isSigned,
      missing,
      notice: isTold ? noticeOf({ open, occasion, area: named, missing, checklist: stands?.checklist ?? null }) : null,
    };
  });
}
