import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { incomeFrom, schemesFrom } from '../../../../functions/core/returns/entries-from-cells.ts';
import { incomeTable, schemeTable } from '../../../../functions/core/returns/entry-form/finance-columns.ts';
import {
  type FinanceContent,
  financeCsv,
  financeLost,
} from '../../../../functions/core/returns/entry-form/finance-file.ts';
import {
  financeTexts,
  incomeField,
  LINES_FIELD,
  plannedTexts,
  schemeField,
  withSuggestions,
} from '../../../../functions/core/returns/entry-form/finance-texts.ts';
import { typedFinance } from '../../../../functions/core/returns/entry-form/finance-typed.ts';
import { readBack } from '../../../../functions/core/returns/entry-form/read-back.ts';
import { layoutFor, layoutYears } from '../../../../functions/core/returns/layout.ts';
import { NO_ENTRIES } from '../../../../functions/core/returns/return-entries.ts';
import { coventryEntries } from '../coventry-entries.ts';

const file = {
  area: 'E08000026',
  quarter: '2025-26-Q4' as const,
  feed: 'pages-e08000026',
  fileName: '2025-26-Q4-20260501T090000000Z.csv',
};
const layout = layoutFor('2025-26');
const tables = { income: incomeTable(layout, coventryEntries), schemes: schemeTable(layout) };
const contentOf = (texts: ReadonlyMap<string, string>) => {
  const { income, lines, faults } = typedFinance(tables, texts);
  return { content: { income, lines: lines.map(({ line }) => line) }, faults };
};

/** The amounts and lines that the product reads in the file that a form makes. */
function readAgain(content: FinanceContent): FinanceContent {
  const { counted } = readBack({ ...file, source: 'finance', text: financeCsv(file, content) });
  const cells = counted?.cells ?? [];
  const income = cells.filter(({ period }) => period === '2025-26~income').flatMap((cell) => incomeFrom(cell).sources);
  return { income, lines: schemesFrom(cells.filter(({ period }) => period.includes('~schemes'))).lines };
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('=HYPERLINK("x")', 'a,b;"c"\nd', 'Total', 'Scheme Name', '-', '', 'Care\tat home', "'"),
);
const amount = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 0, max: 500_000_000 }).map(String),
  fc.integer({ min: 0, max: 5_000_000_000 }).map((pence) => `£${(pence / 100).toFixed(2)}`),
);
const line = fc.record({
  schemeId: text,
  schemeName: text,
  schemeType: text,
  subType: text,
  areaOfSpend: fc.constantFrom('social-care', 'acute', ''),
  commissioner: fc.constantFrom('joint', 'la', ''),
  nhsPercent: fc.constantFrom('', '1', '28', '0.5', '100', '33.3%'),
  provider: text,
  fundingSource: fc.constantFrom('dfg', 'minimum-nhs-contribution', ''),
  planned: amount,
  actual: amount,
  plannedOutputs: fc.constantFrom('', '610', '1,200'),
  actualOutputs: fc.constantFrom('', '0', '12.5'),
  unit: text,
});

