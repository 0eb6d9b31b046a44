import type { Issue } from '../checks/issue.ts';
import { createDecoder } from './decode.ts';
import type { Encoding } from './decoder.ts';
import { BYTES_TO_TELL_KIND, foreignFile } from './file-kind.ts';
import type { ByteRows } from './needed-cells.ts';
import { nulCharacters, unreadable } from './table-issues.ts';
import { joinBytes } from './utf8-bytes.ts';

/** Who takes the text. Once it has begun it may ask for the bytes of the file instead, from the first one. */
export type TextTaker = {
  push(text: string, offered: 'text only' | 'its bytes'): void;
  hasBegun(): boolean;
  byteRows(): ByteRows | null;
};
export type TextReaderOptions = { taker: TextTaker; report(issue: Issue): void };
export type TextReader = { push(bytes: Uint8Array): void; end(): void; encoding(): Encoding; isReadable(): boolean };

// One piece at a time, so that a caller who holds the whole file costs one more piece of memory, not one more file.
const PIECE = 1 << 18;

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
export function createTextReader({ taker, report }: TextReaderOptions): TextReader {
  const decoder = createDecoder();
  let head: Uint8Array | null = new Uint8Array(0);
  let isReadable = true;
  // All of the file so far, until it is known who takes it.
  let kept: Uint8Array[] | null = [];
  let byteRows: ByteRows | null = null;

  const refuse = (issue: Issue) => {
    isReadable = false;
    report(issue);
  };
  const handOn = (text: string) => {
    if (text.includes('\0')) return refuse(nulCharacters());
    const isInUtf8 = decoder.encoding() === 'utf-8' || decoder.encoding() === 'windows-1252';
    if (text !== '') taker.push(text, kept && isInUtf8 ? 'its bytes' : 'text only');
  };
  const handOver = () => {
    byteRows = taker.byteRows();
    let markLength = byteRows ? decoder.markLength() : 0;
    for (const bytes of kept ?? []) {
      byteRows?.push(bytes.subarray(markLength));
      markLength = Math.max(0, markLength - bytes.length);
    }
    kept = null;
  };
  const take = (bytes: Uint8Array) => {
    if (byteRows) return byteRows.push(bytes);
    kept?.push(new Uint8Array(bytes));
    handOn(decoder.push(bytes));
    if (kept && taker.hasBegun()) handOver();
  };
  const decode = (bytes: Uint8Array) => {
    for (let start = 0; start < bytes.length && isReadable; start += PIECE) {
      take(bytes.subarray(start, start + PIECE));
    }
  };
  const begin = (bytes: Uint8Array) => {
    head = null;
    const foreign = foreignFile(bytes);
    if (foreign) refuse(unreadable(foreign.what, foreign.fix));
    else decode(bytes);
  };
  const oddByteAt = (): number | null => {
    if (!byteRows) return decoder.oddByteAt();
    const at = byteRows.oddByteAt();
    return at === null ? null : at + decoder.markLength();
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
      if (byteRows) byteRows.end();
      else handOn(decoder.end());
      const oddAt = oddByteAt();
      if (oddAt !== null) report(oddByte(oddAt));
      if (byteRows) return;
      if (decoder.hasReplaced()) report(lostCharacter());
      if (decoder.isCutOff())
        refuse(unreadable('half a character at the end', 'The file was cut off on its way. Send it again.'));
    },
    encoding: () => (byteRows && oddByteAt() !== null ? 'windows-1252' : decoder.encoding()),
    isReadable: () => isReadable,
  };
}
