import { expect, test } from 'vitest';
import { noProgress, terminalProgress } from '../../local/progress-bar.ts';

test('on a terminal a bar shows how many of all returns are done, within its width, and goes away at the end', () => {
  const written: string[] = [];
  const terminal = { columns: 40, write: (text: string) => written.push(text) };
  const progress = terminalProgress(terminal, { total: 153, label: 'returns of 2025-26-Q1' });
  progress.done(51);
  progress.end();
  const clear = '\r\u001b[K';
  expect(written).toEqual([
    `${clear}[------------------------------] 0 of 1`,
    `${clear}[##########--------------------] 51 of `,
    clear,
  ]);
});

test('what is said beside the bar stands on a line of its own above it', () => {
  let screen = '';
  const progress = terminalProgress({ write: (text) => (screen += text) }, { total: 2, label: 'returns' });
  progress.done(1);
  progress.beside(() => {
    screen += 'Coventry: revision 1\n';
  });
  const bar = '[###############---------------] 1 of 2 returns';
  expect(screen.endsWith(`\r\u001b[KCoventry: revision 1\n\r\u001b[K${bar}`)).toBe(true);
});

test('where nobody looks on there is no bar, only what is said', () => {
  const said: string[] = [];
  noProgress.done(1);
  noProgress.beside(() => said.push('Coventry: revision 1'));
  noProgress.end();
  expect(said).toEqual(['Coventry: revision 1']);
});
