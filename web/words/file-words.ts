/** What a file of a return is for, by its name. */
const WORDS: Readonly<Record<string, string>> = {
  'return.json': 'the whole return, for programs',
  'metrics.csv': 'its numbers, for spreadsheets and programs',
  'board-report.html': 'the paper for the board, to read and to print',
  'board-report.docx': 'the same paper for Word',
  'values-in-template-order.csv': 'to paste into the official template',
  'public/return.json': 'what the public may have: small numbers are suppressed',
  'public/metrics.csv': 'the same as a table',
  'manifest.json': 'SHA-256 and size of every file',
};

/** What a file is for in a few words; null where its name says so. */
export function fileWords(name: string): string | null {
  return (
    WORDS[name] ??
    (name.endsWith(' HWB.xlsx') ? 'the return, sheet by sheet, under the name that the national team asks for' : null)
  );
}

/** Whether people open a file, so that lists of many returns name it. */
export function isForPeople(name: string): boolean {
  return /\.(xlsx|docx)$/.test(name) || name === 'board-report.html';
}
