import { fundingSourceName } from '../finance/funding-sources.ts';
import { poundWords, signedPounds, toPence, toPounds } from '../finance/pence.ts';
import { reconcileFunding } from '../finance/reconcile-funding.ts';
import type { FilledCells } from './answers/filled-cells.ts';
import type { LayoutSheet } from './layout.ts';
import type { AmountsBlock } from './layout-blocks.ts';
import { sheetsOf } from './layout-settings.ts';
import type { ReturnContent } from './return-content.ts';
import type { ReturnEntries } from './return-entries.ts';
import type { ReturnIssue } from './return-issue.ts';
import { NOT_GIVEN, schemeLinesOf } from './scheme-lines-of.ts';

type Said = Pick<ReturnIssue, 'code' | 'sheet' | 'found' | 'expected' | 'fix'>;
type Place = { sheet: LayoutSheet; block: AmountsBlock; filled: FilledCells };

const CHECK = 'Both figures are kept as they are. Find which of them is wrong, or say in the comments why they differ';

const difference = (left: number, right: number): number => toPounds(toPence(left) - toPence(right));

function mismatch({ sheet }: { sheet: LayoutSheet }, what: string, [left, right]: [number, number], of: string): Said {
  return {
    code: 'total-mismatch',
    sheet: sheet.title,
    found: `${what}: ${poundWords(left)} (${signedPounds(difference(left, right))})`,
    expected: `${poundWords(right)}, ${of}`,
    fix: CHECK,
  };
}

function aboveOthers({ sheet, block, filled }: Place): Said[] {
  const amounts = filled.amounts(block);
  const titleOf = (id: string) => block.columns.find((column) => column.id === id)?.title ?? id;
  return block.notAbove.flatMap(([column, most]) =>
    block.rows.flatMap(({ id, text }) => {
      const [amount, limit] = [amounts(id, column), amounts(id, most)];
      if (!amount || !limit || amount.value <= limit.value) return [];
      const what = `${text}, ${titleOf(column)}`;
      return [mismatch({ sheet }, what, [amount.value, limit.value], `or less: ${titleOf(most)}`)];
    }),
  );
}

function partsThatDiffer({ sheet, block, filled }: Place): Said[] {
  const amounts = filled.amounts(block);
  return block.addsUp.flatMap(({ total, parts }) =>
    block.columns
      .filter(({ share }) => share === undefined)
      .flatMap(({ id, title }) => {
        const whole = amounts(total, id);
        const values = parts.map((part) => amounts(part, id));
        if (!whole || values.some((value) => value === null)) return [];
        const sum = toPounds(values.reduce((pence, value) => pence + toPence(value?.value ?? 0), 0n));
        if (sum === whole.value) return [];
        const text = block.rows.find((row) => row.id === total)?.text ?? total;
        return [mismatch({ sheet }, `${text}, ${title}`, [whole.value, sum], 'the sum of its rows')];
      }),
  );
}

function answersThatDiffer({ sheet, block, filled }: Place): Said[] {
  const amounts = filled.amounts(block);
  return filled.all
    .filter((cell) => cell.block.id === block.id)
    .flatMap((cell) => {
      const amount = amounts(cell.row, cell.column);
      if (amount?.from !== 'data' || typeof cell.value !== 'number' || cell.value === amount.value) return [];
      const what = `${cell.rowText}, ${cell.columnTitle}, as answered`;
      return [mismatch({ sheet }, what, [cell.value, amount.value], 'by the files of amounts')];
    });
}

function countsOf({ income, schemes }: ReturnEntries) {
  const planned = (income?.sources ?? []).flatMap(({ fundingSource, planned: plan, updated }) => [
    ...(plan === null ? [] : [[`income.${fundingSource}.planned`, plan] as const]),
    ...(updated === null ? [] : [[`income.${fundingSource}.updated`, updated] as const]),
  ]);
  const spent = new Map<string, bigint>();
  for (const { fundingSource, planned: amount } of schemes?.lines ?? []) {
    if (amount === null) continue;
    const name = `expenditure.${fundingSource ?? NOT_GIVEN}.planned`;
    spent.set(name, (spent.get(name) ?? 0n) + toPence(amount));
  }
  return {
    income: Object.fromEntries(planned),
    expenditure: Object.fromEntries([...spent].map(([name, pence]) => [name, toPounds(pence)])),
  };
}

/** The planned expenditure of every funding source against its planned income, where the lines are of the whole fund. */
function fundingThatDiffers({ entries }: ReturnContent, sheet: LayoutSheet): Said[] {
  const { income, expenditure } = countsOf(entries);
  return reconcileFunding(income, expenditure).map((found) =>
    mismatch(
      { sheet },
      `${found.fundingSource === NOT_GIVEN ? 'No funding source named' : fundingSourceName(found.fundingSource)}, planned expenditure`,
      [found.expenditure, found.income],
      'the planned income of this source',
    ),
  );
}

function notShown({ entries, layout }: ReturnContent): Said[] {
  const blocks = layout.sheets.flatMap(({ blocks: all }) => all);
  const shown = new Set(
    blocks.flatMap((block) => (block.kind === 'amounts' ? block.rows.flatMap(({ sources }) => sources) : [])),
  );
  const tables = blocks.filter((block) => block.kind === 'schemes');
  const all = tables.flatMap((block) => schemeLinesOf(entries, block));
  const sources = (entries.income?.sources ?? []).filter(({ fundingSource }) => !shown.has(fundingSource));
  const lines = (entries.schemes?.lines ?? []).filter((line) => !all.includes(line));
  const said = (found: string): Said => ({
    code: 'not-in-return',
    sheet: null,
    found,
    expected: null,
    fix: 'The return of this year has no place for it. Check the name of the funding source',
  });
  return [
    ...sources.map(({ fundingSource, planned, actual }) =>
      said(
        `${fundingSourceName(fundingSource)}: ${poundWords(planned ?? 0)} planned, ${poundWords(actual ?? 0)} actual`,
      ),
    ),
    ...(lines.length === 0
      ? []
      : [said(`${lines.length} scheme lines, such as ${lines[0]?.schemeName ?? 'one without a name'}`)]),
  ];
}

/** Where amounts of the return disagree with one another. Each difference is said in pounds, and nothing is left out. */
export function amountIssues(content: ReturnContent, filled: FilledCells): Said[] {
  const ofTables = sheetsOf(content.layout, content.quarter).flatMap((sheet) =>
    sheet.blocks.flatMap((block) => {
      if (block.kind === 'schemes') return block.isWholeFund ? fundingThatDiffers(content, sheet) : [];
      if (block.kind !== 'amounts') return [];
      const place = { sheet, block, filled };
      return [...aboveOthers(place), ...partsThatDiffer(place), ...answersThatDiffer(place)];
    }),
  );
  return [...ofTables, ...notShown(content)];
}
