const MANY = 64;

/** Makes a row longer by blank cells. Thousands are made at once: one by one, the row would be copied at every other step. */
export function addBlanks(cells: string[], length: number): void {
  const from = cells.length;
  if (length - from > MANY) {
    cells.length = length;
    cells.fill('', from);
  } else for (let at = from; at < length; at += 1) cells.push('');
}
