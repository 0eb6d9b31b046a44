import { describe, expect, it } from 'vitest';
import type { MetricValue } from '../../../functions/core/metrics/metric-value.ts';
import { layoutFor } from '../../../functions/core/returns/layout.ts';
import { returnWorkbook } from '../../../functions/core/workbook/return-workbook.ts';
import type { WorkbookCell, WorkbookModel } from '../../../functions/core/workbook/workbook-model.ts';
import { coventryQuarter, metricValue } from '../returns/coventry-quarter.ts';
import { coventryRevision } from '../returns/coventry-revision.ts';

const layout = layoutFor('2025-26');

function workbookOf(
  metrics: readonly MetricValue[],
  earlier: readonly MetricValue[] = [],
  quarter: '2025-26-Q1' | '2025-26-Q4' = '2025-26-Q1',
) {
  return returnWorkbook(coventryRevision({ quarter, metrics }), layout, earlier);
}

/** The table of a sheet as records by heading. */
function tableOf(model: WorkbookModel, name: string): Record<string, WorkbookCell>[] {
  const sheet = model.sheets.find((candidate) => candidate.name === name);
  if (sheet === undefined) throw new Error(`There is no sheet ${name}`);
  const headings = (sheet.rows[sheet.tableRow] ?? []).map(({ value }) => String(value));
  return sheet.rows
    .slice(sheet.tableRow + 1)
    .map((row) => Object.fromEntries(row.map((cell, c) => [headings[c] ?? '', cell])));
}

const valuesOf = (model: WorkbookModel, name: string) =>
  tableOf(model, name).map((row) =>
    Object.fromEntries(Object.entries(row).map(([heading, cell]) => [heading, cell.value])),
  );

