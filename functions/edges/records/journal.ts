import type { Bucket } from '../files/bucket.ts';
import type { Item } from './table.ts';

/** Where the journal lies in the evidence bucket. */
export const JOURNAL_FOLDER = 'journal/';

/** The kinds of item that are kept, by the folder in which they lie. The rest of the table is worked out from these. */
export type JournalKind = 'audit' | 'counts' | 'currents' | 'notices' | 'returns' | 'sign-offs' | 'submissions';

/** Of these every state is kept under a name of its own; the last by name is how the item stands. */
export const KEPT_BY_STATE: ReadonlySet<string> = new Set<JournalKind>(['currents', 'sign-offs', 'submissions']);

/** Keeps items of the table beside it, so that the table can be made again. Keeping the same again changes nothing. */
export type Journal = { keep(kind: JournalKind, name: string, items: readonly Item[]): Promise<void> };

/** A journal in the evidence bucket: a file for each item as it stands, or for each set of counts. */
export function createJournal(evidence: Pick<Bucket, 'put'>): Journal {
  return {
    keep: async (kind, name, items) => {
      const key = `${JOURNAL_FOLDER}${kind}/${name}.json`;
      await evidence.put({ key, body: JSON.stringify(items), contentType: 'application/json' });
    },
  };
}

/** A version as part of a name, so that names sort as versions do. */
export function versionName(version: number): string {
  return String(version).padStart(9, '0');
}
