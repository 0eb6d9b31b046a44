import { describe, expect, it } from 'vitest';
import { askedCells } from '../../../functions/core/returns/answers/asked-cells.ts';
import { plainQuestion } from '../../../functions/core/returns/answers/plain-question.ts';
import { layoutFor, layoutYears } from '../../../functions/core/returns/layout.ts';
import { NO_ENTRIES } from '../../../functions/core/returns/return-entries.ts';

const blocksOf = (year: string) => layoutFor(year).sheets.flatMap(({ blocks }) => blocks);

describe.each(layoutYears())('the tables of the return of %s', (year) => {
  const blocks = blocksOf(year);
  const cells = askedCells({
    layout: layoutFor(year),
    quarter: `${year}-Q4` as `${number}-${number}-Q4`,
    metrics: [],
    entries: NO_ENTRIES,
  });

  it('are each called by an id of their own, and so are their rows and columns', () => {
    const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
    const lists = [
      ids(blocks),
      ...blocks.map((block) => ('asks' in block ? ids(block.asks) : [])),
      ...blocks.map((block) => ('rows' in block ? ids(block.rows) : [])),
      ...blocks.map((block) => ('columns' in block ? ids(block.columns) : [])),
    ];
    for (const list of lists) expect(new Set(list).size).toBe(list.length);
  });

  it('ask no two questions of one sheet in the same words, so that an answer has one place', () => {
    const names = cells.flatMap(({ sheet, names: all }) => [...new Set(all)].map((name) => `${sheet.title}: ${name}`));
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
  });

  it('can be answered in the very words that the workbook shows', () => {
    for (const cell of cells) expect(cell.names).toContain(plainQuestion(`${cell.rowText}: ${cell.columnTitle}`));
  });

  it('offer choices where one must be chosen, and make no question depend on one that is not there', () => {
    for (const { block, answer, required } of cells) {
      if (answer.type === 'choice') expect(answer.choices?.length).toBeGreaterThan(1);
      if (typeof required === 'string' || block.kind === 'amounts') continue;
      const rows = block.kind === 'questions' ? block.rows.map(({ id }) => id) : [];
      for (const row of required.rows ?? []) expect(rows).toContain(row);
      const asks = 'asks' in block ? block.asks.map(({ id }) => id) : [];
      if (required.column !== undefined) expect(asks).toContain(required.column);
    }
  });

  it('add up, compare and share out columns and rows that are there', () => {
    for (const block of blocks.filter(({ kind }) => kind === 'amounts')) {
      if (block.kind !== 'amounts') continue;
      const [rows, columns] = [block.rows, block.columns].map((list) => list.map(({ id }) => id));
      const named = [
        ...block.notAbove.flat(),
        ...block.columns.flatMap(({ share = [] }) => [...share]),
        ...block.rows.flatMap(({ asks = [] }) => asks),
      ];
      for (const column of named) expect(columns).toContain(column);
      for (const row of block.addsUp.flatMap(({ total, parts }) => [total, ...parts])) expect(rows).toContain(row);
      for (const { share, take } of block.columns) expect(Boolean(share) !== Boolean(take)).toBe(true);
    }
    for (const block of blocks) {
      for (const { differs } of block.kind === 'questions' ? block.rows : []) {
        if (!differs) continue;
        const amounts = blocks.find(({ id }) => id === differs.block);
        expect(amounts?.kind === 'amounts' && amounts.rows.some(({ id }) => id === differs.row)).toBe(true);
      }
    }
  });
});

it('only the fourth quarter asks for feedback on the year', () => {
  for (const year of layoutYears()) {
    const sheet = layoutFor(year).sheets.find(({ id }) => id === 'year-end-feedback');
    expect(sheet?.quarters).toEqual(['Q4']);
  }
});
