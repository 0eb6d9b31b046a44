import type { Terminal } from './commands/command.ts';

/** Tells how far a long run has come. `beside` lets something else be said meanwhile; `end` takes the bar away. */
export type Progress = { done(count: number): void; beside(say: () => void): void; end(): void };

const WIDTH = 30;
const CLEAR = '\r\u001b[K';
const COLUMNS = 80;

/** Where nobody looks on there is no bar, only what is said. */
export const noProgress: Progress = { done: () => {}, beside: (say) => say(), end: () => {} };

function barOf(count: number, total: number, label: string): string {
  const filled = total === 0 ? WIDTH : Math.round((WIDTH * count) / total);
  return `[${'#'.repeat(filled)}${'-'.repeat(WIDTH - filled)}] ${count} of ${total} ${label}`;
}

/** A bar on a terminal, drawn anew in one line, below whatever is said beside it. */
export function terminalProgress(terminal: Terminal, { total, label }: { total: number; label: string }): Progress {
  let count = 0;
  const draw = () =>
    terminal.write(`${CLEAR}${barOf(count, total, label).slice(0, (terminal.columns ?? COLUMNS) - 1)}`);
  draw();
  return {
    done: (now) => {
      count = now;
      draw();
    },
    beside: (say) => {
      terminal.write(CLEAR);
      say();
      draw();
    },
    end: () => terminal.write(CLEAR),
  };
}
