import type { Quarter } from '../periods/period.ts';
import { periodWords } from '../periods/period-words.ts';
import { dayWords } from '../returns/time-words.ts';
import { type MissingPart, missingWords } from './missing-parts.ts';
import type { Occasion, OpenQuarter } from './open-quarters.ts';

/**
 * What the people of one area are told on one occasion. There is one of each quarter, area, kind and day, however
 * often it is asked for. It names what is missing and holds no figure of the return.
 */
export type Notice = {
  id: string;
  quarter: Quarter;
  area: { code: string; name: string };
  kind: Occasion['kind'];
  day: string;
  due: string;
  text: string;
  missing: MissingPart[];
};

type NoticeParts = {
  open: OpenQuarter;
  occasion: Occasion;
  area: Notice['area'];
  missing: MissingPart[];
  /** How much of the checklist of the draft is complete; null where there is no draft. */
  checklist: { complete: number; items: number } | null;
};

function daysWords(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${days} days`;
}

function checklistWords(checklist: NoticeParts['checklist']): string[] {
  if (!checklist || checklist.complete === checklist.items) return [];
  const open = checklist.items - checklist.complete;
  return [`${open} of ${checklist.items} items of the checklist of its draft ${open === 1 ? 'is' : 'are'} open.`];
}

function noticeText({ open, area, missing, checklist }: NoticeParts): string {
  const due = `The return of ${area.name} for ${periodWords(open.quarter)} is due on ${dayWords(open.due)}, ${daysWords(open.daysToDue)}.`;
  const lacks =
    missing.length > 0
      ? ['Missing:', ...missing.map((part) => `- ${missingWords(part)}`)]
      : ['All that is expected has come. The return is not signed off yet.'];
  return [due, ...checklistWords(checklist), ...lacks].join('\n');
}

/** The notice of an area for an occasion. */
export function noticeOf(parts: NoticeParts): Notice {
  const { open, occasion, area, missing } = parts;
  const { quarter, due } = open;
  const { kind, day } = occasion;
  return {
    id: `${quarter}-${area.code}-${kind}-${day}`,
    quarter,
    area,
    kind,
    day,
    due,
    text: noticeText(parts),
    missing,
  };
}
