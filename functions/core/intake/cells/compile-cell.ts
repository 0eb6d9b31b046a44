import type { IsMissing } from '../missing.ts';
import type { SourceField } from '../source-contract.ts';
import { ageBandCell } from './age-band-cell.ts';
import { areaCell } from './area-cell.ts';
import type { CellReader } from './cell-reader.ts';
import { choiceCell } from './choice-cell.ts';
import { codeCell, providerCell } from './code-cell.ts';
import { dateCell, timestampCell } from './date-cell.ts';
import { numberCell } from './number-cell.ts';
import { financialYearCell, monthCell, periodCell, quarterCell } from './period-cell.ts';
import { onsCodeCell, textCell } from './text-cell.ts';

type Compile = (field: SourceField, isMissing: IsMissing) => CellReader;

const readers: Record<string, Compile> = {
  string: textCell,
  code: codeCell,
  residence: codeCell,
  provider: (_, isMissing) => providerCell(isMissing),
  area: areaCell,
  areaCode: (_, isMissing) => onsCodeCell(isMissing),
  choice: choiceCell,
  date: dateCell,
  timestamp: (_, isMissing) => timestampCell(isMissing),
  month: (_, isMissing) => monthCell(isMissing),
  period: (_, isMissing) => periodCell(isMissing),
  quarter: (_, isMissing) => quarterCell(isMissing),
  financialYear: (_, isMissing) => financialYearCell(isMissing),
  integer: numberCell,
  number: numberCell,
  percent: numberCell,
  numberOrPercent: numberCell,
  year: numberCell,
  ageBand: (_, isMissing) => ageBandCell(isMissing),
};

/** The reader of a field's cells. Throws where a contract names a type that does not exist: that is a fault of ours. */
export function compileCell(field: SourceField, isMissing: IsMissing): CellReader {
  const compile = readers[field.type];
  if (!compile) throw new Error(`Field ${field.name} has the unknown type ${field.type}`);
  return compile(field, isMissing);
}