describe('amounts and scheme lines that are written as a file', () => {
  test('are read as the same amounts and lines, or are named as lost before they are sent', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 8 }),
        fc.array(amount, { minLength: 6, maxLength: 6 }),
        (lines, amounts) => {
          const texts = new Map<string, string>([
            [LINES_FIELD, String(lines.length)],
            ...amounts.map((each, place): [string, string] => [
              incomeField(
                place < 3 ? 'dfg' : 'minimum-nhs-contribution',
                (['planned', 'updated', 'actual'] as const)[place % 3] ?? 'planned',
              ),
              each,
            ]),
            ...lines.flatMap((each, place) =>
              Object.entries(each).map(([name, value]): [string, string] => [`schemes.${place}.${name}`, value]),
            ),
          ]);
          const { content, faults } = contentOf(texts);
          if (faults.size > 0 || content.income.length + content.lines.length === 0) return;
          const lost = financeLost(file, content);
          if (lost.length === 0) expect(readAgain(content)).toEqual(content);
          else expect(lost.every((loss) => 'line' in loss && content.lines[loss.line] !== undefined)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('lose a line whose name is read as nothing or as the name of a column', () => {
    const named = (names: readonly string[]) =>
      contentOf(
        new Map([
          [LINES_FIELD, String(names.length)],
          ...names.flatMap((name, place): [string, string][] => [
            [schemeField(place, 'schemeName'), name],
            [schemeField(place, 'planned'), '100'],
          ]),
        ]),
      ).content;
    expect(financeLost(file, named(['Home first', 'Total', '=HYPERLINK("x")', 'a,b;"c"']))).toEqual([]);
    expect(financeLost(file, named(['Home first', 'N/A', 'Stairs']))).toMatchObject([{ line: 1 }]);
    expect(financeLost(file, named(['Home first', 'Stairs', 'Scheme Name']))).toMatchObject([{ line: 2 }]);
  });

  test('lose a line without a name, which is read as a funding source, and not the amounts of that source', () => {
    const { content } = contentOf(
      new Map([
        [incomeField('dfg', 'planned'), '0'],
        [incomeField('dfg', 'actual'), '0'],
        [LINES_FIELD, '1'],
        [schemeField(0, 'schemeName'), '-'],
        [schemeField(0, 'fundingSource'), 'dfg'],
        [schemeField(0, 'planned'), '0'],
        [schemeField(0, 'actual'), '0.01'],
      ]),
    );
    expect(financeLost(file, content)).toMatchObject([{ line: 0 }]);
  });

  test('keep a share of the NHS as it was typed: 1 is one per cent, and no share of one', () => {
    const { content } = contentOf(
      new Map([
        [LINES_FIELD, '1'],
        [schemeField(0, 'schemeName'), 'Home first'],
        [schemeField(0, 'planned'), '100'],
        [schemeField(0, 'nhsPercent'), '1'],
      ]),
    );
    expect(financeCsv(file, content)).toContain('"1%"');
    expect(financeLost(file, content)).toEqual([]);
  });
});

describe('a form of finance', () => {
  test('has in its boxes what counts, and saving it as it is says the same', () => {
    const texts = financeTexts(coventryEntries, '2025-26-Q4');
    const { content, faults } = contentOf(texts);
    expect(faults).toEqual(new Map());
    expect(content.income).toEqual(coventryEntries.income?.sources);
    expect(content.lines).toEqual(coventryEntries.schemes?.lines);
    expect(financeLost(file, content)).toEqual([]);
  });

  test('leaves amounts to the end of another quarter blank', () => {
    const texts = financeTexts({ ...coventryEntries, schemes: null }, '2026-27-Q1');
    expect(texts.get(incomeField('dfg', 'planned'))).toBe('5,290,411');
    expect(texts.get(incomeField('dfg', 'actual'))).toBeUndefined();
  });

  test('takes the plan of the quarter before into blank boxes only, and never what was spent', () => {
    const suggested = plannedTexts(coventryEntries);
    const texts = withSuggestions(new Map([[incomeField('dfg', 'planned'), '1']]), suggested, 'income.');
    expect(texts.get(incomeField('dfg', 'planned'))).toBe('1');
    expect(texts.get(incomeField('minimum-nhs-contribution', 'planned'))).toBe('34,200,000');
    expect([...suggested].filter(([name, value]) => /actual/i.test(name) && value !== '')).toEqual([]);
  });

  test('says what is no amount, and what a line lacks', () => {
    const { faults } = contentOf(
      new Map([
        [LINES_FIELD, '3'],
        [incomeField('dfg', 'planned'), 'about a million'],
        [schemeField(0, 'schemeName'), 'Home first'],
        [schemeField(1, 'planned'), '12'],
        [schemeField(2, 'planned'), 'x'],
        [schemeField(2, 'remove'), 'yes'],
      ]),
    );
    expect([...faults.keys()].sort()).toEqual(['income.dfg.planned', 'schemes.0.planned', 'schemes.1.schemeName']);
  });

  test.each(layoutYears())(
    'of %s has a table of funding sources, and keeps those that the year does not ask for',
    (year) => {
      const table = incomeTable(layoutFor(year), coventryEntries);
      expect(table?.columns.map(({ kind }) => kind)).toContain('actual');
      expect(table?.rows.map(({ source }) => source)).toEqual(
        expect.arrayContaining(['dfg', 'minimum-nhs-contribution']),
      );
      expect(incomeTable(layoutFor(year), NO_ENTRIES)?.rows.length).toBeGreaterThan(3);
      const other = {
        toQuarter: null,
        sources: [{ fundingSource: 'some-grant', planned: 1, updated: null, actual: null }],
      };
      expect(incomeTable(layoutFor(year), { income: other })?.rows.at(-1)?.source).toBe('some-grant');
    },
  );
});
