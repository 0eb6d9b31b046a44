import type { SignOffStep } from '../../../functions/core/returns/sign-off.ts';
import type { ArrivedEvent } from '../../../functions/edges/work/arrived-event.ts';
import type { Model, Sent } from './model.ts';
import { createProduct, type Product } from './product.ts';
import { AREAS, type Area } from './sent-file.ts';
import { type RawStores, rawMemoryStores } from './stores-behind.ts';

/** A draft as somebody has read it. */
export type Read = { revision: number; contentSha256: string };

/** How far a return is signed, as those who signed it would tell: the steps given, and on which draft. */
export type Signing = {
  on: Read | null;
  steps: { step: SignOffStep; by: string }[];
  isSigned: boolean;
  /** Who took the signature off last, and why, if nobody has signed anything since. */
  unlocked: { by: string; reason: string } | null;
};

/** The product and what is expected of it. */
export type World = {
  product: Product;
  model: Model;
  /** The event of each file, by submission. */
  events: Map<string, ArrivedEvent>;
  signing: Map<Area, Signing>;
  /** What somebody read of a return at some time, and may sign later. */
  read: Map<Area, Read>;
  /** What people were cut off at and will do again. */
  unfinished: (() => Promise<void>)[];
  /** Revisions that were looked at already; they stay as they are. */
  looked: Set<string>;
  /** How many commands were run, and how often each thing came of one. */
  commands: number;
  came: Map<string, number>;
};

export const NOTHING_SIGNED: Signing = { on: null, steps: [], isSigned: false, unlocked: null };

/** A week before the quarter ends, when its first month is frozen. */
const START = '2025-06-24T09:00:00.000Z';

export function newWorld(raw: RawStores = rawMemoryStores()): World {
  return {
    product: createProduct(raw, START),
    model: { files: [] },
    events: new Map(),
    signing: new Map(AREAS.map((area) => [area, NOTHING_SIGNED])),
    read: new Map(),
    unfinished: [],
    looked: new Set(),
    commands: 0,
    came: new Map(),
  };
}

/** Counts something that came of a command, so that a test can tell that it came at all. */
export function count({ came }: World, what: string): void {
  came.set(what, (came.get(what) ?? 0) + 1);
}

export const signingOf = ({ signing }: World, area: Area): Signing => signing.get(area) ?? NOTHING_SIGNED;

export function sentBy({ model }: World, submission: string): Sent {
  const found = model.files.find((file) => file.submission === submission);
  if (!found) throw new Error(`Nobody sent ${submission}`);
  return found;
}
