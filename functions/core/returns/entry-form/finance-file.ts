import { sourceContract } from '../../intake/contracts.ts';
import { financialYearOf, type Quarter } from '../../periods/period.ts';
import { incomeFrom, schemesFrom } from '../entries-from-cells.ts';
import { schemeColumns } from '../layout-blocks.ts';
import type { IncomeAmounts, ReturnSchemeLine } from '../return-entries.ts';
import { exactCsv } from './exact-csv.ts';
import { type RowFault, readBack, rowFaults } from './read-back.ts';

const SOURCE = 'finance';
const FIRST_ROW = 2;

/** What a file of finance says of a year: its funding sources up to the end of the quarter, and its scheme lines. */
export type FinanceContent = { income: readonly IncomeAmounts[]; lines: readonly ReturnSchemeLine[] };

export type FinanceFile = { area: string; quarter: Quarter; feed: string; fileName: string };

const COLUMNS = [
  'area',
  'financialYear',
  'quarter',
  'fundingSource',
  'planned',
  'updated',
  'expenditure',
  'actual',
  ...schemeColumns.filter((name) => !['fundingSource', 'planned', 'actual'].includes(name)),
];

type Row = Record<string, string | number | null>;

function cellText(value: string | number | null | undefined, name: string): string {
  if (value === null || value === undefined) return '';
  return name === 'nhsPercent' ? `${value}%` : String(value);
}

/** Amounts and lines as a file of the source `finance`, in the columns of its contract. */
export function financeCsv({ area, quarter }: FinanceFile, { income, lines }: FinanceContent): string {
  const fields = sourceContract(SOURCE)?.fields ?? [];
  const place = { area, financialYear: financialYearOf(quarter), quarter };
  const rows: Row[] = [
    ...income.map((amounts) => ({ ...place, ...amounts })),
    ...lines.map(({ planned, ...line }) => ({ ...place, ...line, expenditure: planned })),
  ];
  const titles = COLUMNS.map((name) => fields.find((field) => field.name === name)?.title ?? name);
  return exactCsv([titles, ...rows.map((row) => COLUMNS.map((name) => cellText(row[name], name)))]);
}

/** What is lost of a form: a funding source, or a line by its place in the list. `column` is a title of the contract. */
export type FinanceLoss = { source: string } | { line: number; column: string | null; words: string };

const NOT_READ =
  'This line would not come back as it was typed. Look for a mark that means no answer, such as “-” or “N/A”, or a name that is the name of a column.';

const isSame = (a: ReturnSchemeLine, b: ReturnSchemeLine): boolean =>
  schemeColumns.every((name) => a[name] === b[name]);

const isSameIncome = (a: IncomeAmounts, b: IncomeAmounts): boolean =>
  a.fundingSource === b.fundingSource && a.planned === b.planned && a.updated === b.updated && a.actual === b.actual;

function lossOfRow({ row, column, words }: RowFault, { income }: FinanceContent): FinanceLoss {
  const place = row - FIRST_ROW;
  const source = income[place]?.fundingSource;
  return source === undefined ? { line: place - income.length, column, words } : { source };
}

/** Lines come back in their order, so a line is lost where the next one that came back is another. */
function lostLines(sent: readonly ReturnSchemeLine[], kept: readonly ReturnSchemeLine[]): FinanceLoss[] {
  let next = 0;
  return sent.flatMap((line, place): FinanceLoss[] => {
    const came = kept[next];
    if (came && isSame(line, came)) {
      next += 1;
      return [];
    }
    if (came && sent.length - place <= kept.length - next) next += 1;
    return [{ line: place, column: null, words: NOT_READ }];
  });
}

/** Reads a file of finance as it will be read when it has come: empty where everything comes back as it is. */
export function financeLost(file: FinanceFile, content: FinanceContent): FinanceLoss[] {
  const { feed, fileName, area, quarter } = file;
  const findings = readBack({ source: SOURCE, feed, fileName, text: financeCsv(file, content) });
  const faults = rowFaults(findings);
  if (faults.length > 0) return faults.map((fault) => lossOfRow(fault, content));
  const cells = (findings.counted?.cells ?? []).filter(({ unit }) => unit === area);
  const year = financialYearOf(quarter);
  const { lines } = schemesFrom(cells.filter(({ period }) => period.startsWith(`${year}~schemes`)));
  const lost = lostLines(content.lines, lines);
  // A line without a name is read as a funding source, and changes the amounts of that one.
  if (lost.length > 0) return lost;
  const found = cells.find(({ period }) => period === `${year}~income`);
  const income = found ? incomeFrom(found).sources : [];
  return content.income
    .filter((sent) => !income.some((came) => isSameIncome(sent, came)))
    .map(({ fundingSource }) => ({ source: fundingSource }));
}
