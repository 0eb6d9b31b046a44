import { findBoard } from '../../areas/boards.ts';
import type { IsMissing } from '../missing.ts';
import type { SourceField } from '../source-contract.ts';
import { type CellReader, FAULT } from './cell-reader.ts';
import { remembered } from './remembered.ts';

const ONS_CODE = /^[A-Z]\d{8}$/i;

/** What an `area` field holds where its cell names an area of another kind, whose rows count nowhere. */
const OTHER_AREA = '';

/**
 * The board that a code or a name means, as its current code. Where the contract says `otherAreas`, as for the files
 * of the Office for National Statistics that list districts, regions and Wales as well, their codes are `OTHER_AREA`.
 */
export function areaCell(field: SourceField, isMissing: IsMissing): CellReader {
  const read = (text: string) => {
    if (isMissing(text)) return null;
    const board = findBoard(text.trim());
    if (board) return board.code;
    return field.otherAreas && ONS_CODE.test(text.trim()) ? OTHER_AREA : FAULT;
  };
  return {
    read: remembered(read),
    faultCode: () => 'unknown-area',
    explain: () => ({
      code: 'unknown-area',
      expected: 'a health and wellbeing board in England, by ONS code or name, such as E08000026 or Coventry',
      fix: 'Use the code or the name of the upper-tier or unitary council.',
    }),
  };
}
