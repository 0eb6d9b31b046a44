import any2025 from '../../../schemas/returns/templates/2025-26-any.json' with { type: 'json' };
import { financialYearOf, type Quarter } from '../periods/period.ts';
import { readTemplateMap, type TemplateMap } from './template-map.ts';

/** Every map, from `schemas/returns/templates`. */
export const templateMaps: readonly TemplateMap[] = [any2025].map(readTemplateMap);

/** The map for the template of a quarter: its own, or that for any quarter of its year; null where there is none. */
export function templateMapFor(quarter: Quarter): TemplateMap | null {
  const ofYear = templateMaps.filter(({ financialYear }) => financialYear === financialYearOf(quarter));
  return ofYear.find((map) => quarter.endsWith(map.quarter)) ?? ofYear.find((map) => map.quarter === 'any') ?? null;
}
