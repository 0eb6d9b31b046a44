import { type Month, monthsOfYear } from '../../functions/core/periods/period.ts';
import { tableText } from '../../samples/generator/table-text.ts';
import { type Case, episodeCases, leanCases, spellCases } from './hand-written-cases.ts';
import type { Extract, SmallAreas } from './scene.ts';

/** A case with the board and month that it has to itself. */
export type PlacedCase = Case & { board: string; month: Month };

type Cells = Record<string, string>;
type Column = readonly [name: string, cell: string];

const ordinary: Cells = {
  adm: '1',
  dis: '5',
  ready: '5',
  age: '80',
  method: '21',
  class: '1',
  source: '19',
  dest: '19',
  ending: '1',
  cat: '01',
  tfc: '300',
  dx: 'A419',
  op: '',
  l21: '',
  l11: '',
  trust: 'RKB',
  ext: '2026-04-16T06:00:00',
  ep: '1',
  last: '1',
};

const spellColumns: readonly Column[] = [
  ['APCS_Ident', 'id'],
  ['Der_Provider_Code', 'trust'],
  ['Admission_Date', 'adm'],
  ['Discharge_Date', 'dis'],
  ['Discharge_Ready_Date', 'ready'],
  ['Admission_Method', 'method'],
  ['Patient_Classification', 'class'],
  ['Source_of_Admission', 'source'],
  ['Discharge_Destination', 'dest'],
  ['Discharge_Method', 'ending'],
  ['Administrative_Category', 'cat'],
  ['Age_At_Start_of_Spell_SUS', 'age'],
  ['Der_Postcode_LSOA_2011_Code', 'l11'],
  ['Der_Postcode_LSOA_2021_Code', 'l21'],
  ['Der_Postcode_Dist_Unitary_Auth', 'la'],
  ['Der_Dischg_Treatment_Function_Code', 'tfc'],
  ['Der_Diagnosis_All', 'dxText'],
  ['Der_Procedure_All', 'opText'],
  ['Extract_Date_Time', 'ext'],
];
const leanColumns = spellColumns.filter(([, cell]) =>
  ['id', 'trust', 'adm', 'dis', 'method', 'age', 'la'].includes(cell),
);
const episodeColumns: readonly Column[] = [
  ['Hospital Provider Spell Number', 'id'],
  ['Organisation Code Code of Provider', 'trust'],
  ['Start Date (Hospital Provider Spell)', 'adm'],
  ['Discharge Date (From Hospital Provider Spell)', 'dis'],
  ['Hospital Provider Spell Discharge Ready Date', 'ready'],
  ['Admission Method (Hospital Provider Spell)', 'method'],
  ['Patient Classification', 'class'],
  ['Source of Admission (Hospital Provider Spell)', 'source'],
  ['Discharge Destination (Hospital Provider Spell)', 'dest'],
  ['Discharge Method (Hospital Provider Spell)', 'ending'],
  ['Administrative Category', 'cat'],
  ['Age as on Admission', 'age'],
  ['Local Unitary Authority', 'la'],
  ['Treatment Function Code', 'tfc'],
  ['Episode Number', 'ep'],
  ['Last Episode In Spell Indicator', 'last'],
  ['Extract date/time', 'ext'],
  ['Diagnosis (ICD) 1', 'dx1'],
  ['Diagnosis (ICD) 2', 'dx2'],
  ['Diagnosis (ICD) 3', 'dx3'],
  ['Procedure (OPCS) 1', 'op1'],
  ['Procedure (OPCS) 2', 'op2'],
];

/** `5` is the fifth of the month; other dates stand as they are, with the month's own digits for YYYY and MM. */
function dateIn(month: Month, text: string): string {
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
  const day = text === 'last' ? String(last) : text;
  if (/^\d{1,2}$/.test(day)) return `${month}-${day.padStart(2, '0')}`;
  return day.replace('YYYY', month.slice(0, 4)).replace('MM', month.slice(5)).replace('T', ' ');
}

/** `||S720 ,W190||J440`: episodes parted by two bars, codes by commas. */
const listText = (codes: string) => (codes === '' ? '' : `||${codes.replaceAll(',', ' ,')}`);

function cellsOf({ board, month, title }: PlacedCase, own: Cells): Cells {
  const cells: Cells = { ...ordinary, la: board, id: title.replace(/\W+/g, '-'), ...own };
  const [dx = '', op = ''] = [cells.dx, cells.op];
  const dates = ['adm', 'dis', 'ready', 'ext'].map((name) => [name, dateIn(month, cells[name] ?? '')] as const);
  const codes = [1, 2, 3].flatMap((n) => [
    [`dx${n}`, dx.split(',')[n - 1] ?? ''] as const,
    [`op${n}`, op.split(',')[n - 1] ?? ''] as const,
  ]);
  return { ...cells, ...Object.fromEntries([...dates, ...codes]), dxText: listText(dx), opText: listText(op) };
}

function extractOf(feed: string, columns: readonly Column[], cases: readonly PlacedCase[]): Extract {
  const rows = cases.flatMap((each) =>
    each.rows.map((own) => {
      const cells = cellsOf(each, own);
      return columns.map(([, cell]) => cells[cell] ?? '');
    }),
  );
  const text = tableText([columns.map(([name]) => name), ...rows]);
  return { feed, text: () => [text] };
}

/** Gives each case a month of its board, or a board of its own where it names none. */
function placed(cases: readonly Case[], boards: readonly string[], months: readonly Month[]): PlacedCase[] {
  const named = new Set(cases.flatMap(({ board }) => board ?? []));
  const free = boards.filter((board) => !named.has(board));
  const used = new Map<string, number>();
  return cases.map((each, n) => {
    const board = each.board ?? free[n % free.length] ?? '';
    const turn = used.get(board) ?? 0;
    used.set(board, turn + 1);
    return { ...each, board, month: months[(each.board ? turn : turn + n) % months.length] ?? '2025-04' };
  });
}

/** The extracts with all cases, and where each of them is. */
export function handWrittenExtracts(boards: readonly string[]): { extracts: Extract[]; cases: PlacedCase[] } {
  const months = monthsOfYear('2025-26');
  const spells = placed(spellCases, boards, months.slice(0, 6));
  const episodes = placed(episodeCases, boards, months.slice(6, 9));
  const lean = placed(leanCases, boards, months.slice(9));
  return {
    extracts: [
      extractOf('hand-spells', spellColumns, spells),
      extractOf('hand-episodes', episodeColumns, episodes),
      extractOf('hand-lean', leanColumns, lean),
    ],
    cases: [...spells, ...episodes, ...lean],
  };
}

/** Two small areas of Staffordshire, one of each generation. */
export const smallAreas: readonly SmallAreas[] = [
  { name: 'small-areas-2021.csv', text: 'LSOA21CD,LTLA23CD\nE01029405,E07000193\n' },
  { name: 'small-areas-2011.csv', text: 'LSOA11CD,LTLA23CD\nE01029345,E07000192\n' },
];
