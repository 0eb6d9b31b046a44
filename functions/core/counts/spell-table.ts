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

/** Entries in a segment: a table grows by segments, and what is in it is never copied. */
const SEGMENT_BITS = 14;
const SEGMENT = 1 << SEGMENT_BITS;
const WITHIN = SEGMENT - 1;
const START = 1 << 14;
const MAX_LOAD = 0.75;

// An entry is six numbers of 32 bits in a row, so that a look at it is one look into memory.
const STRIDE = 6;
const LOW = 0;
const HIGH = 1;
const UNIT_AND_MONTH = 2;
const MEASURES = 3;
const DELAY_DAYS = 4;
const MARKS = 5;

// −1 is a unit and a month as well.
const MOST_UNITS = 0xfffe;
const BYTE = 0xff;

/** A column of its own that takes memory only for segments with a value that is not 0. */
class SparseColumn {
  readonly #segments: (Float64Array | undefined)[] = [];

  get(position: number): number {
    return this.#segments[position >>> SEGMENT_BITS]?.[position & WITHIN] ?? 0;
  }

  set(position: number, value: number): void {
    const segment = this.#segments[position >>> SEGMENT_BITS];
    if (segment !== undefined) segment[position & WITHIN] = value;
    else if (value !== 0) this.#add(position, value);
  }

  #add(position: number, value: number): void {
    const segment = new Float64Array(SEGMENT);
    segment[position & WITHIN] = value;
    const at = position >>> SEGMENT_BITS;
    // An array with holes is slow to read.
    while (this.#segments.length <= at) this.#segments.push(undefined);
    this.#segments[at] = segment;
  }
}

/**
 * An open-addressing table of spells in typed arrays: about 30 bytes a spell, up to 70 where spells have several rows, no
 * ceiling at 16.7 million as a `Map` has, and no text of the file kept alive. Versions are kept as what they are behind
 * the first, which most files have throughout.
 */
export class SpellTable {
  size = 0;
  #firstVersion = 0;
  #slots = new Int32Array(START).fill(-1);
  readonly #segments: Int32Array[] = [];
  readonly #episode = new SparseColumn();
  readonly #version = new SparseColumn();
  readonly #openRows = new SparseColumn();
  readonly #opening = new SparseColumn();
  readonly #openingVersion = new SparseColumn();

  /** The position of the spell with this fingerprint, or −1. */
  find({ low, high }: Fingerprint): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = (low ^ high) & mask; ; slot = (slot + 1) & mask) {
      const position = slots[slot] as number;
      if (position < 0) return position;
      const segment = this.#segments[position >>> SEGMENT_BITS] as Int32Array;
      const at = (position & WITHIN) * STRIDE;
      if (segment[at + LOW] === (low | 0) && segment[at + HIGH] === (high | 0)) return position;
    }
  }

  /** Adds a spell that `find` did not find. Throws where there are more units or months than it can tell apart. */
  add(fingerprint: Fingerprint, entry: SpellEntry): void {
    const position = this.size;
    if ((position & WITHIN) === 0) this.#segments.push(new Int32Array(SEGMENT * STRIDE));
    if (position >= this.#slots.length * MAX_LOAD) this.#growSlots();
    if (position === 0) this.#firstVersion = entry.version;
    this.size += 1;
    const segment = this.#segments[position >>> SEGMENT_BITS] as Int32Array;
    const at = (position & WITHIN) * STRIDE;
    segment[at + LOW] = fingerprint.low;
    segment[at + HIGH] = fingerprint.high;
    this.set(position, entry);
    this.#place(position);
  }

  set(position: number, entry: SpellEntry): void {
    if (entry.unit > MOST_UNITS || entry.month > MOST_UNITS) throw new RangeError('Too many units or months');
    const segment = this.#segments[position >>> SEGMENT_BITS] as Int32Array;
    const at = (position & WITHIN) * STRIDE;
    segment[at + UNIT_AND_MONTH] = ((entry.unit + 1) << 16) | (entry.month + 1);
    segment[at + MEASURES] = entry.measures;
    segment[at + DELAY_DAYS] = entry.delayDays;
    segment[at + MARKS] = entry.standing | (entry.age << 8) | (entry.conditions << 16);
    this.#episode.set(position, entry.episode);
    this.#version.set(position, entry.version - this.#firstVersion);
    this.#openRows.set(position, entry.openRows);
    this.#opening.set(position, entry.opening);
    this.#openingVersion.set(position, entry.openingVersion - this.#firstVersion);
  }

  /** Copies the entry at `position` into `entry`, which the caller reuses. */
  read(position: number, entry: SpellEntry): void {
    const segment = this.#segments[position >>> SEGMENT_BITS] as Int32Array;
    const at = (position & WITHIN) * STRIDE;
    const place = segment[at + UNIT_AND_MONTH] as number;
    const marks = segment[at + MARKS] as number;
    entry.unit = (place >>> 16) - 1;
    entry.month = (place & 0xffff) - 1;
    entry.measures = segment[at + MEASURES] as number;
    entry.delayDays = segment[at + DELAY_DAYS] as number;
    entry.standing = marks & BYTE;
    entry.age = (marks >>> 8) & BYTE;
    entry.conditions = (marks >>> 16) & BYTE;
    entry.episode = this.#episode.get(position);
    entry.version = this.#firstVersion + this.#version.get(position);
    entry.openRows = this.#openRows.get(position);
    entry.opening = this.#opening.get(position);
    entry.openingVersion = this.#firstVersion + this.#openingVersion.get(position);
  }

  #place(position: number): void {
    const slots = this.#slots;
    const mask = slots.length - 1;
    const segment = this.#segments[position >>> SEGMENT_BITS] as Int32Array;
    const at = (position & WITHIN) * STRIDE;
    let slot = ((segment[at + LOW] as number) ^ (segment[at + HIGH] as number)) & mask;
    while ((slots[slot] as number) >= 0) slot = (slot + 1) & mask;
    slots[slot] = position;
  }

  #growSlots(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1);
    for (let position = 0; position < this.size; position += 1) this.#place(position);
  }
}
