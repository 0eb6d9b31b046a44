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

// An entry is five numbers of 32 bits in a row, so that a look at it is one look into memory.
const STRIDE = 5;
const LOW = 0;
const UNIT_AND_MONTH = 1;
const MEASURES = 2;
const DELAY_DAYS = 3;
const MARKS = 4;

// A slot is the position of a spell, or −1, and the high half of its fingerprint: the others that stand on the way to a
// spell are passed by without a look at their entries, and the slots can grow without one.
const SLOT = 2;
const emptySlots = (count: number): Int32Array => new Int32Array(count * SLOT).fill(-1);

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
 * An open-addressing table of spells in typed arrays: 30 to 40 bytes a spell, 50 while it grows, up to 80 where spells
 * have several rows; no ceiling at 16.7 million as a `Map` has, and no text of the file kept alive. Versions are kept as
 * what they are behind the first, which most files have throughout.
 */
export class SpellTable {
  size = 0;
  #firstVersion = 0;
  #slots = emptySlots(START);
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
    for (let at = (high << 1) & mask; ; at = (at + SLOT) & mask) {
      const position = slots[at] as number;
      if (position < 0) return position;
      if (slots[at + 1] !== (high | 0)) continue;
      const segment = this.#segments[position >>> SEGMENT_BITS] as Int32Array;
      if (segment[(position & WITHIN) * STRIDE + LOW] === (low | 0)) return position;
    }
  }

  /** Adds a spell that `find` did not find. Throws where there are more units or months than it can tell apart. */
  add(fingerprint: Fingerprint, entry: SpellEntry): void {
    const position = this.size;
    if ((position & WITHIN) === 0) this.#segments.push(new Int32Array(SEGMENT * STRIDE));
    if (position >= (this.#slots.length / SLOT) * MAX_LOAD) this.#growSlots();
    if (position === 0) this.#firstVersion = entry.version;
    this.size += 1;
    const segment = this.#segments[position >>> SEGMENT_BITS] as Int32Array;
    const at = (position & WITHIN) * STRIDE;
    segment[at + LOW] = fingerprint.low;
    this.set(position, entry);
    this.#place(position, fingerprint.high);
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

  #place(position: number, high: number): void {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let at = (high << 1) & mask;
    while ((slots[at] as number) >= 0) at = (at + SLOT) & mask;
    slots[at] = position;
    slots[at + 1] = high;
  }

  #growSlots(): void {
    const before = this.#slots;
    this.#slots = emptySlots(before.length);
    for (let at = 0; at < before.length; at += SLOT) {
      const position = before[at] as number;
      if (position >= 0) this.#place(position, before[at + 1] as number);
    }
  }
}
