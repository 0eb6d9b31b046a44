import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { monthsOfQuarter } from '../../functions/core/periods/period.ts';
import { susExtract } from '../../samples/generator/sus-extract.ts';
import { extractRows } from '../samples/extract-rows.ts';
import { added, noNumbers, numbersInReturn, numbersOf } from './independent-numbers.ts';
import { startTestStack, type TestStack } from './stack-for-test.ts';

const COVENTRY = 'E08000026';
const STAFFORDSHIRE = 'E10000028';
const QUARTER = '2025-26-Q1';
const months = monthsOfQuarter(QUARTER);

/** Residence is given by district in one place, so that it has to be led to the county. */
const boardOf = (code: string) => (code === 'E07000193' ? STAFFORDSHIRE : code);

const kinds = (['spell', 'episode'] as const).flatMap((layout) =>
  (['LF', 'CRLF'] as const).flatMap((ends) => [false, true].map((bom) => ({ layout, ends, bom }))),
);

/** Every seventh row gets a remark in quotes, with commas, quotes and a line break of either kind. */
function withQuotedRemarks(text: string, column: string, newline: string): string {
  const [header = '', ...rows] = text.split(newline);
  const at = header.split(',').indexOf(column);
  const remarked = rows.map((row, index) => {
    if (index % 7 !== 0 || row === '' || row.includes('"')) return row;
    const cells = row.split(',');
    cells[at] = `"ward 7, ""bay"" ${index}${index % 2 === 0 ? '\r\n' : '\n'}then home"`;
    return cells.join(',');
  });
  return [header, ...remarked].join(newline);
}

function extractOf({ layout, ends, bom }: (typeof kinds)[number], seed: number): string {
  const newline = ends === 'LF' ? '\n' : '\r\n';
  const text = [
    ...susExtract({
      layout,
      newline,
      bom,
      seed,
      rows: 1500,
      months,
      boards: [COVENTRY, 'E07000193'],
      quotedShare: layout === 'spell' ? 0.5 : 0,
      faultShare: 0.02,
      duplicateShare: 0.03,
    }),
  ].join('');
  return withQuotedRemarks(text, layout === 'spell' ? 'Carer_Support_Indicator' : 'Carer Support Indicator', newline);
}

describe('the return says what an independent count of the dropped extract says', () => {
  let team: TestStack;
  beforeAll(async () => {
    team = await startTestStack();
  });
  afterAll(() => team.close());

  test.each(kinds)('$layout layout, line ends $ends, byte order mark $bom', async (kind) => {
    const name = `sus-apc/coventry/${kind.layout}-${kind.ends}-${kind.bom}.csv`;
    const text = extractOf(kind, 7 + kinds.indexOf(kind));
    const rows = extractRows(name, text);
    const report = await team.drop(name, text);

    expect(report.outcome).toBe('accepted-with-warnings');
    expect(report.rows.read).toBe(rows.length);
    expect(report.rows.accepted + report.rows.rejected + report.rows.notCounted).toBe(report.rows.read);
    expect(report.rows.rejected).toBeGreaterThan(0);

    const counted = numbersOf(rows, boardOf);
    for (const area of [COVENTRY, STAFFORDSHIRE]) {
      const cells = months.map((month) => counted.get(`${area} ${month}`) ?? noNumbers());
      const document = await team.returnOf(area, QUARTER);
      expect(months.map((month) => numbersInReturn(document, month))).toEqual(cells);
      expect(numbersInReturn(document, QUARTER)).toEqual(added(cells));
      expect(added(cells).planning).toBeGreaterThan(50);
      expect(added(cells).bedDays).toBeGreaterThan(50);
    }
  });

  test('the quarter is the mean of three monthly rates over one population, and delays are pooled', async () => {
    const document = await team.returnOf(COVENTRY, QUARTER);
    const counts = numbersInReturn(document, QUARTER);
    const value = (metric: string) =>
      document.metrics.find((each) => each.metric === metric && each.period === QUARTER)?.value;
    const population = 53_366; // ONS 2018-based projection of people aged 65 and over in Coventry, 2025
    expect(value('emergency-admissions-65-plus')).toBeCloseTo((counts.planning / 3 / population) * 100_000, 8);
    expect(value('discharge-delay-average-days')).toBeCloseTo(counts.bedDays / counts.discharges, 10);
    expect(value('discharged-on-ready-date')).toBeCloseTo((100 * counts.onReadyDate) / counts.discharges, 10);
    const delayed = counts.discharges - counts.onReadyDate;
    expect(value('days-from-ready-date-when-delayed')).toBeCloseTo(counts.bedDays / delayed, 10);
  });
});
