import { FAULT, type FieldValue } from './cell-reader.ts';

type Read = (text: string) => FieldValue | typeof FAULT;

const MOST = 4096;

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

/** Remembers what short texts were read as, for columns that hold the same few texts over and over. Bounded. */
export function remembered(read: Read): Read {
  const byPlace: (FieldValue | typeof FAULT)[] = new Array(ASCII * ASCII).fill(FAULT);
  const byText = new Map<string, FieldValue | typeof FAULT>();
  return (text) => {
    if (text.length > LONGEST) return read(text);
    const place = placeOf(text);
    const known = place < 0 ? byText.get(text) : byPlace[place];
    if (known !== undefined) return known;
    const value = read(text);
    if (place >= 0) byPlace[place] = value;
    else if (value !== FAULT && byText.size < MOST) byText.set(text, value);
    return value;
  };
}
