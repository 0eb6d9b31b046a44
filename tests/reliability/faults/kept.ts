import type { Attributes } from '../../edges/records/memory-table.ts';

/** One version of an object. */
export type Version = { id: string; body: Buffer; modifiedAt: Date };

/** All that lasts of a running product: what the stores and the queues hold. No part of it is ever changed in place. */
export type Kept = {
  /** Items of the table by their keys. */
  items: Map<string, Attributes>;
  /** Versions of each object, oldest first, by bucket and key. */
  objects: Map<string, readonly Version[]>;
  /** Tags by bucket, key and version. */
  tags: Map<string, string>;
  /** Messages by queue or topic: each once, as whoever is told the same again does nothing new. */
  messages: Map<string, ReadonlySet<string>>;
};

export type Store = keyof Kept;

/** Told of all that is written, right after it is. */
export type OnWrite = (store: Store, key: string, kept: Kept) => void;

class Observed<V> extends Map<string, V> {
  readonly #wrote: (key: string) => void;

  constructor(wrote: (key: string) => void) {
    super();
    this.#wrote = wrote;
  }

  override set(key: string, value: V): this {
    super.set(key, value);
    this.#wrote(key);
    return this;
  }
}

export function nothingKept(): Kept {
  return { items: new Map(), objects: new Map(), tags: new Map(), messages: new Map() };
}

/** The same once more, to go another way. */
export function copyOf({ items, objects, tags, messages }: Kept): Kept {
  return { items: new Map(items), objects: new Map(objects), tags: new Map(tags), messages: new Map(messages) };
}

/** The same once more, of which every change is told. */
export function observedCopyOf(from: Kept, onWrite: OnWrite): Kept {
  const observed = <V>(store: Store, entries: Map<string, V>): Map<string, V> => {
    let isReady = false;
    const copy = new Observed<V>((key) => {
      if (isReady) onWrite(store, key, kept);
    });
    for (const [key, value] of entries) copy.set(key, value);
    isReady = true;
    return copy;
  };
  const kept: Kept = {
    items: observed('items', from.items),
    objects: observed('objects', from.objects),
    tags: observed('tags', from.tags),
    messages: observed('messages', from.messages),
  };
  return kept;
}
