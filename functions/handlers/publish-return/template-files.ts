import { layoutFor } from '../../core/returns/layout.ts';
import { returnFileName } from '../../core/returns/layout-settings.ts';
import { quarterOf } from '../../core/returns/return-document.ts';
import { cellContents } from '../../core/template/cell-content.ts';
import { valuesCsv } from '../../core/template/values-csv.ts';
import { XLSX_TYPE } from '../../core/workbook/workbook-type.ts';
import { loadTemplate } from '../../edges/records/templates.ts';
import type { PublishDeps } from './deps.ts';
import type { Revision, RevisionFile } from './revision-file.ts';

const VALUES = 'values-in-template-order.csv';

/** The name that the national team asks for, and beside it that this is their own workbook. */
function templateFileName({ document }: Revision): string {
  const name = returnFileName(layoutFor(document.period.financialYear), document.area.name);
  return name.replace(/(\.xlsx)?$/, ' (official template).xlsx');
}

/**
 * The filled official template, where one was given, and the values in its order, where the year has a cell map. The
 * same revision gives the same bytes.
 */
export async function templateFiles(
  { evidence }: Pick<PublishDeps, 'evidence'>,
  revision: Revision,
): Promise<RevisionFile[]> {
  const { document, earlierQuarters, template } = revision;
  if (!template) return [];
  const { map, sha256 } = template;
  const said = cellContents(map, document, earlierQuarters);
  const blank = sha256 === null ? null : await loadTemplate(evidence, quarterOf(document), sha256);
  const contents = said.map(({ content }) => content);
  const { writeTemplate } = await import('../../edges/spreadsheets/write-template.ts');
  const filled = blank && writeTemplate(blank, map, contents);
  const lines = map.cells.map((entry, index) => ({
    entry,
    content: contents[index] ?? null,
    remark: filled?.findings[index] ?? said[index]?.lack ?? null,
  }));
  const values = {
    name: VALUES,
    body: new TextEncoder().encode(valuesCsv(lines)),
    contentType: 'text/csv; charset=utf-8',
  };
  if (!filled) return [values];
  return [{ name: templateFileName(revision), body: filled.bytes, contentType: XLSX_TYPE }, values];
}
