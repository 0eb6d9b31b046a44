import { createReadStream } from 'node:fs';
import { createJsScanner } from '../../functions/core/intake/scan/js-scanner.ts';
import { createProjectedRows } from '../../functions/core/intake/scan/projected-rows.ts';
import { startMeasuring } from './measured.ts';

/** Our parser alone: the cells that are needed of every row, as texts, from the file itself; nothing read, checked or counted. */
const COLUMNS = [0, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 22, 23, 24, 25];
const BYTE_ORDER_MARK = 3;
const [file = '', scanner] = process.argv.slice(2);
const report = startMeasuring();
let rows = -1;
const projected = createProjectedRows({
  delimiter: ',',
  newline: '\n',
  columns: COLUMNS,
  ...(scanner === 'JavaScript' && { createScanner: createJsScanner }),
  onRow: () => {
    rows += 1;
  },
  onFault: ({ code, row }) => {
    throw new Error(`${code} in row ${row}`);
  },
});
for await (const part of createReadStream(file, { start: BYTE_ORDER_MARK, highWaterMark: 1 << 20 }))
  projected.push(part);
projected.end();
report({ rows });
