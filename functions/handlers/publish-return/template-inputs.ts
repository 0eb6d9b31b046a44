import type { Quarter } from '../../core/periods/period.ts';
import type { TemplateMap } from '../../core/template/template-map.ts';
import { templateMapFor } from '../../core/template/template-maps.ts';
import { currentTemplate } from '../../edges/records/templates.ts';
import type { PublishDeps } from './deps.ts';

/** What the national template of a quarter is filled by, and the hash of the blank one; null where none was given. */
export type TemplateInputs = { map: TemplateMap; sha256: string | null };

/** The cell map and the template that are current for a quarter; null for a year without a map. */
export async function templateInputs(
  { records }: Pick<PublishDeps, 'records'>,
  quarter: Quarter,
): Promise<TemplateInputs | null> {
  const map = templateMapFor(quarter);
  if (!map) return null;
  return { map, sha256: (await currentTemplate(records, quarter))?.sha256 ?? null };
}
