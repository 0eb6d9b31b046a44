import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Submission } from '../../core/submissions/submission.ts';
import { type Journal, type JournalKind, versionName } from '../records/journal.ts';
import { stateName } from '../records/submissions.ts';
import { type Item, type Table, withoutKeys } from '../records/table.ts';

/** A file of the journal, by its kind and its name there. */
export type JournalFile = { kind: JournalKind; name: string; items: Item[] };

type Said = Omit<JournalFile, 'items'>;

const text = (value: unknown): string => String(value ?? '');

/** Under which name an item is kept, by the beginning of its partition key; null where it is not kept as it stands. */
const names: Record<string, (item: Item) => Said | null> = {
  SUBMISSION: (item) => {
    const submission = withoutKeys<Submission>(item);
    return submission.state === 'settled' || submission.withdrawal
      ? { kind: 'submissions', name: `${submission.id}/${stateName(submission)}` }
      : null;
  },
  COUNTS: ({ pk }) => ({ kind: 'counts', name: pk.slice('COUNTS#'.length) }),
  CURRENT: ({ sk, version }) => ({ kind: 'currents', name: `${sk.replace('#', '/')}/${versionName(Number(version))}` }),
  RETURN: ({ sk, quarter, area, state }) =>
    state === 'published' ? { kind: 'returns', name: `${text(quarter)}/${text(area)}/${sk}` } : null,
  SIGNOFF: ({ quarter, area, version }) => ({
    kind: 'sign-offs',
    name: `${text(quarter)}/${text(area)}/${versionName(Number(version))}`,
  }),
  NOTICE: ({ quarter, id, sentAt }) =>
    sentAt ? { kind: 'notices', name: `${text(quarter)}/${encodeURIComponent(text(id))}` } : null,
  AUDIT: ({ id, at }) => ({ kind: 'audit', name: `${text(at).slice(0, 10)}/${encodeURIComponent(text(id))}` }),
};

async function* itemsOf(table: Table): AsyncGenerator<Item> {
  let start: Record<string, unknown> | undefined;
  do {
    const page = await table.client.send(
      new ScanCommand({ TableName: table.name, ConsistentRead: true, ExclusiveStartKey: start }),
    );
    yield* (page.Items ?? []) as Item[];
    start = page.LastEvaluatedKey;
  } while (start);
}

/** Every file that the journal has of a table, as things stand there. */
export async function journalOf(table: Table): Promise<JournalFile[]> {
  const files = new Map<string, JournalFile>();
  for await (const item of itemsOf(table)) {
    const said = names[item.pk.split('#')[0] ?? '']?.(item);
    if (!said) continue;
    const place = `${said.kind}/${said.name}`;
    const file = files.get(place) ?? { ...said, items: [] };
    file.items.push(item);
    files.set(place, file);
  }
  return [...files.values()];
}

/** Keeps again what the journal lacks of a table. Answers with the names. */
export async function journalAgain(
  journal: Journal,
  table: Table,
  isKept: (name: string) => boolean,
): Promise<string[]> {
  const again: string[] = [];
  for (const { kind, name, items } of await journalOf(table)) {
    if (isKept(`${kind}/${name}`)) continue;
    await journal.keep(kind, name, items);
    again.push(`${kind}/${name}`);
  }
  return again;
}
