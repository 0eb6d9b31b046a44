import type { IsMissing } from '../missing.ts';
import { type CellReader, FAULT } from './cell-reader.ts';

/** Any text, without the spaces round it. It is a part of the file's text: copy what you keep. */
export function textCell(isMissing: IsMissing): CellReader {
  return {
    read: (text) => (isMissing(text) ? null : text.trim()),
    explain: () => ({ code: 'required', expected: 'a value', fix: 'Fill in the cell.' }),
  };
}

const ONS_CODE = /^[A-Z]\d{8}$/;

/** A code of the Office for National Statistics: one letter and eight digits. */
export function onsCodeCell(isMissing: IsMissing): CellReader {
  return {
    read: (text) => {
      if (isMissing(text)) return null;
      const code = text.trim().toUpperCase();
      return ONS_CODE.test(code) ? code : FAULT;
    },
    explain: () => ({
      code: 'bad-code',
      expected: 'an ONS code, one letter and eight digits, such as E01009500',
      fix: 'Use the code as the Office for National Statistics publishes it.',
    }),
  };
}
