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
const MAX_LOAD = 0.6;

function grow<T extends Int32Array | Uint32Array | Float64Array | Int16Array | Uint16Array | Uint8Array>(
  array: T,
  size: number,
): T {
  const larger = new (array.constructor as new (length: number) => T)(size);
  larger.set(array as never);
  return larger;
}

/**
 * An open-addressing table of spells in typed arrays: about 60 bytes a spell, no ceiling at 16.7 million as a `Map`
 * has, and no text of the file kept alive.
 */
export class SpellTable {
  size = 0;
  #slots = new Int32Array(START).fill(-1);
  #low = new Uint32Array(START);
  #high = new Uint32Array(START);
  #unit = new Int16Array(START);
  #month = new Int16Array(START);
  #measures = new Uint32Array(START);
  #delayDays = new Int32Array(START);
  #episode = new Int32Array(START);
  #version = new Float64Array(START);
  #standing = new Uint8Array(START);
  #openRows = new Uint32Array(START);
  #age = new Uint8Array(START);
  #conditions = new Uint8Array(START);
  #opening = new Int32Array(START);
  #openingVersion = new Float64Array(START);

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
    this.#episode[position] = entry.episode;
    this.#version[position] = entry.version;
    this.#standing[position] = entry.standing;
    this.#openRows[position] = entry.openRows;
    this.#age[position] = entry.age;
    this.#conditions[position] = entry.conditions;
    this.#opening[position] = entry.opening;
    this.#openingVersion[position] = entry.openingVersion;
  }

  /** Copies the entry at `position` into `entry`, which the caller reuses. */
  read(position: number, entry: SpellEntry): void {
    entry.unit = this.#unit[position] as number;
    entry.month = this.#month[position] as number;
    entry.measures = this.#measures[position] as number;
    entry.delayDays = this.#delayDays[position] as number;
    entry.episode = this.#episode[position] as number;
    entry.version = this.#version[position] as number;
    entry.standing = this.#standing[position] as number;
    entry.openRows = this.#openRows[position] as number;
    entry.age = this.#age[position] as number;
    entry.conditions = this.#conditions[position] as number;
    entry.opening = this.#opening[position] as number;
    entry.openingVersion = this.#openingVersion[position] as number;
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
    const size = this.#low.length * 2;
    this.#low = grow(this.#low, size);
    this.#high = grow(this.#high, size);
    this.#unit = grow(this.#unit, size);
    this.#month = grow(this.#month, size);
    this.#measures = grow(this.#measures, size);
    this.#delayDays = grow(this.#delayDays, size);
    this.#episode = grow(this.#episode, size);
    this.#version = grow(this.#version, size);
    this.#standing = grow(this.#standing, size);
    this.#openRows = grow(this.#openRows, size);
    this.#age = grow(this.#age, size);
    this.#conditions = grow(this.#conditions, size);
    this.#opening = grow(this.#opening, size);
    this.#openingVersion = grow(this.#openingVersion, size);
  }
}
