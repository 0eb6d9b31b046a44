import districtsFile from '../../../schemas/areas/districts.json' with { type: 'json' };
import { type Board, boardByCode, findBoard } from './boards.ts';

/**
 * Where a person lives, as far as a metric of a board needs it. `lookup-needed`: the row has only a small-area code
 * and no area lookup has been sent. `unknown`: the codes are England's or nobody's, but name no board.
 */
export type Residence =
  | { kind: 'board'; code: string }
  | { kind: 'blank' | 'outside-england' | 'unknown' | 'lookup-needed' };

export type ResidenceResolver = (
  localAuthority: string | null,
  lsoa21: string | null,
  lsoa11: string | null,
) => Residence;

const BLANK: Residence = { kind: 'blank' };
const OUTSIDE_ENGLAND: Residence = { kind: 'outside-england' };
const UNKNOWN: Residence = { kind: 'unknown' };
const LOOKUP_NEEDED: Residence = { kind: 'lookup-needed' };

// England has 35,672 small areas of 2021 and 32,844 of 2011; a file of nonsense codes must not fill the memory.
const MOST_CODES_KEPT = 100_000;

const boardOfDistrict: ReadonlyMap<string, string> = new Map(
  [...districtsFile.districts, ...districtsFile.abolished].map(({ code, board }) => [code, board]),
);

/**
 * Makes the function that finds a row's board of residence. The local authority column is read first, then the small
 * areas of 2021 and of 2011; any column may hold either kind of code, or a board's name. The first that says a board
 * or a place outside England decides; where none does, the answer is the one that most needs mending.
 * `lsoaToBoard` goes from small-area codes to board codes, current or former, or to district codes.
 */
export function createResidenceResolver(lsoaToBoard: ReadonlyMap<string, string>): ResidenceResolver {
  const known = new Map<string, Residence>();
  const residenceOf = (code: string | null): Residence => {
    if (code === null) return BLANK;
    const kept = known.get(code);
    if (kept !== undefined) return kept;
    const found = residenceOfCode(code.trim().toUpperCase(), lsoaToBoard);
    if (known.size < MOST_CODES_KEPT) known.set(code, found);
    return found;
  };
  return (localAuthority, lsoa21, lsoa11) => {
    const first = residenceOf(localAuthority);
    if (decides(first)) return first;
    const second = residenceOf(lsoa21);
    if (decides(second)) return second;
    const third = residenceOf(lsoa11);
    if (decides(third)) return third;
    return mostTelling(first, second, third);
  };
}

function residenceOfCode(code: string, lsoaToBoard: ReadonlyMap<string, string>): Residence {
  if (code === '') return BLANK;
  const board = boardOfAuthority(code) ?? boardOfAuthority(lsoaToBoard.get(code) ?? '') ?? findBoard(code);
  if (board !== undefined) return { kind: 'board', code: board.code };
  if (isOutsideEngland(code)) return OUTSIDE_ENGLAND;
  return lsoaToBoard.size === 0 && isSmallArea(code) ? LOOKUP_NEEDED : UNKNOWN;
}

function boardOfAuthority(code: string): Board | undefined {
  return boardByCode(boardOfDistrict.get(code) ?? code);
}

/** Wales, Scotland, Northern Ireland, the Channel Islands and the Isle of Man, and the pseudo codes for no place. */
function isOutsideEngland(code: string): boolean {
  return /^(?:[WSNLMX]\d|ZZ99|Q99)/.test(code);
}

function isSmallArea(code: string): boolean {
  return code.length === 9 && code.startsWith('E01');
}

function decides(residence: Residence): boolean {
  return residence.kind === 'board' || residence === OUTSIDE_ENGLAND;
}

function mostTelling(first: Residence, second: Residence, third: Residence): Residence {
  if (first === LOOKUP_NEEDED || second === LOOKUP_NEEDED || third === LOOKUP_NEEDED) return LOOKUP_NEEDED;
  return first === UNKNOWN || second === UNKNOWN || third === UNKNOWN ? UNKNOWN : BLANK;
}
