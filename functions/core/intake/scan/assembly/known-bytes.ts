// The cells of one column by their bytes, as in `../known-bytes.ts`: a table of numbers and of places in memory.

import { INT, room } from './places';

export const LONGEST_KNOWN: i32 = 24;
export const NOTHING: i32 = -1;
const MOST_LOOKS: i32 = 16;
const FIRST_ROOM: i32 = 1 << 6;
const MOST_CELLS: i32 = 1 << 16;
const CELLS_TO_JUDGE_BY: i32 = 1 << 12;

const SIZE: i32 = 0;
const ROOM: i32 = 4;
const KEYS: i32 = 8;
const HASHES: i32 = 12;
const LENGTHS: i32 = 16;
const SLOTS: i32 = 20;
const FIRST: i32 = 24;
const LOOKS: i32 = 28;
const MISSES: i32 = 32;
const IS_WORTH: i32 = 36;

export function newTable(table: i32): void {
  store<i32>(table + SIZE, 1);
  store<i32>(table + ROOM, FIRST_ROOM);
  store<i32>(table + KEYS, room(FIRST_ROOM * LONGEST_KNOWN));
  store<i32>(table + HASHES, room(FIRST_ROOM * INT));
  store<i32>(table + LENGTHS, room(FIRST_ROOM));
  store<i32>(table + FIRST, 1);
  store<i32>(table + LOOKS, 0);
  store<i32>(table + MISSES, 0);
  store<i32>(table + IS_WORTH, 1);
  newSlots(table);
}

function newSlots(table: i32): void {
  const bytes = 2 * load<i32>(table + ROOM) * INT;
  const slots = room(bytes);
  memory.fill(slots, 0xff, bytes);
  store<i32>(table + SLOTS, slots);
}

export function isWorth(table: i32): boolean {
  return load<i32>(table + IS_WORTH) != 0;
}

/** Eight bytes of a cell; behind its end they are zero. */
@inline
function wordOf(start: i32, length: i32, offset: i32): u64 {
  const rest = length - offset;
  if (rest <= 0) return 0;
  const bytes = load<u64>(start + offset);
  return rest >= 8 ? bytes : bytes & ((u64(1) << (u64(rest) * 8)) - 1);
}

@inline
function hashOf(low: u64, middle: u64, high: u64, length: i32): i32 {
  let hash = (low ^ u64(length)) * 0x9e3779b97f4a7c15;
  hash = ((hash ^ (hash >> 32)) ^ middle) * 0xc2b2ae3d27d4eb4f;
  hash = ((hash ^ (hash >> 29)) ^ high) * 0x9e3779b97f4a7c15;
  return i32(hash ^ (hash >> 32));
}

/** As `KnownBytes.find`; the looks are for `judge`. */
@inline
export function look(table: i32, start: i32, length: i32): i32 {
  const low = wordOf(start, length, 0);
  const middle = wordOf(start, length, 8);
  const high = wordOf(start, length, 16);
  const hash = hashOf(low, middle, high, length);
  const mask = 2 * load<i32>(table + ROOM) - 1;
  const slots = load<i32>(table + SLOTS);
  const keys = load<i32>(table + KEYS);
  const hashes = load<i32>(table + HASHES);
  let slot = hash & mask;
  for (let tried = 0; tried < MOST_LOOKS; tried += 1) {
    const number = load<i32>(slots + slot * INT);
    if (number < 0) return NOTHING;
    if (load<i32>(hashes + number * INT) == hash) {
      const key = keys + number * LONGEST_KNOWN;
      const isKey = load<u64>(key) == low && load<u64>(key, 8) == middle && load<u64>(key, 16) == high;
      if (isKey && i32(load<u8>(load<i32>(table + LENGTHS) + number)) == length) return number;
    }
    slot = (slot + 1) & mask;
  }
  return NOTHING;
}

/** Gives the column up where most of what was looked for is new. */
export function judge(table: i32, looks: i32, misses: i32): void {
  const all = load<i32>(table + LOOKS) + looks;
  const missed = load<i32>(table + MISSES) + misses;
  const isJudged = all >= CELLS_TO_JUDGE_BY;
  if (isJudged) store<i32>(table + IS_WORTH, i32(missed < all / 2));
  store<i32>(table + LOOKS, isJudged ? 0 : all);
  store<i32>(table + MISSES, isJudged ? 0 : missed);
}

function put(table: i32, number: i32): boolean {
  const mask = 2 * load<i32>(table + ROOM) - 1;
  const slots = load<i32>(table + SLOTS);
  let slot = load<i32>(load<i32>(table + HASHES) + number * INT) & mask;
  for (let tried = 0; tried < MOST_LOOKS; tried += 1) {
    if (load<i32>(slots + slot * INT) < 0) {
      store<i32>(slots + slot * INT, number);
      return true;
    }
    slot = (slot + 1) & mask;
  }
  return false;
}

function grown(from: i32, bytes: i32): i32 {
  const larger = room(2 * bytes);
  memory.copy(larger, from, bytes);
  return larger;
}

function grow(table: i32): void {
  const size = load<i32>(table + ROOM);
  store<i32>(table + KEYS, grown(load<i32>(table + KEYS), size * LONGEST_KNOWN));
  store<i32>(table + HASHES, grown(load<i32>(table + HASHES), size * INT));
  store<i32>(table + LENGTHS, grown(load<i32>(table + LENGTHS), size));
  store<i32>(table + ROOM, 2 * size);
  newSlots(table);
  for (let number = load<i32>(table + FIRST); number < load<i32>(table + SIZE); number += 1) put(table, number);
}

/** As `KnownBytes.add`. */
export function add(table: i32, start: i32, length: i32): i32 {
  const size = load<i32>(table + SIZE);
  if (!isWorth(table) || length > LONGEST_KNOWN || size == MOST_CELLS) return NOTHING;
  // A cell that comes twice in one block is new both times.
  if (look(table, start, length) >= 0) return NOTHING;
  if (size == load<i32>(table + ROOM)) grow(table);
  const low = wordOf(start, length, 0);
  const middle = wordOf(start, length, 8);
  const high = wordOf(start, length, 16);
  const key = load<i32>(table + KEYS) + size * LONGEST_KNOWN;
  store<u64>(key, low);
  store<u64>(key, middle, 8);
  store<u64>(key, high, 16);
  store<i32>(load<i32>(table + HASHES) + size * INT, hashOf(low, middle, high, length));
  store<u8>(load<i32>(table + LENGTHS) + size, u8(length));
  if (!put(table, size)) return NOTHING;
  store<i32>(table + SIZE, size + 1);
  return size;
}

export function forgetAll(table: i32): void {
  memory.fill(load<i32>(table + SLOTS), 0xff, 2 * load<i32>(table + ROOM) * INT);
  store<i32>(table + FIRST, load<i32>(table + SIZE));
}
