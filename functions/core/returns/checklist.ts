import { type FilledCells, fillCells } from './answers/filled-cells.ts';
import { missingIn } from './answers/needed.ts';
import { missingAmounts } from './completeness/missing-amounts.ts';
import { missingCapacity } from './completeness/missing-capacity.ts';
import { missingOfMetric } from './completeness/missing-of-metric.ts';
import type { LayoutSheet } from './layout.ts';
import type { LayoutBlock } from './layout-blocks.ts';
import { sheetsOf } from './layout-settings.ts';
import type { ReturnContent } from './return-content.ts';
import { schemeLinesOf } from './scheme-lines-of.ts';

/** One thing that must be done before the return is sent, as in the template's checklist. `reason` says what is missing. */
export type ChecklistItem = { sheet: string; item: string; complete: boolean; reason: string | null };

/** One row of a table of the return, and what it lacks: no words where it has what it needs. */
export type CheckedRow = { sheet: LayoutSheet; block: LayoutBlock; row: string; item: string; missing: string[] };

function missingCells(content: ReturnContent, filled: FilledCells, block: string): (row: string) => string[] {
  const notMet = content.layout.assessmentWords['not-met'];
  const ofBlock = filled.all.filter((cell) => cell.block.id === block);
  return (row) =>
    ofBlock
      .filter((cell) => cell.row === row)
      .map((cell) => missingIn(filled, cell, notMet))
      .filter((words) => words !== null);
}

type Row = { row: string; item: string; missing: string[] };

function rowsOf(content: ReturnContent, filled: FilledCells, block: LayoutBlock): Row[] {
  const cells = missingCells(content, filled, block.id);
  if (block.kind === 'questions') {
    return block.rows.map(({ id, text }) => ({ row: id, item: text, missing: cells(id) }));
  }
  if (block.kind === 'metrics') {
    return content.layout.metrics
      .filter(({ role }) => role !== 'supporting')
      .map((entry) => ({
        row: entry.metric,
        item: `${entry.section} ${entry.title}`,
        missing: [...missingOfMetric({ content, filled, block, entry }), ...cells(entry.metric)],
      }));
  }
  if (block.kind === 'amounts') {
    return missingAmounts(content, block, filled.amounts(block)).map(({ row, item, missing }) => ({
      row,
      item: `${block.title}: ${item}`,
      missing: [...missing, ...cells(row)],
    }));
  }
  if (block.kind === 'capacity-and-demand') return missingCapacity(content, block);
  const lines = schemeLinesOf(content.entries, block);
  if (lines.length === 0) {
    return block.required ? [{ row: '', item: block.title, missing: ['No scheme lines: send a finance file'] }] : [];
  }
  const names = new Set(lines.map(({ schemeName }) => schemeName ?? ''));
  return [...names].map((name) => ({ row: name, item: `${block.title}: ${name}`, missing: cells(name) }));
}

/** Every row of the quarter's return that must have something, with what it lacks, in the order of the sheets. */
export function checkedRows(content: ReturnContent, filled: FilledCells): CheckedRow[] {
  return sheetsOf(content.layout, content.quarter).flatMap((sheet) =>
    sheet.blocks.flatMap((block) => rowsOf(content, filled, block).map((row) => ({ sheet, block, ...row }))),
  );
}

/** The checklist of the template: what each sheet needs, whether it has it, and what is missing from whom. */
export function checklistOf(content: ReturnContent, filled: FilledCells = fillCells(content)): ChecklistItem[] {
  return checkedRows(content, filled).map(({ sheet, item, missing }) => ({
    sheet: sheet.title,
    item,
    complete: missing.length === 0,
    reason: missing.length === 0 ? null : `${missing.join('. ')}. From ${sheet.from}`,
  }));
}
