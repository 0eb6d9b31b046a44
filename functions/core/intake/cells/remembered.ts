import type { IssueCode } from '../../checks/issue.ts';
import { type CellReader, FAULT, type FieldValue } from './cell-reader.ts';

type Reads = Pick<CellReader, 'read' | 'faultCode'>;
type Fault = { code: IssueCode };

const MOST = 4096;
// Looked into for each text that cannot be read, which may be another one in every row.
const MOST_FAULTS = 256;

// V8 copies a substring of fewer than 13 characters; a longer one would keep the whole block of the file alive.
const LONGEST = 12;

const ASCII = 128;

/** A place in a table for texts of one or two ASCII characters, which most codes are; −1 for other texts. */
function placeOf(text: string): number {
  const length = text.length;
  if (length === 0 || length > 2) return -1;
  const first = text.charCodeAt(0);
  const second = length === 2 ? text.charCodeAt(1) : 0;
  return first < ASCII && second < ASCII ? first * ASCII + second : -1;
}

/**
 * Remembers what short texts were read as, for columns that hold the same few texts over and over. Bounded; texts that
 * cannot be read have a room of their own, so that a file full of them does not push out the others. Texts of more than
 * `longest` characters are not remembered.
 */
export function remembered({ read, faultCode }: Reads, longest = LONGEST): Reads {
  const byPlace: (FieldValue | undefined)[] = new Array(ASCII * ASCII).fill(undefined);
  const byText = new Map<string, FieldValue>();
  const faults = new Map<string, Fault>();
  const most = Math.min(longest, LONGEST);
  let last: Fault | null = null;

  const readAnew = (text: string, place: number) => {
    const value = read(text);
    if (value === FAULT) {
      last = { code: faultCode() };
      if (faults.size < MOST_FAULTS) faults.set(text, last);
    } else if (place >= 0) byPlace[place] = value;
    else if (byText.size < MOST) byText.set(text, value);
    return value;
  };
  return {
    read: (text) => {
      if (text.length === 0) return null;
      last = null;
      if (text.length > most) return read(text);
      const place = placeOf(text);
      const known = place < 0 ? byText.get(text) : byPlace[place];
      if (known !== undefined) return known;
      last = faults.get(text) ?? null;
      return last ? FAULT : readAnew(text, place);
    },
    faultCode: () => last?.code ?? faultCode(),
  };
}
