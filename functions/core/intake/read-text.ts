import type { Issue } from '../checks/issue.ts';
import { createDecoder } from './decode.ts';
import type { Encoding } from './decoder.ts';
import { BYTES_TO_TELL_KIND, foreignFile } from './file-kind.ts';
import { joinBytes } from './utf8-bytes.ts';

export type TextReaderOptions = { onText(text: string): void; report(issue: Issue): void };
export type TextReader = { push(bytes: Uint8Array): void; end(): void; encoding(): Encoding; isReadable(): boolean };

// One piece at a time, so that a caller who holds the whole file costs one more piece of memory, not one more file.
const PIECE = 1 << 18;

function unreadable(found: string, fix: string): Issue {
  const expected = 'a table as CSV text';
  return { code: 'unreadable', level: 'file', sheet: null, row: null, column: null, found, expected, fix };
}

function oddByte(position: number): Issue {
  return {
    code: 'encoding',
    level: 'warning',
    sheet: null,
    row: null,
    column: null,
    found: `byte ${position + 1} of the file`,
    expected: 'text in UTF-8',
    fix: 'The file was read as Windows-1252 from that byte on. Check names with accents, or save the file as "CSV UTF-8".',
  };
}

function lostCharacter(): Issue {
  return {
    ...oddByte(0),
    found: 'half of a character, or a character that was lost before',
    expected: 'whole characters in UTF-16',
    fix: 'It was read as \ufffd. Look for that sign in names, or save the file as "CSV UTF-8".',
  };
}

/** The bytes of one file to its text. Says so and stops where the file is no text: another format, or NUL characters in it. */
export function createTextReader({ onText, report }: TextReaderOptions): TextReader {
  const decoder = createDecoder();
  let head: Uint8Array | null = new Uint8Array(0);
  let isReadable = true;

  const refuse = (found: string, fix: string) => {
    isReadable = false;
    report(unreadable(found, fix));
  };
  const handOn = (text: string) => {
    if (text.includes('\0')) refuse('NUL characters', 'The file is damaged or no text file. Export it again as CSV.');
    else if (text !== '') onText(text);
  };
  const decode = (bytes: Uint8Array) => {
    for (let start = 0; start < bytes.length && isReadable; start += PIECE) {
      handOn(decoder.push(bytes.subarray(start, start + PIECE)));
    }
  };
  const begin = (bytes: Uint8Array) => {
    head = null;
    const foreign = foreignFile(bytes);
    if (foreign) refuse(foreign.what, foreign.fix);
    else decode(bytes);
  };

  return {
    push: (bytes) => {
      if (!isReadable) return;
      if (!head) return decode(bytes);
      if (head.length + bytes.length >= BYTES_TO_TELL_KIND) begin(joinBytes(head, bytes));
      else head = joinBytes(head, new Uint8Array(bytes));
    },
    end: () => {
      if (head) begin(head);
      if (!isReadable) return;
      handOn(decoder.end());
      const oddByteAt = decoder.oddByteAt();
      if (oddByteAt !== null) report(oddByte(oddByteAt));
      if (decoder.hasReplaced()) report(lostCharacter());
      if (decoder.isCutOff()) refuse('half a character at the end', 'The file was cut off on its way. Send it again.');
    },
    encoding: decoder.encoding,
    isReadable: () => isReadable,
  };
}
