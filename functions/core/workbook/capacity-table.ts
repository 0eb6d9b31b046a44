import { serviceTitle } from '../finance/choice-title.ts';
import { financialYearOf, type Month, monthsOfYear } from '../periods/period.ts';
import { shortPeriod } from '../periods/period-words.ts';
import type { CapacityBlock } from '../returns/layout-blocks.ts';
import type { CapacityLine } from '../returns/return-entries.ts';
import type { BlockTable } from './block-table.ts';
import { headingRow, missingCell, notApplicable, notAvailable, textCell } from './cells.ts';
import type { ReturnWorkbookContent } from './return-content.ts';
import type { CellStyle, WorkbookCell } from './workbook-model.ts';

type Numbers = readonly (number | undefined)[];

const sumOf = (numbers: Numbers): number | undefined => {
  const given = numbers.filter((number) => number !== undefined);
  return given.length === 0 ? undefined : given.reduce((sum, number) => sum + number, 0);
};

function numberCells(numbers: Numbers, style: CellStyle): WorkbookCell[] {
  return [...numbers, sumOf(numbers)].map((value) =>
    value === undefined ? missingCell(notAvailable) : { value, style, format: '#,##0.##' },
  );
}

function tableRows(
  { title, unit, kind }: CapacityBlock['tables'][number],
  lines: readonly CapacityLine[],
  months: readonly Month[],
): WorkbookCell[][] {
  const ofKind = lines.filter((line) => line.kind === kind);
  const totals = months.map((month) => sumOf(ofKind.map((line) => line.months[month])));
  return [
    ...ofKind.map(({ service, referralSource, months: given }) => [
      textCell(title, 'label'),
      textCell(serviceTitle(service), 'label'),
      textCell(referralSource ?? notApplicable, 'prefilled'),
      textCell(unit, 'prefilled'),
      ...numberCells(
        months.map((month) => given[month]),
        'number',
      ),
    ]),
    [
      textCell(title, 'label'),
      textCell(ofKind.length === 0 ? 'Total: no numbers were sent' : 'Total', 'label'),
      textCell(notApplicable, 'prefilled'),
      textCell(unit, 'prefilled'),
      ...numberCells(totals, 'total'),
    ],
  ];
}

/** Demand and capacity, of hospital discharge and of the community, by month of the year, each with its total. */
export function capacityTable({ document, quarter }: ReturnWorkbookContent, block: CapacityBlock): BlockTable {
  const months = monthsOfYear(financialYearOf(quarter));
  return {
    title: block.title,
    widths: [32, 46, 34, 26, ...months.map(() => 10), 11],
    rows: [
      headingRow(['Table', 'Service type', 'Referral source', 'What is counted', ...months.map(shortPeriod), 'Year']),
      ...block.tables.flatMap((table) => tableRows(table, document.capacityAndDemand, months)),
    ],
  };
}
