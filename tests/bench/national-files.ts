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

const named: readonly Board[] = boards.map(({ code, name }) => ({ code, name, formerCode: undefined }));

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

/**
 * What all 153 boards of England send for a quarter of 2025-26, invented: one national extract of a year, the sheets
 * of trusts and councils, and from each council files of its own. The same files each time.
 */
export function nationalFiles(quarter: Quarter): NationalFile[] {
  const months = monthsOfYear('2025-26');
  const codes = named.map(({ code }) => code);
  const extract = susExtract({ layout: 'spell', rows: SPELLS, seed: SEED, months, boards: codes });
  const sheets = providerSheets(named, SEED).filter(({ source }) => source !== 'plan');
  return [
    { key: 'sus-apc/national/extract.csv', text: () => [...extract].join('') },
    ...sheets.map(({ source, feed, name, rows }) => ({
      key: `${source}/${feed}/${name}`,
      text: () => tableText(rows),
    })),
    ...named.flatMap((board) => ofCouncil(board, quarter)),
  ];
}
