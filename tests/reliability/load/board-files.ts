import { boards } from '../../../functions/core/areas/boards.ts';
import { monthsOfQuarter } from '../../../functions/core/periods/period.ts';
import { coventryIncome } from '../../../samples/generator/finance-files.ts';
import { coventryNarrative } from '../../../samples/generator/narrative-files.ts';
import { susExtract } from '../../../samples/generator/sus-extract.ts';
import { tableText } from '../../../samples/generator/table-text.ts';
import { type Board, providerSheets } from '../../independent/provider-sheets.ts';

export const QUARTER = '2025-26-Q1';

/** One file as a team drops it. */
export type BoardFile = { source: string; key: string; text: string };

const SEED = 2_025;
const SPELLS = 60;
/** As over a year: what others are read by comes first. */
const ORDER = [
  ...['area-lookup', 'population', 'plan', 'expected-admissions', 'discharge-ready', 'care-home-admissions'],
  ...['reablement', 'intermediate-care', 'sus-apc', 'finance', 'narrative'],
];

/** Three small areas of a board's own. No real code begins so. */
function lookup({ code, name }: Board, at: number): string {
  const areas = [0, 1, 2].map((n) => [`E0199${String(at * 3 + n).padStart(4, '0')}`, `${name} 00${n}A`, code, code]);
  return tableText([['LSOA21CD', 'LSOA21NM', 'LTLA23CD', 'UTLA23CD'], ...areas]);
}

function filesOf(board: Board, at: number): BoardFile[] {
  const { code, name } = board;
  const months = monthsOfQuarter(QUARTER);
  const sheets = providerSheets([board], SEED + at).filter(({ rows }) => rows.length > 1);
  const texts: Record<string, string> = {
    'area-lookup': lookup(board, at),
    'sus-apc': [...susExtract({ layout: 'spell', rows: SPELLS, seed: SEED + at, months, boards: [code] })].join(''),
    finance: coventryIncome(QUARTER).replaceAll('Coventry', name),
    narrative: coventryNarrative(QUARTER).replaceAll('Coventry', name),
    ...Object.fromEntries(sheets.reverse().map(({ source, rows }) => [source, tableText(rows)])),
  };
  return Object.entries(texts).map(([source, text]) => ({
    source,
    key: `${source}/${code.toLowerCase()}/${source} ${name} ${QUARTER}.csv`,
    text,
  }));
}

/** A small file of each of the eleven sources from each of the first so many boards of England, invented. */
export function boardFiles(areas: number): BoardFile[] {
  const all = boards
    .slice(0, areas)
    .flatMap(({ code, name }, at) => filesOf({ code, name, formerCode: undefined }, at));
  return all.sort((a, b) => ORDER.indexOf(a.source) - ORDER.indexOf(b.source));
}
