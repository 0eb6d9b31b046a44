import { codeList } from '../../checks/code-lists.ts';
import { isDigit } from '../../periods/digit-run.ts';
import type { IsMissing } from '../missing.ts';
import type { SourceField } from '../source-contract.ts';
import { type CellReader, FAULT } from './cell-reader.ts';
import { remembered } from './remembered.ts';

const MOST_CHARACTERS = 100;
const LOWER_CASE = 32;

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
  const longest = list ? Math.max(...[...list.titles.keys()].map(({ length }) => length)) : MOST_CHARACTERS;
  const read = (text: string) => {
    if (isMissing(text)) return null;
    if (text.length > MOST_CHARACTERS) return FAULT;
    const ink = text.trim();
    if (list && ink.length > longest && !ink.startsWith('0')) return FAULT;
    const code = ink.toUpperCase();
    return list ? (listedForm(code, list.titles) ?? FAULT) : code;
  };
  const expected = list
    ? `one of ${[...list.titles.keys()].join(', ')}`
    : `a code of at most ${MOST_CHARACTERS} characters`;
  const fix = `Use a code of the list "${list?.title ?? field.title}".`;
  const reader: Pick<CellReader, 'read' | 'faultCode'> = { read, faultCode: () => 'bad-code' };
  // Columns without a list, such as small areas, hold too many texts to be worth remembering.
  return {
    ...(list ? remembered(reader, longest) : reader),
    explain: () => ({ code: 'bad-code', expected, fix }),
  };
}

/** Three to nine letters and digits. Without a regular expression: a file may have millions of texts that are none. */
function isOdsCode(text: string): boolean {
  if (text.length < 3 || text.length > 9) return false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at) | LOWER_CASE;
    const isLetter = code >= 97 && code <= 122;
    if (!isLetter && !isDigit(text.charCodeAt(at))) return false;
  }
  return true;
}

/** The first three characters of an ODS code: the trust, where the sender gave one of its sites. */
export function providerCell(isMissing: IsMissing): CellReader {
  const { read } = remembered({
    read: (text) => (isMissing(text) ? null : text.trim().slice(0, 3).toUpperCase()),
    faultCode: () => 'unknown-provider',
  });
  return {
    read: (text) => (isOdsCode(text.trim()) || isMissing(text) ? read(text) : FAULT),
    faultCode: () => 'unknown-provider',
    explain: () => ({
      code: 'unknown-provider',
      expected: 'the ODS code of a provider, such as RKB',
      fix: 'Use the code of the Organisation Data Service, not the name.',
    }),
  };
}
