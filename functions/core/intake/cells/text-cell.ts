import type { IsMissing } from '../missing.ts';
import type { SourceField } from '../source-contract.ts';
import { type CellFault, type CellReader, FAULT } from './cell-reader.ts';

const MOST_CHARACTERS = 4000;

/** What is said of a text that no store would take and no person would read. */
export function tooLong(most: number): CellFault {
  return {
    code: 'out-of-range',
    expected: `at most ${most} characters`,
    fix: 'Shorten the text. Look for a missing line end or a column that has slipped.',
  };
}

/**
 * Any text, without the spaces round it, of at most `constraints.maximum` characters. It is a part of the file's text:
 * copy what you keep.
 */
export function textCell({ constraints }: SourceField, isMissing: IsMissing): CellReader {
  const most = typeof constraints?.maximum === 'number' ? constraints.maximum : MOST_CHARACTERS;
  return {
    read: (text) => (isMissing(text) ? null : text.length > most ? FAULT : text.trim()),
    faultCode: () => 'out-of-range',
    explain: () => tooLong(most),
  };
}

const ONS_CODE = /^[A-Z]\d{8}$/i;
const LENGTH_OF_CODE = 9;

/** A code of the Office for National Statistics: one letter and eight digits. */
export function onsCodeCell(isMissing: IsMissing): CellReader {
  return {
    read: (text) => {
      if (isMissing(text)) return null;
      const code = text.trim();
      return code.length === LENGTH_OF_CODE && ONS_CODE.test(code) ? code.toUpperCase() : FAULT;
    },
    faultCode: () => 'bad-code',
    explain: () => ({
      code: 'bad-code',
      expected: 'an ONS code, one letter and eight digits, such as E01009500',
      fix: 'Use the code as the Office for National Statistics publishes it.',
    }),
  };
}
