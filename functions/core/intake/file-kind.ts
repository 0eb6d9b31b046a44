/** A file that is no text table: what it is, and what the sender can do. */
export type ForeignFile = { what: string; fix: string };

export const BYTES_TO_TELL_KIND = 512;

const AS_CSV = 'Open it in a spreadsheet program and save the sheet as CSV (comma separated, UTF-8).';

const SIGNATURES: { bytes: number[]; file: ForeignFile }[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    // A workbook is read before it comes here; what comes here is one in another wrapping.
    file: {
      what: 'a workbook or an archive in a compressed file',
      fix: 'Send the workbook (.xlsx) itself: it is compressed already. Unpack an archive and send the file in it.',
    },
  },
  {
    bytes: [0x09, 0x08],
    file: { what: 'an old Excel workbook (.xls)', fix: AS_CSV },
  },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    file: { what: 'an old Excel workbook (.xls) or a workbook with a password', fix: AS_CSV },
  },
  { bytes: [0x1f, 0x8b], file: { what: 'a compressed file (.gz)', fix: 'Unpack it and send the CSV file in it.' } },
  { bytes: [0x25, 0x50, 0x44, 0x46], file: { what: 'a PDF document', fix: 'Send the table as a CSV file.' } },
  { bytes: [0x50, 0x41, 0x52, 0x31], file: { what: 'a Parquet file', fix: 'Export the table as a CSV file.' } },
];

const MARKUP = /^\s*(<!doctype|<!--|<html|<head|<meta|<body|<table|<\?xml|<div|\{\\rtf|mime-version:)/i;

/** Tells a file that is no text table by its first bytes (at least 512 where it has them); null where nothing speaks against it. */
export function foreignFile(head: Uint8Array): ForeignFile | null {
  const signature = SIGNATURES.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte));
  if (signature) return signature.file;
  // Without its zero bytes, and the marks before them that are no UTF-8, UTF-16 can be told by the same words.
  const text = new TextDecoder('utf-8').decode(head.subarray(0, BYTES_TO_TELL_KIND)).replace(/^\ufffd+|\0/g, '');
  if (MARKUP.test(text)) return { what: 'a web page or a document, not a table', fix: AS_CSV };
  return null;
}
