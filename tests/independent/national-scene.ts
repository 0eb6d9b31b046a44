import { boards } from '../../functions/core/areas/boards.ts';
import { monthsOfYear } from '../../functions/core/periods/period.ts';
import { susExtract } from '../../samples/generator/sus-extract.ts';
import areaChanges from '../../schemas/areas/code-changes.json' with { type: 'json' };
import districtFile from '../../schemas/areas/districts.json' with { type: 'json' };
import { smallAreas } from './hand-written-extracts.ts';
import { type Board, providerSheets } from './provider-sheets.ts';
import type { Scene } from './scene.ts';

const codes = boards.map(({ code }) => code);
const months = monthsOfYear('2025-26');
const formerCode = new Map(areaChanges.changes.map(({ code, former }) => [code, former]));

/** The boards in another order than that of their codes, so that every kind of authority is in every sheet. */
const mixedBoards: readonly Board[] = boards.flatMap((_, at) => {
  const board = boards[(at * 37) % boards.length];
  return board ? [{ code: board.code, name: board.name, formerCode: formerCode.get(board.code) }] : [];
});

const districts = districtFile.districts.filter((_, at) => at % 4 === 0).map(({ code }) => code);
const elsewhere = ['E08000016', 'W06000015'];
// Falls by age band are few: some boards are larger, so that there are rates of ten falls and more.
const larger = mixedBoards.slice(0, 12).flatMap(({ code }) => new Array<string>(7).fill(code));
const twoFeeds = codes.slice(15, 35);

/**
 * A year of all boards, of some through their districts or a former code; of twenty boards a second extract, in another
 * layout, that reports about as much; and the sheets of trusts and councils.
 */
export function nationalScene(): Scene {
  return {
    extracts: [
      {
        feed: 'national',
        text: () =>
          susExtract({
            layout: 'spell',
            rows: 90_000,
            quotedShare: 0.9,
            seed: 20_256,
            months,
            boards: [...codes, ...larger, ...districts, ...elsewhere],
          }),
      },
      {
        feed: 'portal',
        text: () =>
          susExtract({
            layout: 'episode',
            rows: 9_000,
            seed: 62_502,
            months,
            boards: twoFeeds,
            newline: '\r\n',
            bom: true,
          }),
      },
    ],
    sheets: providerSheets(mixedBoards, 2_025),
    smallAreas,
    boards: codes,
    // The rest of the twenty by which of the two reports more.
    preferred: Object.fromEntries(twoFeeds.slice(0, 10).map((code, at) => [code, at < 8 ? 'portal' : 'national'])),
  };
}