describe('the workbook of a return', () => {
  const model = workbookOf(coventryQuarter());

  it('has the sheets of the layout in order, each with a name that spreadsheets allow', () => {
    const names = model.sheets.map(({ name }) => name);
    expect(names).toEqual([
      '2. Cover',
      '3. National Conditions',
      '4. Metrics',
      '5. Expenditure',
      '6. Schemes',
      '7. Capacity and Demand',
      'Quarter summary',
      'Months',
      'Checklist',
      'Notes',
    ]);
    expect(names.filter((name) => name.length > 31 || /[[\]:*?/\\]/.test(name))).toEqual([]);
  });

  it('has tables with as many cells in each row as there are headings and no heading twice, each below its own title', () => {
    const yearEnd = workbookOf(coventryQuarter(), [], '2025-26-Q4');
    for (const sheet of [...model.sheets, ...yearEnd.sheets]) {
      const { tableRow, rows } = sheet;
      const all = sheet.tables ?? [
        { row: tableRow, rows: rows.length - tableRow, columns: rows[tableRow]?.length ?? 0 },
      ];
      for (const place of all) {
        const headings = (rows[place.row] ?? []).map(({ value }) => value);
        const widths = new Set(rows.slice(place.row, place.row + place.rows).map(({ length }) => length));
        expect([...widths], sheet.name).toEqual([place.columns]);
        expect(new Set(headings).size, sheet.name).toBe(place.columns);
        if (sheet.tables) expect(rows[place.row - 1]?.map(({ style }) => style)).toEqual(['block-title']);
      }
      expect(sheet.widths, sheet.name).toHaveLength(Math.max(...all.map(({ columns }) => columns)));
    }
  });

  it('says on the cover whose return it is, where it goes, and that the deadline is not confirmed', () => {
    const cover = Object.fromEntries(valuesOf(model, '2. Cover').map(({ Item, Entry }) => [Item, Entry]));
    expect(cover).toMatchObject({
      'Health and Wellbeing Board': 'Coventry',
      Period: 'Quarter 1 2025-26, 1 April 2025 to 30 June 2025',
      Revision: 1,
      'Send to': 'england.bettercarefundteam@nhs.net (Better Care Fund team, NHS England)',
      'Save as': 'Coventry HWB.xlsx',
      Deadline: 'About mid-August 2025. Not confirmed: check the date with your Better Care Manager.',
      Data: 'Every month is present.',
    });
    expect(model.sheets[0]?.rows[1]?.[0]?.value).toMatch(/^Incomplete Template: 7 of 24 items/);
  });

  it('leaves yellow cells on the cover for the people who complete and sign the return', () => {
    const inputs = tableOf(model, '2. Cover').filter(({ Entry }) => Entry?.style === 'input' && Entry.value === null);
    expect(inputs.map(({ Item }) => Item?.value)).toEqual([
      'Completed by',
      'E-mail',
      'Contact number',
      'Has this report been signed off by (or on behalf of) the HWB at the time of submission?',
      'If no, please indicate when the report is expected to be signed off',
    ]);
    expect(inputs[3]?.Entry?.choices).toEqual(['Yes', 'No']);
  });

  it('shows plan and actual of each metric by month and quarter in the order of the template', () => {
    const rows = valuesOf(model, '4. Metrics');
    expect(rows.map(({ Metric }) => Metric)).toEqual(layout.metrics.map(({ title }) => title));
    expect(rows[0]).toMatchObject({
      Section: '4.1',
      'Apr 2025 plan': 2124,
      'Q1 2025-26 plan': 2124,
      'Assessment of progress against the plan': 'On track to meet target',
      'Numerator of the period': 3288,
      'Denominator of the period': 53_366,
    });
    expect(rows[0]?.['Q1 2025-26 actual']).toBeCloseTo(2053.7, 1);
    expect(rows[1]).toMatchObject({ 'Jun 2025 plan': 1.13, 'Jun 2025 actual': 0.75 });
  });

  it('shows each number with the decimals of the return', () => {
    const formats = tableOf(model, '4. Metrics').map((row) => row['Q1 2025-26 actual']?.format);
    expect(formats.slice(0, 5)).toEqual(['#,##0', '#,##0.00', '#,##0.0"%"', '#,##0.0', '#,##0']);
  });

  it('marks what is not available and what does not apply, never with zero', () => {
    const gap = valuesOf(workbookOf(coventryQuarter(['2025-06'])), '4. Metrics');
    expect(gap[0]).toMatchObject({
      'Jun 2025 actual': '[x]',
      'Assessment of progress against the plan': 'Data not available to assess progress',
    });
    expect(gap[2]).toMatchObject({ 'Q1 2025-26 plan': '[x]' });
    expect(gap[4]).toMatchObject({ 'Q1 2025-26 plan': '[z]', 'Assessment of progress against the plan': '[z]' });
  });

  it('lists every number of the return with its interval, coverage and definition', () => {
    const rows = valuesOf(model, 'Months');
    expect(rows).toHaveLength(48);
    expect(rows[3]).toMatchObject({
      Period: 'Quarter 1 2025-26',
      'Period code': '2025-26-Q1',
      'Months expected': 3,
      'Months present': 3,
      'Definition used': 'nhs-planning',
      Source: 'sus-apc',
    });
    expect(rows[7]).toMatchObject({ 'Lower 95% limit': '[z]', 'Upper 95% limit': '[z]' });
  });

  it('puts both definitions of emergency admissions side by side, and names the files with their fingerprints', () => {
    const notes = valuesOf(model, 'Notes').map((row) => `${row['Kind of note']}: ${row.About}: ${row.Note}`);
    expect(notes.filter((note) => note.includes('ariant'))).toEqual([
      'Variant used: Emergency admissions to hospital for people aged 65 and over: nhs-planning: Non-elective spells of at least one day, in a specific acute treatment function, that ended in the month. Quarter 1 2025-26: 3,288 counted, 2,054 per 100,000 people aged 65+ per month.',
      'Other variant: Emergency admissions to hospital for people aged 65 and over: all-emergency: Every spell that began with an emergency admission and ended in the month. Quarter 1 2025-26: 3,688 counted, 2,670 per 100,000 people aged 65+ per month.',
    ]);
    expect(notes.filter((note) => note.startsWith('Source file'))).toEqual([
      `Source file: Emergency admissions to hospital for people aged 65 and over: sus-apc/coventry/apc-2025-q1.csv: 3,288 rows counted; submission s-0123456789abcdef0123; SHA-256 ${'a'.repeat(64)}`,
      `Source file: Average length of discharge delay for all acute adult patients and 8 more: discharge-ready/rkb/drd-2025-q1.csv: 3 rows counted; submission s-fedcba98765432100123; SHA-256 ${'b'.repeat(64)}`,
    ]);
  });

  it('says in the notes what is to be mended', () => {
    const notes = valuesOf(workbookOf(coventryQuarter(['2025-06'])), 'Notes');
    expect(notes.find((row) => row['Kind of note'] === 'Remark')?.Note).toBe(
      'Found: no data for June 2025. Expected: data for every month of Quarter 1 2025-26. Send the admitted patient care extract from the Secondary Uses Service (SUS) for June 2025.',
    );
  });

  it('can be made where there are no numbers at all', () => {
    const empty = workbookOf([]);
    expect(valuesOf(empty, 'Months')).toEqual([]);
    expect(valuesOf(empty, '4. Metrics')[0]).toMatchObject({
      'Apr 2025 actual': '[x]',
      'Numerator of the period': '[x]',
    });
  });
});

