import type { AnswerForm, EntryField } from '../../functions/core/returns/entry-form/answer-form.ts';
import type { LayoutSheet } from '../../functions/core/returns/layout.ts';
import type { LayoutBlock } from '../../functions/core/returns/layout-blocks.ts';

export type PlacedField = { id: string; field: EntryField };
export type AnswerRow = { id: string; text: string; block: LayoutBlock; fields: PlacedField[] };
export type AnswerBlock = { block: LayoutBlock; rows: AnswerRow[] };
export type AnswerSheet = { sheet: LayoutSheet; blocks: AnswerBlock[]; fields: PlacedField[] };

/** Runs of entries with the same key, in their order. */
function runs<T>(items: readonly T[], keyOf: (item: T) => string): [T, ...T[]][] {
  const grouped = Map.groupBy(items, keyOf);
  return [...grouped.values()].flatMap(([first, ...rest]) => (first === undefined ? [] : [[first, ...rest]]));
}

const rowOf = ([first, ...rest]: [PlacedField, ...PlacedField[]]): AnswerRow => {
  const { row, rowText, block } = first.field.cell;
  return { id: row, text: rowText, block, fields: [first, ...rest] };
};

const blockOf = (fields: [PlacedField, ...PlacedField[]]): AnswerBlock => ({
  block: fields[0].field.cell.block,
  rows: runs(fields, ({ field }) => field.cell.row).map(rowOf),
});

/** The questions by sheet, block and row, each with an id for its box. */
export function answerSheets(form: AnswerForm): AnswerSheet[] {
  const placed = form.map((field, place) => ({ id: `answer-${place + 1}`, field }));
  return runs(placed, ({ field }) => field.cell.sheet.id).map((fields) => ({
    sheet: fields[0].field.cell.sheet,
    blocks: runs(fields, ({ field }) => field.cell.block.id).map(blockOf),
    fields,
  }));
}
