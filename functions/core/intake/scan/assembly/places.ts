// Where things stand in memory, and the room for them. Views that the caller has of them are void once a room grows.

export const INT: i32 = 4;
/** What a table of `known-bytes.ts` takes, without the rooms that it points to. */
export const TABLE: i32 = 40;
const LOOK_AHEAD: i32 = 32;
const NO_COLUMN: i32 = -1;

export let delimiter: i32 = 0;
export let newline: i32 = 0;
export let width: i32 = 0;
export let most: i32 = 0;

export let columns: i32 = 0;
export let tables: i32 = 0;
export let input: i32 = 0;
export let starts: i32 = 0;
export let stops: i32 = 0;
export let ends: i32 = 0;
export let widths: i32 = 0;
export let references: i32 = 0;
export let marks: i32 = 0;
export let lines: i32 = 0;

// What is left is never used again: rooms double, so that at most half of the memory is lost.
export function room(bytes: i32): i32 {
  return i32(heap.alloc(bytes));
}

/** Makes room for a plan, in the place of all that was there; its columns are then written to `columnsAt`. */
export function layOut(withDelimiter: i32, withNewline: i32, planned: i32, records: i32): void {
  heap.reset();
  delimiter = withDelimiter;
  newline = withNewline;
  width = planned;
  most = records;
  columns = room((planned + 1) * INT);
  store<i32>(columns + planned * INT, NO_COLUMN);
  tables = room(planned * TABLE + INT);
  const cells = records * planned * INT + INT;
  starts = room(cells);
  stops = room(cells);
  references = room(cells);
  marks = room(cells);
  ends = room(records * INT);
  widths = room(records * INT);
}

/** Makes room for so many bytes of input, and keeps those that are there. */
export function reserve(capacity: i32, kept: i32): void {
  const larger = room(capacity + LOOK_AHEAD);
  if (kept > 0) memory.copy(larger, input, kept);
  input = larger;
  lines = room(capacity + LOOK_AHEAD);
}

export function columnsAt(): i32 {
  return columns;
}
export function inputAt(): i32 {
  return input;
}
export function referencesAt(): i32 {
  return references;
}
export function marksAt(): i32 {
  return marks;
}
export function startsAt(): i32 {
  return starts;
}
export function endsAt(): i32 {
  return ends;
}
export function widthsAt(): i32 {
  return widths;
}
export function linesAt(): i32 {
  return lines;
}
