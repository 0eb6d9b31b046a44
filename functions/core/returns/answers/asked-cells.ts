import type { LayoutSheet } from '../layout.ts';
import type {
  AmountsBlock,
  AnswerKind,
  Ask,
  AskedRow,
  LayoutBlock,
  MetricsBlock,
  QuestionsBlock,
  Required,
  SchemesBlock,
} from '../layout-blocks.ts';
import { sheetsOf } from '../layout-settings.ts';
import type { ReturnContent } from '../return-content.ts';
import { schemeLinesOf } from '../scheme-lines-of.ts';
import { plainQuestion } from './plain-question.ts';

/** One cell that people may fill in. `names` are the plain questions by which a file of answers may call it. */
export type AskedCell = {
  sheet: LayoutSheet;
  block: LayoutBlock;
  row: string;
  rowText: string;
  column: string;
  columnTitle: string;
  answer: AnswerKind;
  required: Required;
  known: Ask['known'];
  differs: AskedRow['differs'];
  names: readonly string[];
};

type Row = { id: string; text: string; names: readonly string[]; isAlone: boolean };

/** The first column of a row of questions may be called by the row alone; every other one by row and column. */
function namesOf(row: Row, column: { title: string; names: readonly string[] }, place: number): string[] {
  const rows = [row.text, ...row.names].map(plainQuestion);
  const columns = [column.title, ...column.names].map(plainQuestion);
  const both = rows.flatMap((of) => columns.map((what) => `${of} ${what}`));
  return place === 0 && row.isAlone ? [...rows, ...both] : both;
}

function cellsOfRow(
  sheet: LayoutSheet,
  block: QuestionsBlock | MetricsBlock | SchemesBlock,
  { row, own }: { row: Row; own?: AskedRow },
): AskedCell[] {
  return block.asks.map((ask, place) => ({
    sheet,
    block,
    row: row.id,
    rowText: row.text,
    column: ask.id,
    columnTitle: ask.title,
    answer: (place === 0 ? own?.answer : undefined) ?? ask.answer,
    required: (place === 0 ? own?.required : undefined) ?? ask.required,
    known: ask.known,
    differs: place === 0 ? own?.differs : undefined,
    names: namesOf(row, ask, place),
  }));
}

function amountCells(sheet: LayoutSheet, block: AmountsBlock): AskedCell[] {
  return block.rows.flatMap(({ id, text, names, asks = [] }) =>
    block.columns
      .filter((column) => asks.includes(column.id))
      .map((column) => ({
        sheet,
        block,
        row: id,
        rowText: text,
        column: column.id,
        columnTitle: column.title,
        answer: { type: 'pounds' as const },
        required: 'never' as const,
        known: undefined,
        differs: undefined,
        names: namesOf({ id, text, names, isAlone: true }, { title: column.title, names: [] }, 0),
      })),
  );
}

function cellsOfBlock(content: ReturnContent, sheet: LayoutSheet, block: LayoutBlock): AskedCell[] {
  if (block.kind === 'amounts') return amountCells(sheet, block);
  if (block.kind === 'questions') {
    return block.rows.flatMap((own) => cellsOfRow(sheet, block, { row: { ...own, isAlone: true }, own }));
  }
  if (block.kind === 'metrics') {
    return content.layout.metrics
      .filter(({ role }) => block.asksOf.includes(role))
      .flatMap(({ metric, title, boardLabel, names }) =>
        cellsOfRow(sheet, block, {
          row: { id: metric, text: title, names: [boardLabel, ...names], isAlone: false },
        }),
      );
  }
  if (block.kind !== 'schemes') return [];
  const names = new Set(schemeLinesOf(content.entries, block).map(({ schemeName }) => schemeName ?? ''));
  return [...names]
    .filter((name) => name !== '')
    .flatMap((name) => cellsOfRow(sheet, block, { row: { id: name, text: name, names: [], isAlone: false } }));
}

/** Every cell of the quarter's return that people may fill in, in the order of the sheets. */
export function askedCells(content: ReturnContent): AskedCell[] {
  return sheetsOf(content.layout, content.quarter).flatMap((sheet) =>
    sheet.blocks.flatMap((block) => cellsOfBlock(content, sheet, block)),
  );
}
