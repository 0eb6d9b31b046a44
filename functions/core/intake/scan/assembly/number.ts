// Numbers the cells that a scan marked, as `../js-numbers.ts` does.

import { add, forgetAll, isWorth, judge, LONGEST_KNOWN, look, newTable } from './known-bytes';
import {
  columns,
  INT,
  input,
  layOut,
  lines,
  marks,
  newline,
  references,
  starts,
  stops,
  TABLE,
  tables,
  width,
  widths,
} from './places';

const NEW: i32 = -1;

let copied: i32 = 0;

@inline
function tableOf(place: i32): i32 {
  return tables + place * TABLE;
}

/** Makes room for a plan, in the place of all that was there; its columns are then written to `columnsAt`. */
export function plan(delimiter: i32, newline: i32, planned: i32, records: i32): void {
  layOut(delimiter, newline, planned, records);
  for (let place = 0; place < planned; place += 1) newTable(tableOf(place));
}

export function copiedBytes(): i32 {
  return copied;
}

/** As `Scanner.number`: how many cells are new. */
export function number(records: i32): i32 {
  let count: i32 = 0;
  let line = lines;
  for (let place = 0; place < width; place += 1) {
    const table = tableOf(place);
    const column = load<i32>(columns + place * INT);
    const isKnown = isWorth(table);
    let looks: i32 = 0;
    let misses: i32 = 0;
    for (let record = 0; record < records; record += 1) {
      if (column >= load<i32>(widths + record * INT)) continue;
      const cell = (record * width + place) * INT;
      const start = load<i32>(starts + cell);
      const length = load<i32>(stops + cell) - start;
      let reference = length == 0 ? 0 : NEW;
      if (isKnown && length > 0 && length <= LONGEST_KNOWN) {
        looks += 1;
        reference = look(table, input + start, length);
        if (reference < 0) misses += 1;
      }
      if (reference < 0) {
        reference = NEW - count;
        store<i32>(marks + count * INT, record * width + place);
        count += 1;
        memory.copy(line, input + start, length);
        line += length;
        store<u8>(line, u8(newline));
        line += 1;
      }
      store<i32>(references + cell, reference);
    }
    judge(table, looks, misses);
  }
  copied = line - lines;
  return count;
}

/** As `Scanner.learn`. */
export function learn(mark: i32): i32 {
  const start = load<i32>(starts + mark * INT);
  return add(tableOf(mark % width), input + start, load<i32>(stops + mark * INT) - start);
}

/** As `Scanner.forget`. */
export function forget(): void {
  for (let place = 0; place < width; place += 1) forgetAll(tableOf(place));
}
