import type { MetricValue } from '../../metrics/metric-value.ts';
import { type Amounts, amountsOf } from '../amounts.ts';
import type { AmountsBlock } from '../layout-blocks.ts';
import { createMetricLookup } from '../metric-lookup.ts';
import { assessedPeriod, type ReturnContent } from '../return-content.ts';
import { answerValue } from './answer-value.ts';
import { type AskedCell, askedCells } from './asked-cells.ts';
import { localSources } from './local-sources.ts';
import { cellKey, matchAnswers, type UnmatchedAnswer } from './match-answers.ts';

/** What stands in a cell that people may fill in. `fault` says what an answer should have been; `dataSay` is what the files say. */
export type FilledCell = AskedCell & {
  value: string | number | null;
  from: 'answer' | 'data' | null;
  dataSay: string | null;
  fault: string | null;
};

/** Every cell that people may fill in, and the tables of amounts with what was entered in them. */
export type FilledCells = {
  all: readonly FilledCell[];
  cell(block: string, row: string, column: string): FilledCell | undefined;
  amounts(block: AmountsBlock): Amounts;
  unmatched: readonly UnmatchedAnswer[];
};

function assessmentWords({ layout }: ReturnContent, value: MetricValue | undefined): string | null {
  return value && value.assessment !== 'no-plan' ? layout.assessmentWords[value.assessment] : null;
}

function knownOfMetric(content: ReturnContent, { row, known }: AskedCell): string | null {
  const value = createMetricLookup(content.metrics)(row, assessedPeriod(content.layout, content.quarter));
  if (known === 'assessment') return assessmentWords(content, value);
  const sources = localSources(content.layout, value);
  if (sources === '') return null;
  return known === 'local-data' ? 'Yes' : sources;
}

function amountsBlocks({ layout }: ReturnContent): AmountsBlock[] {
  return layout.sheets.flatMap(({ blocks }) => blocks).filter((block) => block.kind === 'amounts');
}

/** Finds the answer to every question of the return, reads it, and fills in what is known where nobody answered. */
export function fillCells(content: ReturnContent): FilledCells {
  const cells = askedCells(content);
  const { byCell, unmatched } = matchAnswers(cells, content.entries.answers);
  const answerTo = (cell: AskedCell) => {
    const given = byCell.get(cellKey(cell));
    return given && answerValue(cell.answer, given.answer);
  };
  const byKey = new Map(cells.map((cell) => [cellKey(cell), cell]));
  const amounts = (block: AmountsBlock): Amounts =>
    amountsOf(block, content.entries, (row, column) => {
      const cell = byKey.get(cellKey({ block, row, column }));
      const answer = cell && answerTo(cell);
      return answer && 'value' in answer && typeof answer.value === 'number' ? answer.value : null;
    });
  const tables = new Map(amountsBlocks(content).map((block) => [block.id, amounts(block)]));
  const knownOf = (cell: AskedCell): string | null => {
    if (cell.known) return knownOfMetric(content, cell);
    if (!cell.differs) return null;
    const { block, row, columns } = cell.differs;
    const [before, after] = columns.map((column) => tables.get(block)?.(row, column) ?? null);
    return before && after ? (before.value === after.value ? 'No' : 'Yes') : null;
  };
  const fill = (cell: AskedCell): FilledCell => {
    const given = byCell.get(cellKey(cell));
    const dataSay = knownOf(cell);
    if (!given) return { ...cell, dataSay, value: dataSay, from: dataSay === null ? null : 'data', fault: null };
    const read = answerValue(cell.answer, given.answer);
    return 'value' in read
      ? { ...cell, dataSay, value: read.value, from: 'answer', fault: null }
      : { ...cell, dataSay, value: given.answer, from: 'answer', fault: read.expected };
  };
  const filled = new Map([...byKey].map(([key, cell]) => [key, fill(cell)]));
  return {
    all: [...filled.values()],
    cell: (block, row, column) => filled.get(cellKey({ block: { id: block }, row, column })),
    amounts: (block) => tables.get(block.id) ?? amounts(block),
    unmatched,
  };
}
