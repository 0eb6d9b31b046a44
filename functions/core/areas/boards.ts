import boardsFile from '../../../schemas/areas/boards.json' with { type: 'json' };
import changesFile from '../../../schemas/areas/code-changes.json' with { type: 'json' };
import { nameForms, plainName } from './board-name.ts';

/** A health and wellbeing board: the area of one upper-tier or unitary council. `code` is its current ONS code. */
export type Board = { code: string; name: string; region: string };

/** The 153 boards of England in the order of their codes. Source: ONS, named in the data. */
export const boards: readonly Board[] = boardsFile.boards;

// A column that has slipped holds millions of numbers, and no board is named by digits alone.
const LETTER = /[a-z]/i;

const byCode = new Map<string, Board>(boards.map((board) => [board.code, board]));
for (const { former, code } of changesFile.changes) rememberCode(former, code);

const byName = new Map<string, Board>(boards.map((board) => [plainName(board.name), board]));
for (const { name, board } of boardsFile.otherNames) rememberName(name, board);

/** The board with this code, current or former, or undefined. Case and surrounding spaces do not matter. */
export function boardByCode(code: string): Board | undefined {
  return byCode.get(code) ?? byCode.get(code.trim().toUpperCase());
}

/**
 * The board that a code or a name means, or undefined. Names are read without case, punctuation and the words that
 * councils put round them: `Leeds City Council`, `London Borough of Barnet`, `Bristol, City of`, `Hull`, `BCP`.
 * Districts, regions and abolished counties that were split are no boards and give undefined.
 */
export function findBoard(codeOrName: string): Board | undefined {
  const board = boardByCode(codeOrName);
  if (board !== undefined || !LETTER.test(codeOrName)) return board;
  for (const form of nameForms(codeOrName)) {
    const named = byName.get(form);
    if (named !== undefined) return named;
  }
  return undefined;
}

function rememberCode(former: string, current: string): void {
  const board = byCode.get(current);
  if (board !== undefined) byCode.set(former, board);
}

function rememberName(name: string, code: string): void {
  const board = byCode.get(code);
  if (board !== undefined) byName.set(plainName(name), board);
}
