const BYTES_OF_WORD = 4;
const WORDS = 6;
const FIRST_ROOM = 1 << 6;
// England has 35,672 small areas of 2021: they fit with the codes of other places.
const MOST_CELLS = 1 << 16;
// Cells that all fall on one place, as somebody may make them on purpose, cost no more than a few looks each.
const MOST_LOOKS = 16;
const CELLS_TO_JUDGE_BY = 1 << 12;
const PRIME = 0x9e3779b1;
const NOTHING = -1;

/** A longer cell is not worth knowing: it seldom comes again. */
export const LONGEST_KNOWN = WORDS * BYTES_OF_WORD;

/** Four bytes of a cell in one number; behind its end they are zero. */
function wordOf(bytes: DataView, start: number, length: number, word: number): number {
  const at = word * BYTES_OF_WORD;
  const four = bytes.getInt32(start + at, true);
  const rest = length - at;
  return rest >= BYTES_OF_WORD ? four : four & ((1 << (8 * rest)) - 1);
}

function hashOf(bytes: DataView, start: number, length: number): number {
  let hash = length;
  for (let word = 0; word * BYTES_OF_WORD < length; word += 1) {
    hash = Math.imul(hash ^ wordOf(bytes, start, length, word), PRIME);
    hash ^= hash >>> 15;
  }
  return hash;
}

/**
 * The cells of one column by their bytes as they stand in the file, so that a cell which comes again need be neither
 * decoded nor parsed. Each has a number from 1 on, and 0 is the cell in which nothing stands. Bounded in memory and in
 * looks; a column whose cells are mostly new is given up.
 */
export class KnownBytes {
  /** False once cells of this column are not worth looking up. */
  isWorth = true;
  #size = 1;
  #slots = new Int32Array(2 * FIRST_ROOM).fill(NOTHING);
  #keys = new Int32Array(FIRST_ROOM * WORDS);
  #lengths = new Uint8Array(FIRST_ROOM);
  #hashes = new Int32Array(FIRST_ROOM);
  #first = 1;
  #looks = 0;
  #misses = 0;

  /** The number of the cell that is the `length` bytes from `start`, 1 to `LONGEST_KNOWN`; −1 where it is new. */
  find(bytes: DataView, start: number, length: number): number {
    this.#looks += 1;
    const number = this.#look(bytes, start, length);
    if (number >= 0) return number;
    this.#misses += 1;
    if (this.#looks >= CELLS_TO_JUDGE_BY) this.#judge();
    return NOTHING;
  }

  /** Takes in a cell that `find` did not find: its number, −1 where it gets none. */
  add(bytes: DataView, start: number, length: number): number {
    // A cell that comes twice in one block is new both times.
    if (!this.isWorth || this.#size === MOST_CELLS || this.#look(bytes, start, length) >= 0) return NOTHING;
    if (this.#size === this.#lengths.length) this.#grow();
    const number = this.#size;
    for (let word = 0; word * BYTES_OF_WORD < length; word += 1)
      this.#keys[number * WORDS + word] = wordOf(bytes, start, length, word);
    this.#lengths[number] = length;
    this.#hashes[number] = hashOf(bytes, start, length);
    if (!this.#place(number)) return NOTHING;
    this.#size += 1;
    return number;
  }

  /** From here on all cells are new. What has a number keeps it. */
  forget(): void {
    this.#slots.fill(NOTHING);
    this.#first = this.#size;
  }

  #look(bytes: DataView, start: number, length: number): number {
    const hash = hashOf(bytes, start, length);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let look = 0; look < MOST_LOOKS; look += 1) {
      const number = this.#slots[slot] as number;
      if (number < 0) return NOTHING;
      // The hash of a cell of one word is as good as the word: another word has another one.
      const isAlike = this.#hashes[number] === hash && this.#lengths[number] === length;
      if (isAlike && (length <= BYTES_OF_WORD || this.#isKey(number, bytes, start))) return number;
      slot = (slot + 1) & mask;
    }
    return NOTHING;
  }

  #isKey(number: number, bytes: DataView, start: number): boolean {
    const length = this.#lengths[number] as number;
    const from = number * WORDS;
    for (let word = 0; word * BYTES_OF_WORD < length; word += 1)
      if (this.#keys[from + word] !== wordOf(bytes, start, length, word)) return false;
    return true;
  }

  #place(number: number): boolean {
    const mask = this.#slots.length - 1;
    for (let look = 0, slot = (this.#hashes[number] as number) & mask; look < MOST_LOOKS; look += 1) {
      if ((this.#slots[slot] as number) < 0) {
        this.#slots[slot] = number;
        return true;
      }
      slot = (slot + 1) & mask;
    }
    return false;
  }

  #grow(): void {
    const room = 2 * this.#lengths.length;
    const [keys, lengths, hashes] = [this.#keys, this.#lengths, this.#hashes];
    this.#keys = new Int32Array(room * WORDS);
    this.#keys.set(keys);
    this.#lengths = new Uint8Array(room);
    this.#lengths.set(lengths);
    this.#hashes = new Int32Array(room);
    this.#hashes.set(hashes);
    this.#slots = new Int32Array(2 * room).fill(NOTHING);
    for (let number = this.#first; number < this.#size; number += 1) this.#place(number);
  }

  #judge(): void {
    this.isWorth = this.#misses < this.#looks / 2;
    this.#looks = 0;
    this.#misses = 0;
  }
}
