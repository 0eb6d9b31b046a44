import { codeList } from '../../checks/code-lists.ts';
import type { IsMissing } from '../missing.ts';
import type { SourceField } from '../source-contract.ts';
import { type CellReader, FAULT } from './cell-reader.ts';
import { remembered } from './remembered.ts';

const MOST_CHARACTERS = 100;

/** A leading zero that a spreadsheet took away or put before a code, undone where only that makes it a listed code. */
function listedForm(code: string, titles: ReadonlyMap<string, string>): string | undefined {
  if (titles.has(code)) return code;
  if (titles.has(`0${code}`)) return `0${code}`;
  const bare = code.startsWith('0') ? code.replace(/^0+(?=.)/, '') : code;
  return titles.has(bare) ? bare : undefined;
}

/** Codes: trimmed, upper case, leading zeros kept, and of the field's code list where it has one. */
export function codeCell(field: SourceField, isMissing: IsMissing): CellReader {
  const list = field.codeList ? codeList(field.codeList) : null;
  const read = (text: string) => {
    if (isMissing(text)) return null;
    if (text.length > MOST_CHARACTERS) return FAULT;
    const code = text.trim().toUpperCase();
    return list ? (listedForm(code, list.titles) ?? FAULT) : code;
  };
  const expected = list
    ? `one of ${[...list.titles.keys()].join(', ')}`
    : `a code of at most ${MOST_CHARACTERS} characters`;
  const fix = `Use a code of the list "${list?.title ?? field.title}".`;
  // Columns without a list, such as small areas, hold too many texts to be worth remembering.
  return {
    read: list ? remembered(read) : read,
    faultCode: () => 'bad-code',
    explain: () => ({ code: 'bad-code', expected, fix }),
  };
}

/** The first three characters of an ODS code: the trust, where the sender gave one of its sites. */
export function providerCell(isMissing: IsMissing): CellReader {
  const shape = /^[A-Z0-9]{3,9}$/;
  const read = (text: string) => {
    if (isMissing(text)) return null;
    const code = text.trim().toUpperCase();
    return shape.test(code) ? code.slice(0, 3) : FAULT;
  };
  return {
    read: remembered(read),
    faultCode: () => 'unknown-provider',
    explain: () => ({
      code: 'unknown-provider',
      expected: 'the ODS code of a provider, such as RKB',
      fix: 'Use the code of the Organisation Data Service, not the name.',
    }),
  };
}
