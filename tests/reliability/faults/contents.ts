import { canonicalJson } from '../../../functions/core/returns/canonical-json.ts';
import { standingKeys } from '../../../functions/edges/rebuild/kept-files.ts';
import { contentSha256 } from '../../../functions/edges/records/identity.ts';
import { JOURNAL_FOLDER } from '../../../functions/edges/records/journal.ts';
import type { Attributes } from '../../edges/records/memory-table.ts';
import type { Kept, Version } from './kept.ts';
import { SETTINGS } from './world.ts';

/** What is kept, as far as it must not depend on how it came about: a text for each thing, by its name. */
export type Contents = Map<string, string>;

const JOURNAL = `${SETTINGS.evidenceBucket}/${JOURNAL_FOLDER}`;

export const isOfJournal = (name: string): boolean => name.startsWith(JOURNAL);

/** Remembers of each thing what it comes to: nothing that is kept is ever changed in place. */
function remembered<T extends object, R>(work: (of: T) => R): (of: T) => R {
  const known = new WeakMap<T, { result: R }>();
  return (of) => {
    const { result } = known.get(of) ?? { result: work(of) };
    known.set(of, { result });
    return result;
  };
}

/** An item without how many attempts it took, nor how often a pointer was written, which says nothing of where it points. */
export const itemText = remembered((item: Attributes): string => {
  const { attempt: _attempt, attempts: _attempts, failures: _failures, version, ...rest } = item;
  return canonicalJson(rest.pk === 'CURRENT' || version === undefined ? rest : { ...rest, version });
});

export const bytesText = remembered((body: Buffer): string => `${body.length} bytes, ${contentSha256(body)}`);

const itemsIn = remembered((body: Buffer): Attributes[] => JSON.parse(body.toString()));

export const newestOf = (versions: readonly Version[] | undefined): Buffer | undefined => versions?.at(-1)?.body;

/** The items of which a table that is lost would be made again. */
function itemsOfJournal({ objects }: Kept): Attributes[] {
  const names = [...objects.keys()].filter(isOfJournal).map((name) => name.slice(SETTINGS.evidenceBucket.length + 1));
  return standingKeys(names).flatMap((key) => {
    const body = newestOf(objects.get(`${SETTINGS.evidenceBucket}/${key}`));
    return body ? itemsIn(body) : [];
  });
}

/** Everything that is kept, to its last byte. */
export function contentsOf(kept: Kept): Contents {
  const contents: Contents = new Map();
  for (const [key, item] of kept.items) contents.set(`item ${key}`, itemText(item));
  for (const [name, versions] of kept.objects) {
    const body = newestOf(versions);
    if (body && !isOfJournal(name)) contents.set(`object ${name}`, bytesText(body));
  }
  for (const item of itemsOfJournal(kept)) contents.set(`kept of ${item.pk} ${item.sk}`, itemText(item));
  for (const [name, tags] of kept.tags) contents.set(`tags of ${name}`, tags);
  for (const [to, messages] of kept.messages) contents.set(`messages to ${to}`, [...messages].sort().join('\n'));
  return contents;
}

/** What differs between two states, by name: what is wanted and what is there. */
export function differences(
  wanted: Contents,
  found: Contents,
): Record<string, [string | undefined, string | undefined]> {
  const names = new Set([...wanted.keys(), ...found.keys()]);
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const pair: [string | undefined, string | undefined] = [wanted.get(name), found.get(name)];
      return pair[0] === pair[1] ? [] : [[name, pair]];
    }),
  );
}