describe("the board's table", () => {
  // Coventry Health and Wellbeing Board, report on the Better Care Fund, section 4.6: position at the end of 2025-26.
  const published = {
    'emergency-admissions-65-plus': {
      plan: [2124, 1997, 2142, 2171],
      value: [2054, 1918, 2060, 2028],
      unit: 'per 100,000 people aged 65+ per month',
    },
    'discharge-delay-average-days': { plan: [1.13, 1.1, 1.1, 1.1], value: [0.75, 0.81, 0.86, 0.87], unit: 'days' },
  };
  const year = Object.entries(published).flatMap(([metric, { plan, value, unit }]) =>
    plan.map((planned, index) =>
      metricValue({
        metric,
        period: `2025-26-Q${index + 1}`,
        plan: planned,
        value: value[index] ?? null,
        unit,
        assessment: 'met',
      }),
    ),
  );

  it('has target and performance of the four quarters, as the Coventry board saw them', () => {
    const rows = valuesOf(
      workbookOf(
        year.filter(({ period }) => period.endsWith('Q4')),
        year.filter(({ period }) => !period.endsWith('Q4')),
        '2025-26-Q4',
      ),
      'Quarter summary',
    );
    expect(rows.slice(0, 4)).toEqual([
      {
        Metric: 'Emergency admissions (rate per 100,000)',
        Unit: 'per 100,000 people aged 65+ per month',
        Figure: 'Target',
        Q1: 2124,
        Q2: 1997,
        Q3: 2142,
        Q4: 2171,
        Outcome: 'Target met',
      },
      {
        Metric: 'Emergency admissions (rate per 100,000)',
        Unit: 'per 100,000 people aged 65+ per month',
        Figure: 'Performance',
        Q1: 2054,
        Q2: 1918,
        Q3: 2060,
        Q4: 2028,
        Outcome: 'Target met',
      },
      {
        Metric: 'Length of discharge delay (average days)',
        Unit: 'days',
        Figure: 'Target',
        Q1: 1.13,
        Q2: 1.1,
        Q3: 1.1,
        Q4: 1.1,
        Outcome: 'Target met',
      },
      {
        Metric: 'Length of discharge delay (average days)',
        Unit: 'days',
        Figure: 'Performance',
        Q1: 0.75,
        Q2: 0.81,
        Q3: 0.86,
        Q4: 0.87,
        Outcome: 'Target met',
      },
    ]);
  });

  it('shows only the quarters that are known, and none after the return', () => {
    const [row] = valuesOf(workbookOf(coventryQuarter(), year), 'Quarter summary');
    expect(Object.keys(row ?? {})).toEqual(['Metric', 'Unit', 'Figure', 'Q1', 'Outcome']);
  });

  it('says in words that a target was not met, or that there is none', () => {
    const missed = coventryQuarter().map(
      (value): MetricValue => (value.metric.startsWith('emergency') ? { ...value, assessment: 'not-met' } : value),
    );
    const rows = tableOf(workbookOf(missed), 'Quarter summary');
    expect(rows[0]?.Outcome).toEqual({ value: 'Target not met', style: 'not-met' });
    expect(rows[4]?.Outcome).toEqual({ value: 'No target', style: 'prefilled' });
  });
});
