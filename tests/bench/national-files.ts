import { boards } from '../../functions/core/areas/boards.ts';
import { monthsOfYear, type Quarter } from '../../functions/core/periods/period.ts';
import { coventryIncome, coventrySchemes } from '../../samples/generator/finance-files.ts';
import { coventryNarrative } from '../../samples/generator/narrative-files.ts';
import { createRandom } from '../../samples/generator/random.ts';
import { susExtract } from '../../samples/generator/sus-extract.ts';
import { tableText } from '../../samples/generator/table-text.ts';
import { planSheet } from '../independent/plan-sheet.ts';
import { type Board, providerSheets } from '../independent/provider-sheets.ts';

/** One file as it is dropped: its key in the arrivals bucket, and its text. */
export type NationalFile = { key: string; text(): string };

const SEED = 2_025;
const SPELLS = 60_000;

export const named: readonly Board[] = boards.map(({ code, name }) => ({ code, name, formerCode: undefined }));

/** What the lead of one council sends: plan, income, scheme lines and answers, as Coventry's of the sample. */
function ofCouncil(board: Board, quarter: Quarter): NationalFile[] {
  const random = createRandom(Number(board.code.slice(1)));
  const inName = (text: string) => text.replaceAll('Coventry', board.name);
  const schemes = () => tableText(coventrySchemes().map((row) => row.map((cell) => cell ?? '')));
  return [
    { key: `plan/${board.code}/plan.csv`, text: () => tableText(planSheet([board], random).rows) },
    { key: `finance/${board.code}/income.csv`, text: () => inName(coventryIncome(quarter)) },
    { key: `finance/${board.code}/schemes.csv`, text: () => inName(schemes()) },
    { key: `narrative/${board.code}/answers.csv`, text: () => inName(coventryNarrative(quarter)) },
  ];
}

/** Which boards send, and how many spells the extract of them all has. */
export type Nation = { areas?: readonly Board[]; spells?: number };

/**
 * What the boards of England, all 153 of them unless others are named, send for a quarter of 2025-26, invented: one
 * national extract of a year, the sheets of trusts and councils, and from each council files of its own. The same files
 * each time.
 */
export function nationalFiles(quarter: Quarter, { areas = named, spells = SPELLS }: Nation = {}): NationalFile[] {
  const months = monthsOfYear('2025-26');
  const codes = areas.map(({ code }) => code);
  const extract = susExtract({ layout: 'spell', rows: spells, seed: SEED, months, boards: codes });
  const sheets = providerSheets(areas, SEED).filter(({ source, rows }) => source !== 'plan' && rows.length > 1);
  return [
    { key: 'sus-apc/national/extract.csv', text: () => [...extract].join('') },
    ...sheets.map(({ source, feed, name, rows }) => ({
      key: `${source}/${feed}/${name}`,
      text: () => tableText(rows),
    })),
    ...areas.flatMap((board) => ofCouncil(board, quarter)),
  ];
}
