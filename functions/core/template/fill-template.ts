import type { CellContent, WrittenCell } from './cell-xml.ts';
import { holdAgainstList } from './hold-against-list.ts';
import type { LocatedCell } from './locate-cell.ts';
import type { TemplatePlan } from './plan-template.ts';
import type { TemplateFinding } from './template-finding.ts';
import type { TemplateWorkbook } from './template-workbook.ts';
import { writeCells } from './write-cells.ts';

/** The sheets with their new text, what became of each cell in the order of the map, and where a formula went. */
export type FilledSheets = {
  sheets: ReadonlyMap<string, string>;
  findings: readonly (TemplateFinding | null)[];
  lostFormulas: readonly LocatedCell[];
};

/**
 * Writes contents into the cells of a plan, one for each cell of the map in its order; null leaves a cell as it was. The
 * same plan and contents give the same texts.
 */
export function fillTemplate(
  workbook: TemplateWorkbook,
  plan: TemplatePlan,
  contents: readonly (CellContent | null)[],
): FilledSheets {
  const bySheet = new Map<string, WrittenCell[]>();
  const lostFormulas: LocatedCell[] = [];
  const findings = plan.cells.map(({ entry, at, cell, finding }, index) => {
    const content = contents[index] ?? null;
    const scan = at && plan.scans.get(at.sheet);
    if (!content || !at || !scan || !cell) return finding;
    const held = holdAgainstList(workbook, scan, { entry, at, content });
    if (held.content) {
      const written = { ...at.place, ...cell, content: held.content };
      bySheet.set(at.sheet, [...(bySheet.get(at.sheet) ?? []), written]);
      if (cell.was?.formula) lostFormulas.push(at);
    }
    return held.finding;
  });
  const sheets = [...bySheet].flatMap(([name, cells]) => {
    const scan = plan.scans.get(name);
    return scan ? [[name, writeCells(scan, cells, workbook.dateSystem)] as const] : [];
  });
  return { sheets: new Map(sheets), findings, lostFormulas };
}
