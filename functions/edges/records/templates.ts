import type { Quarter } from '../../core/periods/period.ts';
import type { Arrival } from '../../core/submissions/arrival.ts';
import { holderOf, WHOLE_FEED } from '../../core/submissions/current.ts';
import { TEMPLATE } from '../../core/template/template-arrival.ts';
import { XLSX_TYPE } from '../../core/workbook/workbook-type.ts';
import type { Bucket } from '../files/bucket.ts';
import type { OpenTemplate } from '../spreadsheets/read-template.ts';
import type { Records } from './records.ts';

/** The feed under which the templates of a quarter come. */
const feedOf = (quarter: Quarter): string => quarter.toLowerCase();

/** Where a template lies in the evidence bucket: under its quarter and the hash of its bytes, so it never changes. */
export const templateKey = (quarter: Quarter, sha256: string): string => `templates/${quarter}/${sha256}.xlsx`;

/** Keeps the bytes of a template as they came. */
export async function storeTemplate(
  evidence: Bucket,
  quarter: Quarter,
  { bytes, sha256 }: { bytes: Uint8Array; sha256: string },
): Promise<void> {
  await evidence.put({ key: templateKey(quarter, sha256), body: bytes, contentType: XLSX_TYPE });
}

/** The arrival of the template that is filled for a quarter; null where none was given. */
export async function currentTemplate(
  { currents }: Pick<Records, 'currents'>,
  quarter: Quarter,
): Promise<Arrival | null> {
  const current = await currents.get(TEMPLATE, feedOf(quarter));
  const holder = holderOf(current, { scope: WHOLE_FEED, period: quarter });
  return (holder && current.arrivals[holder.submission]) ?? null;
}

/** The last template that was opened of each bucket: all areas of a quarter fill the same one. */
const opened = new WeakMap<Bucket, { key: string; template: Promise<OpenTemplate> }>();

async function open(evidence: Bucket, key: string): Promise<OpenTemplate> {
  const bytes = await evidence.read(key);
  if (!bytes) throw new Error(`The template ${key} is wanted but is not stored`);
  // Few quarters have a template, so that no start waits for what reads one.
  const { readTemplate } = await import('../spreadsheets/read-template.ts');
  const { template, fault } = await readTemplate(bytes);
  if (fault) throw new Error(`The template ${key} cannot be read: ${fault.found}`);
  return template;
}

/** A stored template, ready to be filled. Throws where it is not stored. */
export async function loadTemplate(evidence: Bucket, quarter: Quarter, sha256: string): Promise<OpenTemplate> {
  const key = templateKey(quarter, sha256);
  const last = opened.get(evidence);
  if (last?.key === key) return last.template;
  const template = open(evidence, key);
  opened.set(evidence, { key, template });
  template.catch(() => opened.delete(evidence));
  return template;
}
