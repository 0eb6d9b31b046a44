import type { Quarter } from '../../functions/core/periods/period.ts';
import { tableText } from './table-text.ts';

// Illustrative, of the size of Coventry's published plans of earlier years. Actuals are shares of the plan by quarter.
const SOURCES = [
  ['Disabled Facilities Grant', 5_290_411, 0.21],
  ['Minimum NHS Contribution', 34_124_808, 0.25],
  ['Local Authority Better Care Grant', 19_461_501, 0.25],
  ['Additional LA Contribution', 26_408_350, 0.24],
  ['Additional NHS Contribution', 43_105_220, 0.25],
] as const;

const HEADER = [
  'Scheme ID',
  'Scheme Name',
  'Scheme Type',
  'Sub Types',
  'Expected outputs 2025-26',
  'Units',
  'Area of Spend',
  'Commissioner',
  '% NHS (if Joint Commissioner)',
  'Provider',
  'Source of Funding',
  'Expenditure 25/26 (£)',
  'Actual expenditure 25/26 (£)',
  'Actual outputs 25/26',
];

// biome-ignore format: one line of a scheme is one line
const LINES: readonly (readonly (string | number)[])[] = [
  [1, 'Care Act Implementation', 'Care Act Implementation Related Duties', 'Other', '', '', 'Social Care', 'LA', '', 'Local Authority', 'Minimum NHS Contribution', 812_450],
  [2, 'Community Support Services', 'Assistive Technologies and Equipment', 'Community based equipment', 3900, 'Number of beneficiaries', 'Social Care', 'Joint', '28%', 'Local Authority', 'Minimum NHS Contribution', 1_420_000],
  [2, 'Community Support Services', 'Assistive Technologies and Equipment', 'Community based equipment', 1350, 'Number of beneficiaries', 'Social Care', 'Joint', '28%', 'Private Sector', 'Additional LA Contribution', 702_350],
  [4, 'Disabled Facility Grants', 'DFG Related Schemes', 'Adaptations, including statutory DFG grants', 610, 'Number of adaptations funded/people supported', 'Social Care', 'LA', '', 'Private Sector', 'DFG', 5_290_411],
  [9, 'Out of Hospital & Nursing Care', 'Community Based Schemes', 'Integrated neighbourhood services', '', '', 'Community Health', 'NHS', '', 'NHS Community Provider', 'Minimum NHS Contribution', 21_437_940],
  [9, 'Out of Hospital & Nursing Care', 'Residential Placements', 'Nursing home', 4700, 'Number of beds/placements', 'Continuing Care', 'NHS', '', 'Private Sector', 'Additional NHS Contribution', 34_610_000],
  [10, 'Protecting Social Care', 'Residential Placements', 'Care home', 225, 'Number of beds/placements', 'Social Care', 'LA', '', 'Private Sector', 'Minimum NHS Contribution', 9_254_418],
  [10, 'Protecting Social Care', 'Home Care or Domiciliary Care', 'Domiciliary care packages', 524_000, 'Hours of care', 'Social Care', 'LA', '', 'Private Sector', 'Local Authority Better Care Grant', 19_461_501],
  [11, 'Reablement/Discharge to Assess', 'Home-based intermediate care services', 'Reablement at home (accepting step up and step down users)', 1250, 'Packages', 'Social Care', 'NHS', '', 'Private Sector', 'Minimum NHS Contribution', 1_200_000],
  [12, 'Urgent Care', 'Urgent Community Response', '', '', '', 'Acute', 'NHS', '', 'NHS Acute Provider', 'Additional NHS Contribution', 8_495_220],
  [13, 'Voluntary Sector Review', 'Prevention / Early Intervention', 'Other', '', '', 'Community Health', 'LA', '', 'Charity / Voluntary Sector', 'Additional LA Contribution', 25_706_000],
];

/** Coventry's table of funding sources up to the end of a quarter, under title rows, with a total. */
export function coventryIncome(quarter: Quarter): string {
  const quarters = Number(quarter.slice(-1));
  const rows = SOURCES.map(([name, planned, share]): [string, number, number, number] => {
    const updated = name === 'Additional NHS Contribution' ? planned + 250_000 : planned;
    return [name, planned, updated, Math.round(updated * Math.min(1, share * quarters))];
  });
  const sum = (column: 1 | 2 | 3) => rows.reduce((total, row) => total + row[column], 0);
  return tableText([
    [`Better Care Fund 2025-26, quarter ${quarters}: income and expenditure`],
    ['Health and wellbeing board', 'Coventry'],
    ['Financial year', '2025-26'],
    [],
    ['Source of funding', 'Planned income', 'Updated plan', 'Actual to date'],
    ...rows.map(([name, ...amounts]) => [name, ...amounts.map(pounds)]),
    ['Total', pounds(sum(1)), pounds(sum(2)), pounds(sum(3))],
  ]);
}

/** Coventry's scheme lines as the rows of a workbook: amounts are numbers, the year stands in the column names. */
export function coventrySchemes(): (string | number | null)[][] {
  return [
    ['Better Care Fund planning template', null, null],
    ['5. Expenditure', null, null],
    ['Selected Health and Wellbeing Board:', 'Coventry', null],
    HEADER,
    ...LINES.map((line) => [...line, ...delivered(line)].map((cell) => (cell === '' ? null : cell))),
  ];
}

/** Spend and outputs of the whole year. They fall short of the plan alike. */
function delivered(line: (typeof LINES)[number]): (string | number)[] {
  const [outputs, source, planned] = [line[4], line[10], line[11]];
  const share = source === 'DFG' ? 0.84 : source === 'Additional LA Contribution' ? 0.96 : 1;
  const spent = typeof planned === 'number' ? Math.round(planned * share) : '';
  return [spent, typeof outputs === 'number' ? Math.round(outputs * share) : ''];
}

function pounds(amount: number): string {
  return `£${String(amount).replace(/\B(?=(\d{3})+$)/g, ',')}`;
}
