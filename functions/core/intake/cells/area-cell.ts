import { findBoard } from '../../areas/boards.ts';
import type { IsMissing } from '../missing.ts';
import type { SourceField } from '../source-contract.ts';
import { type CellReader, FAULT } from './cell-reader.ts';
import { remembered } from './remembered.ts';

const ONS_CODE = /(?<![a-z0-9])[a-z]\d{8}(?![a-z0-9])/gi;
const LONGEST = 200;

/** What an `area` field holds where its cell names an area of another kind, whose rows count nowhere. */
const OTHER_AREA = '';

/** The one code in a text, and what stands beside it: `Coventry (E08000026)`. */
function codeBeside(text: string): { code: string; name: string } {
  const [code = '', second] = text.length > LONGEST ? [] : (text.match(ONS_CODE) ?? []);
  if (code === '' || second !== undefined) return { code: '', name: text };
  return { code, name: text.replace(code, ' ').replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '') };
}

/**
 * The board that a code or a name, or both where they mean the same, mean, as its current code. Where the contract says `otherAreas`, as for the files
 * of the Office for National Statistics that list districts, regions and Wales as well, their codes are `OTHER_AREA`.
 */
export function areaCell(field: SourceField, isMissing: IsMissing): CellReader {
  const read = (text: string) => {
    if (isMissing(text)) return null;
    const board = findBoard(text.trim());
    if (board) return board.code;
    const { code, name } = codeBeside(text);
    const ofCode = code && findBoard(code);
    const ofName = name && findBoard(name);
    if (ofCode) return name === '' || ofName === ofCode ? ofCode.code : FAULT;
    return field.otherAreas && code && !ofName ? OTHER_AREA : FAULT;
  };
  return {
    ...remembered({ read, faultCode: () => 'unknown-area' }),
    explain: () => ({
      code: 'unknown-area',
      expected: 'a health and wellbeing board in England, by ONS code or name, such as E08000026 or Coventry',
      fix: 'Use the code or the name of the upper-tier or unitary council. Where a cell has both, they must mean the same.',
    }),
  };
}
