import type { Issue } from '../../core/checks/issue.ts';
import { foreignFile } from '../../core/intake/file-kind.ts';
import { LINKS_HANDED_ON, templateIssues } from '../../core/template/template-arrival.ts';
import type { TemplateMap } from '../../core/template/template-map.ts';
import { readTemplate } from './read-template.ts';
import { WorkbookFault } from './workbook-fault.ts';

/** What is wrong with a blank template, held against its cell map; nothing of level `file` where it can be filled. */
export async function checkTemplate(bytes: Uint8Array, map: TemplateMap): Promise<Issue[]> {
  const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const foreign = isWorkbook
    ? null
    : (foreignFile(bytes) ?? { what: 'no workbook', fix: 'Send the .xlsx file itself.' });
  if (foreign) {
    const fix =
      'Send the official template as it was published, an Excel workbook (.xlsx) that opens without a password.';
    return [new WorkbookFault('unreadable', foreign.what, fix).issue];
  }
  const { template, fault } = await readTemplate(bytes);
  if (fault) return [fault];
  const issues = templateIssues(template.planFor(map));
  return template.hasLinks ? [...issues, LINKS_HANDED_ON] : issues;
}
