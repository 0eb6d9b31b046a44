import Papa from 'papaparse';

export type Newline = '\n' | '\r';

/** Why reading stops: a quotation mark that is never closed, or one row longer than any real one. `row` is where it begins. */
export type CsvFault = { code: 'open-quote' | 'too-large'; row: number };

export type CsvRowsOptions = {
  delimiter: string;
  /** `\n` serves CRLF as well: the CR is taken off the last cell. */
  newline: Newline;
  /** `row` is the row of a spreadsheet, the first line being 1. `quoting` says whether the quotation marks pair up. */
  onRow(cells: string[], row: number, quoting: 'sound' | 'broken'): void;
  onFault(fault: CsvFault): void;
  blockLength?: number;
  recordLimit?: number;
};

export type CsvRows = { push(text: string): void; end(): void; stop(): void };

type Block = { data: string[][]; errors: { code: string; row?: number }[]; meta: { cursor: number } };

const BLOCK_LENGTH = 1 << 20;
const RECORD_LIMIT = 1 << 20;

/**
 * Rows of a CSV text that comes in pieces. papaparse splits whole blocks, never a stream: its own streams guess the
 * newline and lose characters at the cuts. A record cut by the end of a block waits for the next one.
 */
export function createCsvRows(options: CsvRowsOptions): CsvRows {
  const { delimiter, newline, onRow, blockLength = BLOCK_LENGTH, recordLimit = RECORD_LIMIT } = options;
  const parser = new Papa.Parser({ delimiter, newline });
  let pending = '';
  let wanted = blockLength;
  let row = 0;
  let isStopped = false;

  const fail = (code: CsvFault['code']) => {
    isStopped = true;
    pending = '';
    options.onFault({ code, row: row + 1 });
  };

  const handOn = (block: Block) => {
    const broken = new Set<number>();
    for (const error of block.errors) if (error.row !== undefined) broken.add(error.row);
    const anyBroken = broken.size > 0;
    for (let index = 0; index < block.data.length && !isStopped; index += 1) {
      const cells = block.data[index];
      if (!cells) continue;
      if (newline === '\n') dropCarriageReturn(cells);
      const isBroken = anyBroken && broken.has(index);
      // With a line break in it, it may have swallowed any number of rows up to the next quotation mark.
      if (isBroken && cells.some((cell) => cell.includes(newline))) return fail('open-quote');
      row += 1;
      onRow(cells, row, isBroken ? 'broken' : 'sound');
    }
  };

  /** Blank rows are handed on without papaparse: a file may begin or end in millions of them. */
  const passBlankRows = () => {
    let at = 0;
    while (!isStopped) {
      const end = newline === '\n' && pending.charCodeAt(at) === 13 ? at + 1 : at;
      if (pending[end] !== newline) break;
      at = end + 1;
      row += 1;
      onRow([''], row, 'sound');
    }
    if (at > 0) pending = pending.slice(at);
  };

  const parseBlock = () => {
    passBlankRows();
    const block: Block = parser.parse(pending, 0, true);
    handOn(block);
    if (isStopped) return;
    pending = pending.slice(block.meta.cursor);
    wanted = pending.length + blockLength;
    if (pending.length > recordLimit)
      fail(leavesQuoteOpen(parser.parse(pending, 0, false)) ? 'open-quote' : 'too-large');
  };

  return {
    push: (text) => {
      if (isStopped) return;
      pending += text;
      if (pending.length >= wanted) parseBlock();
    },
    end: () => {
      if (isStopped || pending === '') return;
      const block: Block = parser.parse(pending, 0, false);
      const isOpen = leavesQuoteOpen(block);
      // papaparse reads one empty record after the last newline; a record with an open quote is no record.
      if (isOpen || pending.endsWith(newline)) block.data.pop();
      handOn(block);
      if (isOpen && !isStopped) fail('open-quote');
      pending = '';
    },
    stop: () => {
      isStopped = true;
      pending = '';
    },
  };
}

function leavesQuoteOpen(block: Block): boolean {
  return block.errors.some((error) => error.code === 'MissingQuotes');
}

function dropCarriageReturn(cells: string[]): void {
  const last = cells.length - 1;
  const text = cells[last];
  if (text?.charCodeAt(text.length - 1) === 13) cells[last] = text.slice(0, -1);
}

/** The newline of a text from its start: `\r` only where no line ends in `\n`. Newlines inside quotation marks do not count. */
export function newlineOf(text: string): Newline {
  let isQuoted = false;
  let carriageReturns = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 34) isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (code === 10) return '\n';
    else if (code === 13) carriageReturns += 1;
  }
  return carriageReturns > 0 ? '\r' : '\n';
}
