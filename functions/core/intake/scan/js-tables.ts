import { RECORDS_AT_ONCE } from './scanner.ts';

/** How far behind its capacity a scan may look. */
const SLACK = 8;

/** What a scanner in JavaScript writes into. */
export type JsTables = {
  input: Uint8Array;
  bytes: DataView;
  lines: Uint8Array;
  starts: Int32Array;
  stops: Int32Array;
  ends: Int32Array;
  widths: Int32Array;
  references: Int32Array;
  marks: Int32Array;
};

const withInput = (capacity: number) => {
  const input = new Uint8Array(capacity + SLACK);
  return { input, bytes: new DataView(input.buffer), lines: new Uint8Array(capacity + SLACK) };
};

export function createJsTables(width: number, capacity: number): JsTables {
  const ofCells = () => new Int32Array(RECORDS_AT_ONCE * width);
  const ofRecords = () => new Int32Array(RECORDS_AT_ONCE);
  return {
    ...withInput(capacity),
    ...{ starts: ofCells(), stops: ofCells(), references: ofCells(), marks: ofCells() },
    ...{ ends: ofRecords(), widths: ofRecords() },
  };
}

/** Makes room for `capacity` bytes of input and keeps the first `kept`. */
export function reserveInput(tables: JsTables, capacity: number, kept: number): void {
  const { input } = tables;
  Object.assign(tables, withInput(capacity));
  tables.input.set(input.subarray(0, kept));
}
