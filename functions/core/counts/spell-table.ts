import type { Fingerprint } from './fingerprint.ts';

/** What is remembered of a spell while its file is read: where it counts and in which measures, never who it is about. */
export type SpellEntry = {
  /** Index of the unit and of the month; −1 where the spell counts nowhere. */
  unit: number;
  month: number;
  /** One bit per measure whose rules it passes. */
  measures: number;
  age: number;
  /** The conditions of the first episode that is known, which may be another row than the one that counts. */
  conditions: number;
  /** The order of that episode, and when that version of it was extracted or submitted. */
  opening: number;
  openingVersion: number;
  delayDays: number;
  /** Order of the episode in the spell: the last one speaks for the spell. */
  episode: number;
  /** When this version was extracted or submitted, in milliseconds: the latest one speaks for the episode. */
  version: number;
  /** How the row stands in the totals of rows. */
  standing: number;
  /** Rows of earlier episodes that had no end of the spell yet. */
  openRows: number;
};

const START = 1 << 14;
const GROWTH = 1.5;
const MAX_LOAD = 0.75;

/** A column that takes memory only from the first value on that is not 0. */
class SparseColumn {
  #values: Int32Array | Uint32Array | Float64Array | null = null;
  readonly #make: (size: number) => Int32Array | Uint32Array | Float64Array;

  constructor(make: (size: number) => Int32Array | Uint32Array | Float64Array) {
    this.#make = make;
  }

  get(position: number): number {
    return this.#values === null ? 0 : (this.#values[position] as number);
  }

  /** `size` is for how many positions the table has room. */
  set(position: number, value: number, size: number): void {
    if (this.#values === null) {
      if (value === 0) return;
      this.#values = this.#make(size);
    }
    this.#values[position] = value;
  }

  grow(size: number): void {
    if (this.#values) this.#values = grow(this.#values, size);
  }
}

function grow<T extends Int32Array | Uint32Array | Float64Array | Int16Array | Uint16Array | Uint8Array>(
  array: T,
  size: number,
): T {
  const larger = new (array.constructor as new (length: number) => T)(size);
  larger.set(array as never);
  return larger;
}

/**
 * An open-addressing table of spells in typed arrays: about 30 bytes a spell, 60 where spells have several rows, no ceiling
 * at 16.7 million as a `Map` has, and no text of the file kept alive. Versions are kept as what they are behind the first,
 * which most files have throughout.
 */
export class SpellTable {
  size = 0;
  #firstVersion = 0;
  #slots = new Int32Array(START).fill(-1);
  #low = new Uint32Array(START);
  #high = new Uint32Array(START);
  #unit = new Int16Array(START);
  #month = new Int16Array(START);
  #measures = new Uint32Array(START);
  #delayDays = new Int32Array(START);
  #episode = new SparseColumn((size) => new Int32Array(size));
  #version = new SparseColumn((size) => new Float64Array(size));
  #standing = new Uint8Array(START);
  #openRows = new SparseColumn((size) => new Uint32Array(size));
  #age = new Uint8Array(START);
  #conditions = new Uint8Array(START);
  #opening = new SparseColumn((size) => new Int32Array(size));
  #openingVersion = new SparseColumn((size) => new Float64Array(size));

  /** The position of the spell with this fingerprint, or −1. */
  find({ low, high }: Fingerprint): number {
    const mask = this.#slots.length - 1;
    for (let slot = (low ^ high) & mask; ; slot = (slot + 1) & mask) {
      const position = this.#slots[slot] as number;
      if (position < 0 || (this.#low[position] === low && this.#high[position] === high)) return position;
    }
  }

  /** Adds a spell that `find` did not find. */
  add(fingerprint: Fingerprint, entry: SpellEntry): void {
    if (this.size === this.#low.length) this.#growEntries();
    if (this.size >= this.#slots.length * MAX_LOAD) this.#growSlots();
    const position = this.size;
    if (position === 0) this.#firstVersion = entry.version;
    this.size += 1;
    this.#low[position] = fingerprint.low;
    this.#high[position] = fingerprint.high;
    this.set(position, entry);
    this.#place(position);
  }

  set(position: number, entry: SpellEntry): void {
    this.#unit[position] = entry.unit;
    this.#month[position] = entry.month;
    this.#measures[position] = entry.measures;
    this.#delayDays[position] = entry.delayDays;
    this.#episode.set(position, entry.episode, this.#low.length);
    this.#version.set(position, entry.version - this.#firstVersion, this.#low.length);
    this.#standing[position] = entry.standing;
    this.#openRows.set(position, entry.openRows, this.#low.length);
    this.#age[position] = entry.age;
    this.#conditions[position] = entry.conditions;
    this.#opening.set(position, entry.opening, this.#low.length);
    this.#openingVersion.set(position, entry.openingVersion - this.#firstVersion, this.#low.length);
  }

  /** Copies the entry at `position` into `entry`, which the caller reuses. */
  read(position: number, entry: SpellEntry): void {
    entry.unit = this.#unit[position] as number;
    entry.month = this.#month[position] as number;
    entry.measures = this.#measures[position] as number;
    entry.delayDays = this.#delayDays[position] as number;
    entry.episode = this.#episode.get(position);
    entry.version = this.#firstVersion + this.#version.get(position);
    entry.standing = this.#standing[position] as number;
    entry.openRows = this.#openRows.get(position);
    entry.age = this.#age[position] as number;
    entry.conditions = this.#conditions[position] as number;
    entry.opening = this.#opening.get(position);
    entry.openingVersion = this.#firstVersion + this.#openingVersion.get(position);
  }

  #place(position: number): void {
    const mask = this.#slots.length - 1;
    let slot = ((this.#low[position] as number) ^ (this.#high[position] as number)) & mask;
    while ((this.#slots[slot] as number) >= 0) slot = (slot + 1) & mask;
    this.#slots[slot] = position;
  }

  #growSlots(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1);
    for (let position = 0; position < this.size; position += 1) this.#place(position);
  }

  #growEntries(): void {
    const size = Math.ceil(this.#low.length * GROWTH);
    this.#low = grow(this.#low, size);
    this.#high = grow(this.#high, size);
    this.#unit = grow(this.#unit, size);
    this.#month = grow(this.#month, size);
    this.#measures = grow(this.#measures, size);
    this.#delayDays = grow(this.#delayDays, size);
    this.#episode.grow(size);
    this.#version.grow(size);
    this.#standing = grow(this.#standing, size);
    this.#openRows.grow(size);
    this.#age = grow(this.#age, size);
    this.#conditions = grow(this.#conditions, size);
    this.#opening.grow(size);
    this.#openingVersion.grow(size);
  }
}
