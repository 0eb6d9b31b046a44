import type { Terminal } from './command.ts';

/** One line on a terminal that says how far a file is, drawn anew each time; where nobody looks on there is none. */
export type ReadingLine = { show(words: string): void; clear(): void };

const CLEAR = '\r\u001b[K';
const COLUMNS = 80;

export function readingLine(terminal: Terminal | undefined): ReadingLine {
  return {
    show: (words) => terminal?.write(`${CLEAR}${words.slice(0, (terminal.columns ?? COLUMNS) - 1)}`),
    clear: () => terminal?.write(CLEAR),
  };
}
